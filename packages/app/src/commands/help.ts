import { exitCodes } from '../output/exit-code.ts'
import { commands } from './commands.ts'

/** What `plumb` and `plumb --help` print. */
export function mainHelp(): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length))
  const list = commands.map(({ usage, asks }) => `  plumb ${usage.padEnd(width)}  ${asks}`)
  return `Plumb tests every promise an AI product makes, and says honestly when it cannot tell.

${list.join('\n')}

  plumb help COMMAND${' '.repeat(Math.max(1, width - 10))}Options and examples
  plumb --version

Start with a file of results:

  plumb init answers.csv      writes product.yaml: what the file could promise
  plumb check                 says which promises hold, which fail, and what is not known

Every command takes --json.

${codesText()}
`
}

export interface HelpText {
  readonly usage: string
  readonly about: string
  readonly options: readonly (readonly [option: string, meaning: string])[]
  readonly examples: readonly (readonly [command: string, meaning: string])[]
  readonly more?: string
  /** The exit code says the verdict. */
  readonly exits?: boolean
}

/** A command's help: usage, what it answers, options, examples. */
export function commandHelp({ usage, about, options, examples, more, exits = false }: HelpText): string {
  const parts = [
    `Usage: plumb ${usage}`,
    about,
    `Options\n${pairs([...options, ['--json', 'one JSON object on standard output; errors too']])}`,
    `Examples\n${pairs(examples.map(([command, meaning]) => [`plumb ${command}`, meaning]))}`,
    ...(more === undefined ? [] : [more]),
    ...(exits ? [codesText()] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

/** One code a line. */
function codesText(): string {
  return `Exit codes\n${exitCodes
    .split(', ')
    .map((code) => `  ${code}`)
    .join('\n')}`
}

function pairs(lines: readonly (readonly [string, string])[]): string {
  const width = Math.min(34, Math.max(...lines.map(([left]) => left.length)))
  return lines
    .map(([left, right]) =>
      left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
    )
    .join('\n')
}
