import type { Check } from '@plumb/claims'
import type { Baseline } from '../features/baseline/read-baseline.ts'
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
import { withProgress } from './progress.ts'
import { noStoreOption, store } from './store.ts'
import { productTarget } from './target.ts'
import { version } from './version.ts'

const usage = 'check [PATH] [--stage STAGE] [--as-of TIME] [--baseline FILE|REF] [--format FORMAT] [--no-store]'

/** `plumb check`: do the promises hold? */
export const checkCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Computes every promise of a product from its data and says which hold, which fail, what is not known,\nand what would settle it. PATH is a product.yaml or its folder (default: the current folder).\nThe check is kept in `.plumb/` beside the product file: `plumb history` says what changed.',
    options: [
      ['--stage STAGE', 'only this stage and those before it, and exit by them'],
      ['--as-of TIME', 'as if it were this day or time: 2026-03-31, 2026-03-31T12:00Z'],
      ['--baseline FILE|REF', 'says what changed since this evidence: a file, or evidence.json at a git ref'],
      ['--format FORMAT', 'table (default), json, junit, markdown, html or csv'],
      ['--allow DIR', 'read data below this folder too; may be repeated'],
      noStoreOption,
    ],
    examples: [
      ['check', 'the product in this folder'],
      ['check shop/product.yaml --stage launch', 'may it launch?'],
      ['check --format markdown > comment.md', 'a comment for a pull request'],
      ['check --baseline origin/main --format markdown', 'newly failing, newly holding, moved bounds'],
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
      baseline: { type: 'string' },
      allow: { type: 'string', multiple: true },
      'no-store': { type: 'boolean' },
    },
    most: 1,
    usage,
  })
  const format = formatOption(parsed, formats)
  const baseline = await baselineOf(parsed, format, io)
  const check = await computed(parsed, io)
  io.stdout.write(await renderers[format](check, io, baseline))
  const kept = await store(check, parsed, io)
  if (format === 'table' && kept !== undefined) io.stdout.write(await sinceText(check, kept, io))
  return exitCode(check)
}

/** Read before anything is computed, so that a wrong one is known at once. */
async function baselineOf(parsed: Parsed, format: Format, io: Io): Promise<Baseline | undefined> {
  const source = parsed.text('baseline')
  if (source === undefined) return undefined
  if (format !== 'table' && format !== 'json' && format !== 'markdown') {
    throw badOption('baseline', 'the format table, json or markdown', format)
  }
  const { readBaseline } = await import('../features/baseline/read-baseline.ts')
  return readBaseline(source, productTarget(parsed.positionals[0], io.cwd))
}

async function sinceText(check: Check, kept: Kept, io: Io): Promise<string> {
  const { sinceLastCheck } = await import('../features/history/since-last-check.ts')
  return sinceLastCheck(check, kept, Math.max(40, io.columns ?? 100))
}

/** The check that the options ask for, with a progress line while it runs. */
export async function computed(parsed: Parsed, io: Io): Promise<Check> {
  const stage = parsed.text('stage')
  const asOf = parsed.text('as-of')
  return withProgress(io, (progress) =>
    checkProduct(productTarget(parsed.positionals[0], io.cwd), {
      ...(stage === undefined ? {} : { stage }),
      ...(asOf === undefined ? {} : { asOf: timeOption(asOf) }),
      now: io.now(),
      allow: parsed.texts('allow'),
      progress,
      version,
      signal: io.signal,
    }),
  )
}

type Renderer = (check: Check, io: Io, baseline: Baseline | undefined) => Promise<string>

/** Each format is loaded only when it is asked for. */
const renderers: Readonly<Record<Format, Renderer>> = {
  json: async (check, _, baseline) => {
    if (baseline === undefined) return `${jsonText(check, { indent: 2 })}\n`
    const { withBaseline } = await import('../features/baseline/baseline-json.ts')
    return `${jsonText(withBaseline(baseline, check), { indent: 2 })}\n`
  },
  junit: async (check) => (await import('../output/junit.ts')).renderJunit(check),
  markdown: async (check, _, baseline) => {
    const { renderMarkdown } = await import('../output/markdown.ts')
    if (baseline === undefined) return renderMarkdown(check)
    const { baselineMarkdown } = await import('../features/baseline/baseline-markdown.ts')
    return renderMarkdown(check, { beneath: baselineMarkdown(baseline, check) })
  },
  csv: async (check) => (await import('../output/csv.ts')).renderCsv(check),
  html: async (check) => (await import('../features/report/render-report.ts')).renderReport(check),
  table: async (check, io, baseline) => {
    const { renderTable } = await import('../output/table.ts')
    const colour = wantsColour({ isTerminal: io.stdout.isTerminal, env: io.env })
    const table = renderTable(check, { columns: io.columns ?? 100, colour })
    if (baseline === undefined) return table
    const { baselineTable } = await import('../features/baseline/baseline-table.ts')
    return table + baselineTable(baseline, check, Math.max(40, io.columns ?? 100))
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
