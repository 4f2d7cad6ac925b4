import { duplicatesValue } from '../forms/count.ts'
import type { Expr, Value } from '../plan/expr.ts'
import type { Aggregate, Cells, DuplicatesScan, Key, Scan, ScanValue } from '../plan/scan.ts'
import { rowsValue } from '../plan/plan.ts'
import { evaluate, type Row } from './evaluate.ts'

/** Runs a scan over rows in memory, as an engine would: one cell for every combination of key values that occurs. */
export function runScan({ filter, keys, values }: Scan, rows: readonly Row[]): Cells {
  const groups = [...grouped(keys, kept(filter, rows)).values()]
  return {
    length: groups.length,
    keys: keys.map(({ expr }) => groups.map(([first]) => evaluate(expr, first!))),
    values: values.map(({ aggregate }) => groups.map((group) => aggregated(aggregate, group))),
  }
}

/** Counts rows, and those that repeat an earlier one in the columns of the scan, or are like one of another label. */
export function runDuplicates({ filter, keys, columns, label }: DuplicatesScan, rows: readonly Row[]): Cells {
  const names = columns.length > 0 ? columns : Object.keys(rows[0] ?? {})
  const all = kept(filter, rows)
  const alike = names.map((name): Key => ({ name, expr: { op: 'column', name, type: 'text' } }))
  const counted = new Set([...grouped(alike, all).values()].flatMap((group) => countedOf(group, label)))
  const marked = all.map((row): Row => ({ ...row, ' repeats': counted.has(row) ? 1 : 0 }))
  const repeats = { op: 'column', name: ' repeats', type: 'number' } as const
  const values: ScanValue[] = [
    rowsValue,
    { name: duplicatesValue.name, aggregate: { kind: 'sum', of: repeats, scale: 2 ** 62 } },
  ]
  return runScan({ dataset: '', keys, values }, marked)
}

/** Of rows that are alike: all but the first; with a label, all where there are two of those. */
function countedOf(group: readonly Row[], label: DuplicatesScan['label']): readonly Row[] {
  if (label === undefined) return group.slice(1)
  return Number(aggregated({ kind: 'distinct', of: label }, group)) > 1 ? group : []
}

function kept(filter: Expr | undefined, rows: readonly Row[]): readonly Row[] {
  return filter === undefined ? rows : rows.filter((row) => evaluate(filter, row) === true)
}

function grouped(keys: readonly Key[], rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = JSON.stringify(keys.map(({ expr }) => evaluate(expr, row)))
    const group = groups.get(name) ?? []
    group.push(row)
    groups.set(name, group)
  }
  return groups
}

function aggregated(aggregate: Aggregate, rows: readonly Row[]): number | bigint | null {
  if (aggregate.kind === 'rows') return rows.length
  const values = rows.map((row) => evaluate(aggregate.of, row)).filter((value) => value !== null)
  switch (aggregate.kind) {
    case 'sum':
    case 'rest': {
      const { kind, scale } = aggregate
      return values.reduce<bigint>((sum, value) => sum + fixed(value, scale)[kind], 0n)
    }
    case 'minimum':
    case 'maximum':
      return values.length === 0 ? null : extreme(aggregate.kind, values.map(Number))
    case 'distinct':
      return new Set(values).size
  }
}

/** A value over the scale in whole units of 2^-62, and what rounding to them left, in units of 2^-124. */
function fixed(value: Value, scale: number): { readonly sum: bigint; readonly rest: bigint } {
  const part = Number(value) * (2 ** 62 / scale)
  const whole = Math.round(part)
  return { sum: BigInt(whole), rest: BigInt(Math.round((part - whole) * 2 ** 62)) }
}

function extreme(kind: 'minimum' | 'maximum', values: readonly number[]): number {
  return values.reduce((a, b) => (kind === 'minimum' ? Math.min(a, b) : Math.max(a, b)))
}
