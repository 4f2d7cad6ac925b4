import { formatCount, formatRows, valueText } from '@plumb/claims'
import type { Value } from '@plumb/claims'
import { rowsBehind, type RowsBehind } from '../features/rows/rows-behind.ts'
import { jsonText } from '../output/inert.ts'
import { csvText } from '../output/csv.ts'
import { cutTo, padded, textWidth } from '../output/text-width.ts'
import type { Command } from './command.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { badOption, countOption, lacking, parseOptions, type Parsed } from './options.ts'
import { productTarget } from './target.ts'

const usage = 'rows [PATH] --claim ID [--where CONDITION] [--wrong] [--limit N]'

/** `plumb rows`: which rows are behind this number? */
export const rowsCommand: Command = {
  help: commandHelp({
    usage,
    about: 'Shows the rows that a promise was computed from. The ids stand in `plumb check --json`.',
    options: [
      ['--claim ID', 'the promise'],
      ['--where CONDITION', 'one slice, in the claim language: "country = \'DE\'"'],
      ['--wrong', 'only rows that count against the promise'],
      ['--limit N', 'at most so many rows (default 20)'],
      ['--format FORMAT', 'table (default), csv or json'],
      ['--allow DIR', 'read data below this folder too; may be repeated'],
    ],
    examples: [
      ['rows --claim precision-at-least --wrong', 'the false alarms'],
      ['rows --claim recall-in-each-country --where "country = \'DE\'" --limit 100 --format csv', 'to a spreadsheet'],
    ],
  }),
  run: runRows,
}

async function runRows(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const
  const wrong = { type: 'boolean' } as const
  const options = {
    claim: text,
    where: text,
    limit: text,
    format: text,
    wrong,
    allow: { ...text, multiple: true },
  } as const
  const parsed = parseOptions(args, { options, most: 1, usage })
  const format = formatOf(parsed)
  const result = await rowsBehind(productTarget(parsed.positionals[0], io.cwd), {
    claim: claimOf(parsed),
    ...whereOf(parsed),
    wrong: parsed.flag('wrong'),
    limit: countOption('limit', parsed.text('limit') ?? '20'),
    now: io.now(),
    allow: parsed.texts('allow'),
    signal: io.signal,
  })
  io.stdout.write(rendered(result, format, io.columns ?? 100))
  return 0
}

function formatOf(parsed: Parsed): 'table' | 'csv' | 'json' {
  const format = parsed.text('format') ?? (parsed.flag('json') ? 'json' : 'table')
  if (format === 'table' || format === 'csv' || format === 'json') return format
  throw badOption('format', 'table, csv or json', format)
}

function claimOf(parsed: Parsed): string {
  const claim = parsed.text('claim')
  if (claim !== undefined) return claim
  throw lacking(usage, '--claim ID')
}

function whereOf(parsed: Parsed): { readonly where?: string } {
  const where = parsed.text('where')
  return where === undefined ? {} : { where }
}

function rendered(result: RowsBehind, format: 'table' | 'csv' | 'json', width: number): string {
  if (format === 'json') return `${jsonText({ schema: 'plumb/rows@1', ...result })}\n`
  if (format === 'csv') return csvText([result.columns, ...result.rows])
  return rowsTable(result, width)
}

/** As many columns as fit, each cut to what it may take, and a last line that says what is left out. */
function rowsTable({ columns, rows, total }: RowsBehind, width: number): string {
  const cells = [columns, ...rows].map((row) => row.map((value: Value) => cutTo(valueText(value), 32)))
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => textWidth(row[at] ?? ''))))
  const fitting = Math.max(
    1,
    widths.filter((_, at) => widths.slice(0, at + 1).reduce((sum, one) => sum + one + 2, -2) <= width).length,
  )
  const lines = cells.map((row) =>
    row
      .slice(0, fitting)
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const hidden = columns.length - fitting
  const of = total === null || total === rows.length ? '' : ` of ${formatCount(total)}`
  const last = `${formatRows(rows.length)}${of}${hidden > 0 ? `; ${formatCount(hidden)} more columns (--format csv shows all)` : ''}`
  return `${[...lines, '', last].join('\n')}\n`
}
