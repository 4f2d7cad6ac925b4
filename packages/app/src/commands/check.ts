import type { Check } from '@plumb/claims'
import type { Kept } from '../features/history/check-store.ts'
import { checkProduct } from '../features/checks/check-product.ts'
import { jsonText } from '../output/inert.ts'
import { exitCode } from '../output/exit-code.ts'
import { wantsColour } from '../output/paint.ts'
import type { Command } from './command.ts'
import { formatOption } from './format-option.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { badOption, parseOptions, type Parsed } from './options.ts'
import { createProgress } from './progress.ts'
import { noStoreOption, store } from './store.ts'
import { productTarget } from './target.ts'
import { version } from './version.ts'

/** `plumb check`: do the promises hold? */
export const checkCommand: Command = {
  help: commandHelp({
    usage: 'check [PATH] [--stage STAGE] [--as-of TIME] [--format FORMAT] [--no-store]',
    about:
      'Computes every promise of a product from its data and says which hold, which fail, what is not known,\nand what would settle it. PATH is a product.yaml or its folder (default: the current folder).\nThe check is kept in `.plumb/` beside the product file: `plumb history` says what changed.',
    options: [
      ['--stage STAGE', 'only this stage and those before it, and exit by them'],
      ['--as-of TIME', 'as if it were this day or time: 2026-03-31, 2026-03-31T12:00Z'],
      ['--format FORMAT', 'table (default), json, junit, markdown, html or csv'],
      ['--allow DIR', 'read data below this folder too; may be repeated'],
      noStoreOption,
    ],
    examples: [
      ['check', 'the product in this folder'],
      ['check shop/product.yaml --stage launch', 'may it launch?'],
      ['check --format markdown > comment.md', 'a comment for a pull request'],
      ['check --format junit > plumb.xml', 'for a build server'],
      ['check --json | jq .summary', 'for a program'],
    ],
    more: `JUnit: a promise that fails is a failure; one that is undecided or has no evidence is an error; a waived one is
skipped, with its true verdict in the message.

Colour only on a terminal; NO_COLOR=1 turns it off.`,
    exits: true,
  }),
  run: runCheck,
}

const formats = ['table', 'json', 'junit', 'markdown', 'html', 'csv'] as const
type Format = (typeof formats)[number]

async function runCheck(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseOptions(args, {
    options: {
      stage: { type: 'string' },
      'as-of': { type: 'string' },
      format: { type: 'string' },
      allow: { type: 'string', multiple: true },
      'no-store': { type: 'boolean' },
    },
    most: 1,
    usage: 'check [PATH] [--stage STAGE] [--as-of TIME] [--format FORMAT] [--no-store]',
  })
  const format = formatOption(parsed, formats)
  const check = await computed(parsed, io)
  io.stdout.write(await renderers[format](check, io))
  const kept = await store(check, parsed, io)
  if (format === 'table' && kept !== undefined) io.stdout.write(await sinceText(check, kept, io))
  return exitCode(check)
}

async function sinceText(check: Check, kept: Kept, io: Io): Promise<string> {
  const { sinceLastCheck } = await import('../features/history/since-last-check.ts')
  return sinceLastCheck(check, kept, Math.max(40, io.columns ?? 100))
}

/** The check that the options ask for, with a progress line while it runs. */
export async function computed(parsed: Parsed, io: Io): Promise<Check> {
  const stage = parsed.text('stage')
  const asOf = parsed.text('as-of')
  const progress = createProgress(io)
  try {
    return await checkProduct(productTarget(parsed.positionals[0], io.cwd), {
      ...(stage === undefined ? {} : { stage }),
      ...(asOf === undefined ? {} : { asOf: timeOption(asOf) }),
      now: io.now(),
      allow: parsed.texts('allow'),
      progress: progress.show,
      version,
    })
  } finally {
    progress.clear()
  }
}

/** Each format is loaded only when it is asked for. */
const renderers: Readonly<Record<Format, (check: Check, io: Io) => Promise<string>>> = {
  json: async (check) => `${jsonText(check, { indent: 2 })}\n`,
  junit: async (check) => (await import('../output/junit.ts')).renderJunit(check),
  markdown: async (check) => (await import('../output/markdown.ts')).renderMarkdown(check),
  csv: async (check) => (await import('../output/csv.ts')).renderCsv(check),
  html: async (check) => (await import('../features/report/render-report.ts')).renderReport(check),
  table: async (check, io) => {
    const { renderTable } = await import('../output/table.ts')
    const colour = wantsColour({ isTerminal: io.stdout.isTerminal, env: io.env })
    return renderTable(check, { columns: io.columns ?? 100, colour })
  },
}

/** A day is its first moment in UTC; a time without a zone is UTC. */
function timeOption(text: string): Date {
  const match = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text)
  const zoned = match === null || text.length === 10 || match[1] !== undefined ? text : `${text}Z`
  const date = new Date(zoned.replace(' ', 'T'))
  if (match === null || Number.isNaN(date.getTime()) || rolledOver(text, date)) {
    throw badOption('as-of', 'a day or a time such as 2026-03-31 or 2026-03-31T12:00Z', text)
  }
  return date
}

/** 2026-02-30 is not a day, though a Date takes it for one in March. */
function rolledOver(text: string, date: Date): boolean {
  return text.length === 10 && date.toISOString().slice(0, 10) !== text
}
