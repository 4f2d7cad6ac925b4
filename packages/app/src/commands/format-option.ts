import { InputError } from '@plumb/claims'
import { nearest } from './nearest.ts'
import type { Parsed } from './options.ts'

/** The format that is asked for, by `--format` or `--json`; the table without either. */
export function formatOption<Format extends string>(
  parsed: Parsed,
  formats: readonly Format[],
): Format | 'json' | 'table' {
  const text = parsed.text('format')
  const format = formats.find((name) => name === text)
  if (text !== undefined && format === undefined) throw unknownFormat(text, formats)
  if (parsed.flag('json') && format !== undefined && format !== 'json') {
    throw new InputError('bad-command', `--json and --format ${format} ask for two different things`, {
      wanted: 'one of --json and --format',
      got: 'both',
    })
  }
  return format ?? (parsed.flag('json') ? 'json' : 'table')
}

function unknownFormat(got: string, formats: readonly string[]): InputError {
  const wanted = formats.join(', ')
  const near = nearest(got, formats)
  return new InputError('bad-command', `--format wants one of ${wanted}, got \`${got}\``, {
    wanted,
    got,
    ...(near === undefined ? {} : { nearest: near }),
  })
}
