import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { InputError, visibleText, type Check } from '@plumb/claims'
import type { Kept } from '../features/history/check-store.ts'
import type { ReportHistory } from '../features/report/report-history.ts'
import { reportPages } from '../features/report/report-pages.ts'
import { exitCode } from '../output/exit-code.ts'
import { inertTerminal, jsonText } from '../output/inert.ts'
import { computed } from './check.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { parseOptions, type Parsed } from './options.ts'
import { noStoreOption, store } from './store.ts'
import { productTarget } from './target.ts'

const usage = 'report [PATH] [--executive] [--out FILE] [--stage STAGE] [--as-of TIME] [--no-store]'

/** `plumb report`: what do I send around? */
export const reportCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Writes one HTML file that needs nothing else: the verdict, every promise with its picture and n, slices by concern,\nwhat changed since the last checks and why, what the report cannot tell, what the measures mean, and the\nevidence itself. It can be mailed, attached and printed. Prints where it is.',
    options: [
      ['--executive', 'one A4 page of fewer than 250 words and at most seven figures'],
      ['--out FILE', 'where to write it (default: plumb-report.html beside the product)'],
      ['--stage STAGE', 'only this stage and those before it'],
      ['--as-of TIME', 'as if it were this day or time'],
      ['--allow DIR', 'read data below this folder too; may be repeated'],
      noStoreOption,
    ],
    examples: [
      ['report', 'plumb-report.html in this folder'],
      ['report --executive --out one-page.html', 'for somebody who has a minute'],
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
    executive: { type: 'boolean' },
  } as const
  const parsed = parseOptions(args, { options, most: 1, usage })
  const kind = parsed.flag('executive') ? 'executive' : 'report'
  const check = await computed(parsed, io)
  const kept = await store(check, parsed, io)
  const history = await historyOf(check, kept, parsed, io)
  const file = outFile(parsed.text('out'), parsed.positionals[0], io.cwd)
  await written(file, reportPages[kind](check, history))
  const object = { schema: 'plumb/report@1', path: file, product: check.product, verdict: check.verdict }
  io.stdout.write(parsed.flag('json') ? `${jsonText(object)}\n` : `${inertTerminal(file)}\n`)
  return exitCode(check)
}

/** A record that cannot be read is said, and the report stands without it. */
async function historyOf(check: Check, kept: Kept | undefined, parsed: Parsed, io: Io): Promise<ReportHistory | null> {
  const { collectHistory } = await import('../features/report/collect-history.ts')
  try {
    return await collectHistory(check, productTarget(parsed.positionals[0], io.cwd), kept)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    io.stderr.write(`plumb: the report has no history: ${visibleText(error.message)}\n`)
    return null
  }
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
