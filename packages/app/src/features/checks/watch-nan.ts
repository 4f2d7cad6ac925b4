import { columnsOf, type Cells, type Expr, type Scan } from '@plumb/claims'
import type { Trust } from '../../warehouse/relation.ts'

/** A scan that looks for NaN on its way. */
export interface Watched {
  readonly scan: Scan
  /** The scan with what it watches beside its own values. Fold reads a scan's own values only. */
  readonly watch: Scan
  /** What was taken on trust may stop it: a sum has no place for NaN, keys told as one number none for further values. */
  readonly breaks: boolean
}

/**
 * Each trusted column is watched by one scan of all rows that reads it: by its largest value, since NaN is larger than
 * any number; not at all where NaN would stop a sum. A scan of some rows watches what no scan of all rows reads.
 *
 * @param trusts by dataset, what was taken on trust
 */
export function watching(scans: readonly Scan[], trusts: ReadonlyMap<string, Trust>): readonly Watched[] {
  const seen = new Set<string>()
  const watched = new Map<Scan, Watched>()
  for (const scan of scans.toSorted((one, other) => seriousness(one) - seriousness(other))) {
    const trust = trusts.get(scan.dataset)
    const columns = columnsOf(scan)
    const read = columns.filter((name) => trust?.finite.includes(name))
    const unseen = read.filter((name) => !seen.has(JSON.stringify([scan.dataset, name])))
    const summed = summedIn(scan)
    watched.set(scan, {
      scan,
      watch: withLargest(
        scan,
        unseen.filter((name) => !summed.includes(name)),
      ),
      breaks: read.length > 0 || columns.some((name) => trust?.values.has(name)),
    })
    if (scan.filter === undefined) for (const name of read) seen.add(JSON.stringify([scan.dataset, name]))
  }
  return scans.map((scan) => watched.get(scan)!)
}

/** Scans of all rows that add up come first, then others of all rows. */
function seriousness(scan: Scan): number {
  return scan.filter !== undefined ? 2 : summedIn(scan).length > 0 ? 0 : 1
}

/** Columns whose NaN stops a sum of whole numbers, whatever else stands in the row. */
function summedIn({ values }: Scan): readonly string[] {
  return values.flatMap(({ aggregate }) => (aggregate.kind === 'sum' ? onlyColumn(operands(aggregate.of)) : []))
}

/** The column among operands that are there in every row but for it: a missing one would hide its NaN. */
function onlyColumn(terms: readonly Expr[]): readonly string[] {
  const open = terms.filter((term) => !isAlwaysThere(term))
  const names = open.map((term) => (term.op === 'column' && term.type === 'number' ? term.name : undefined))
  const [first] = names
  return first !== undefined && names.every((name) => name === first) ? [first] : []
}

/** What +, −, × and division by a number put together. */
function operands(expr: Expr): readonly Expr[] {
  if (expr.op !== 'arithmetic' || (expr.how === '/' && !isDivisor(expr.right))) return [expr]
  return [...operands(expr.left), ...operands(expr.right)]
}

function isDivisor(expr: Expr): boolean {
  return isNumber(expr) && expr.value !== 0
}

function isAlwaysThere(expr: Expr): boolean {
  return isNumber(expr) || (expr.op === 'if' && isAlwaysThere(expr.value) && isAlwaysThere(expr.otherwise))
}

function isNumber(expr: Expr): expr is Extract<Expr, { readonly op: 'literal' }> {
  return expr.op === 'literal' && typeof expr.value === 'number'
}

function withLargest(scan: Scan, columns: readonly string[]): Scan {
  const largest = columns.map((name) => ({
    name: `largest ${name}`,
    aggregate: { kind: 'maximum' as const, of: { op: 'column' as const, name, type: 'number' as const } },
  }))
  return { ...scan, values: [...scan.values, ...largest] }
}

/** Whether some cell's watched value is NaN. */
export function holdsNan({ values }: Cells, scan: Scan): boolean {
  return values.slice(scan.values.length).some((largest) => largest.some((value) => Number.isNaN(Number(value ?? 0))))
}
