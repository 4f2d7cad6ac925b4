import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { InputError } from '@plumb/claims'
import { renderReport } from '../features/report/render-report.ts'
import { exitCode } from '../output/exit-code.ts'
import { inertTerminal, jsonText } from '../output/inert.ts'
import { computed } from './check.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { parseOptions } from './options.ts'
import { noStoreOption, store } from './store.ts'

const usage = 'report [PATH] [--out FILE] [--stage STAGE] [--as-of TIME] [--no-store]'

/** `plumb report`: what do I send around? */
export const reportCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Writes one HTML file that needs nothing else: the verdict, every promise with its picture and n, slices by concern,\nwhat the report cannot tell, and the evidence itself. It can be mailed, attached and printed. Prints where it is.',
    options: [
      ['--out FILE', 'where to write it (default: plumb-report.html beside the product)'],
      ['--stage STAGE', 'only this stage and those before it'],
      ['--as-of TIME', 'as if it were this day or time'],
      ['--allow DIR', 'read data below this folder too; may be repeated'],
      noStoreOption,
    ],
    examples: [
      ['report', 'plumb-report.html in this folder'],
      ['report shop --out launch.html --stage launch', 'for the launch meeting'],
    ],
    exits: true,
  }),
  run: runReport,
}

async function runReport(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const options = {
    out: text,
    stage: text,
    'as-of': text,
    allow: { type: 'string', multiple: true },
    'no-store': { type: 'boolean' },
  } as const
  const parsed = parseOptions(args, { options, most: 1, usage })
  const check = await computed(parsed, io)
  const file = outFile(parsed.text('out'), parsed.positionals[0], io.cwd)
  await written(file, renderReport(check))
  const object = { schema: 'plumb/report@1', path: file, product: check.product, verdict: check.verdict }
  io.stdout.write(parsed.flag('json') ? `${jsonText(object)}\n` : `${inertTerminal(file)}\n`)
  await store(check, parsed, io)
  return exitCode(check)
}

function outFile(out: string | undefined, path: string | undefined, cwd: string): string {
  if (out !== undefined) return resolve(cwd, out)
  const product = resolve(cwd, path ?? '.')
  return resolve(/\.ya?ml$/i.test(product) ? dirname(product) : product, 'plumb-report.html')
}

async function written(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  } catch (cause) {
    throw new InputError('bad-command', `the report cannot be written to ${file}`, {
      file,
      wanted: 'a file that can be written',
      cause,
    })
  }
}
