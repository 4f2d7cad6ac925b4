import type { Comparison, CompareOptions } from '@plumb/claims'
import { compareCandidates } from '../features/compare/compare-candidates.ts'
import { compareExitCode } from '../features/compare/compare-exit-code.ts'
import { jsonText } from '../output/inert.ts'
import { wantsColour } from '../output/paint.ts'
import type { Command } from './command.ts'
import { formatOption } from './format-option.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { lacking, numberOption, parseOptions, type Parsed } from './options.ts'
import { withProgress } from './progress.ts'
import { productTarget } from './target.ts'
import { version } from './version.ts'

const usage = 'compare [PATH] --on MEASURE [--where CONDITION] [--data NAME] [--confidence 95%] [--format FORMAT]'

/** `plumb compare`: which candidate is the best, and which cannot be told apart? */
export const compareCommand: Command = {
  help: commandHelp({
    usage,
    about:
      'Puts all candidates of a product in tiers by one measure, on the rows that all of them answered. Nobody in the\nfirst tier is shown to be worse than anyone; the ranges of all differences hold at once.',
    options: [
      ['--on MEASURE', 'what they are compared on: accuracy, "recall at threshold 0.7"'],
      ['--where CONDITION', 'only these rows: "country = \'DE\'"'],
      ['--data NAME', 'the dataset (default: the first)'],
      ['--confidence SHARE', "of all statements together (default: the product's, else 95%)"],
      ['--format FORMAT', 'table (default), json, markdown or csv'],
      ['--allow DIR', 'read data below this folder too; may be repeated'],
    ],
    examples: [
      ['compare --on accuracy', 'the product in this folder'],
      ['compare shop --on cost_per_1000 --where "country = \'DE\'"', 'what mistakes cost in one country'],
      ['compare --on roc_auc --format markdown > comment.md', 'a comment for a pull request'],
    ],
    more: `A promise of the same: "model beats others on accuracy".

Exit codes
  0 one candidate is shown to be better than all others
  2 it cannot be told which is best
  3 bad input
  4 a fault of Plumb`,
  }),
  run: runCompare,
}

const formats = ['table', 'json', 'markdown', 'csv'] as const
type Format = (typeof formats)[number]

async function runCompare(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const options = {
    on: text,
    where: text,
    data: text,
    confidence: text,
    format: text,
    allow: { ...text, multiple: true },
  } as const
  const parsed = parseOptions(args, { options, most: 1, usage })
  const format = formatOption(parsed, formats)
  const comparison = await compared(parsed, io)
  io.stdout.write(await renderers[format](comparison, io))
  return compareExitCode(comparison)
}

async function compared(parsed: Parsed, io: Io): Promise<Comparison> {
  const asked = askedOf(parsed)
  return withProgress(io, (progress) =>
    compareCandidates(productTarget(parsed.positionals[0], io.cwd), asked, {
      now: io.now(),
      allow: parsed.texts('allow'),
      progress,
      version,
      signal: io.signal,
    }),
  )
}

function askedOf(parsed: Parsed): CompareOptions {
  const [on, where, data, confidence] = ['on', 'where', 'data', 'confidence'].map(parsed.text)
  if (on === undefined) throw lacking(usage, '--on MEASURE')
  return {
    on,
    ...(where === undefined ? {} : { where }),
    ...(data === undefined ? {} : { data }),
    ...(confidence === undefined ? {} : { confidence: confidenceOf(confidence) }),
  }
}

function confidenceOf(text: string): number {
  return numberOption('confidence', text, 'a share between 0% and 100%, such as 95%', (value) => value > 0 && value < 1)
}

/** Each format is loaded only when it is asked for. */
const renderers: Readonly<Record<Format, (comparison: Comparison, io: Io) => Promise<string>>> = {
  json: async (comparison) => `${jsonText(comparison, { indent: 2 })}\n`,
  markdown: async (comparison) => (await import('../features/compare/compare-markdown.ts')).compareMarkdown(comparison),
  csv: async (comparison) => (await import('../features/compare/compare-csv.ts')).compareCsv(comparison),
  table: async (comparison, io) => {
    const { compareTable } = await import('../features/compare/compare-table.ts')
    const colour = wantsColour({ isTerminal: io.stdout.isTerminal, env: io.env })
    return compareTable(comparison, { columns: io.columns ?? 100, colour })
  },
}
