import type { DuplicatesScan } from '../../plan/scan.ts'
import { printCondition, printExpr } from './print-expr.ts'
import { printGroups } from './print-groups.ts'
import { printKey } from './print-key.ts'
import { quoteText } from './quote.ts'

/**
 * How many rows there are (`v0`), and how many of them repeat an earlier one in these columns (`v1`; with a label, how
 * many are like one of another label), by keys `k0 …` in their order, missing first. Rows are compared within their cell: rows minus different rows. Missing values are equal;
 * a bad value equals other bad values of its column, and no missing one.
 *
 * @param relation as in `printScan`
 */
export function printDuplicates({ filter, columns, label, keys }: DuplicatesScan, relation: string): string {
  const where = filter === undefined ? '' : ` where ${printCondition(filter)}`
  // a name that two columns bear means the first: ours stand before the file's
  const own = [...keys.map(({ expr }, index) => `${printKey(expr)} as ${keyName(index)}`), `count(*) as ${rowsName}`]
  if (label !== undefined) own.push(`count(distinct ${printExpr(label)}) > 1 as ${conflictName}`)
  const different = `select ${own.join(', ')}, ${printColumns(columns)} from ${relation}${where} group by all`
  const shown = keys.map((_, index) => `${keyName(index)} as k${index}`)
  const counts = [
    `coalesce(sum(${rowsName}), 0)::bigint as v0`,
    label === undefined
      ? `(coalesce(sum(${rowsName}), 0) - count(*))::bigint as v1`
      : `coalesce(sum(${rowsName}) filter (where ${conflictName}), 0)::bigint as v1`,
  ]
  return `select ${[...shown, ...counts].join(', ')} from (${different})${printGroups(keys.length)}`
}

const rowsName = `"\u0001rows"`
const conflictName = `"\u0001conflict"`

/** Those of the file, and which of their values are bad; not what was joined to the rows. */
const allColumns = `columns(c -> not contains(c, chr(1)) or ends_with(c, chr(1) || 'bad'))`

function keyName(index: number): string {
  return `"\u0001key${index}"`
}

function printColumns(columns: readonly string[]): string {
  if (columns.length === 0) return allColumns
  const names = columns.flatMap((name) => [name, `${name}\u0001bad`])
  return `columns(c -> c in (${names.map(quoteText).join(', ')}))`
}
