import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Expr, Value } from '../plan/expr.ts'
import type { Cells, ScanValue } from '../plan/scan.ts'
import type { Request } from '../plan/request.ts'
import { always, compare, missing, not, number } from '../plan/expressions.ts'
import { planScans } from '../plan/plan.ts'
import type { Row } from '../testing/evaluate.ts'
import { factsOfRows } from '../testing/facts-of-rows.ts'
import { runScan } from '../testing/run-scan.ts'
import { fold, type Profile } from './fold.ts'

const text = { op: 'column', name: 'c', type: 'text' } as const
const x = { op: 'column', name: 'x', type: 'number' } as const
const big: Expr = compare(x, '>', number(2))
const extreme = (kind: 'minimum' | 'maximum'): ScanValue => ({ name: kind, aggregate: { kind, of: x } })
const sum: ScanValue = { name: 'sum', aggregate: { kind: 'sum', of: x, scale: 8 } }

const sliced: Request = {
  dataset: 'data',
  where: always,
  slices: [{ name: 'c', expr: text }],
  conditions: [big],
  fine: [{ name: 'x', expr: x }],
  values: [sum, extreme('minimum'), extreme('maximum')],
}

/** The profile of a request over rows; `others` share its scan. */
function profileOf(request: Request, rows: readonly Row[], others: readonly Request[] = []): Profile {
  const { scans, scanOf } = planScans([...others, request], [factsOfRows('data', rows)])
  const scan = scans[scanOf.get(request)!]!
  return fold(request, scan, runScan(scan, rows))
}

/** Cells in an order of their own, so that profiles of the same rows compare. */
function plain({ slices }: Profile): unknown {
  const ordered = (list: readonly unknown[]): readonly unknown[] =>
    list.toSorted((a, b) => (written(a) < written(b) ? -1 : 1))
  return ordered(slices.map(({ key, cells }) => ({ key, cells: ordered(cells) })))
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))
}

function after(one: Cells, other: Cells): Cells {
  const both = <T>(a: readonly (readonly T[])[], b: readonly (readonly T[])[]): readonly (readonly T[])[] =>
    a.map((column, i) => [...column, ...b[i]!])
  return { length: one.length + other.length, keys: both(one.keys, other.keys), values: both(one.values, other.values) }
}

const rowsOf = fc.array(
  fc.record({
    c: fc.constantFrom('DE', 'null', '', '1', null),
    x: fc.constantFrom(0, 1, 2, 3, -8, 8, 0.1, null),
  }),
  { maxLength: 30 },
)

test('profiles merge: cells of two parts, one after the other, fold to the profile of the whole', () => {
  fc.assert(
    fc.property(rowsOf, rowsOf, (one, other) => {
      const [scan] = planScans([sliced], [factsOfRows('data', [...one, ...other])]).scans
      const merged = fold(sliced, scan!, after(runScan(scan!, one), runScan(scan!, other)))
      expect(plain(merged)).toEqual(plain(fold(sliced, scan!, runScan(scan!, [...one, ...other]))))
    }),
  )
})

test('a request folds to the same profile whatever other requests share its scan', () => {
  const others: readonly Request[] = [
    { ...sliced, slices: [], conditions: [not(missing(x)), compare(x, '=', number(1))] },
    { ...sliced, where: big, values: [] },
  ]
  fc.assert(
    fc.property(rowsOf, (rows) => {
      expect(plain(profileOf(sliced, rows, others))).toEqual(plain(profileOf(sliced, rows)))
    }),
  )
})

test('every row of the population is in exactly one cell, by a filter or by a test of cells', () => {
  const within: Request = { ...sliced, where: big, fine: [], conditions: [] }
  const many = [1, 2, 3].map((n): Request => ({ ...within, where: compare(x, '=', number(n)) }))
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const count = (profile: Profile): number =>
        profile.slices.flatMap(({ cells }) => cells).reduce((total, cell) => total + cell.rows, 0)
      const expected = rows.filter((row) => row.x !== null && row.x > 2).length
      expect(count(profileOf(within, rows))).toBe(expected)
      expect(count(profileOf(within, rows, many))).toBe(expected)
    }),
  )
})

test('the missing slice, the text null and the empty text are three slices', () => {
  const rows = [null, 'null', '', null].map((c) => ({ c, x: 1 }))
  const { slices } = profileOf({ ...sliced, fine: [] }, rows)
  expect(slices.map(({ key, cells }) => [key[0], cells[0]!.rows])).toEqual([
    [null, 2],
    ['', 1],
    ['null', 1],
  ])
})

test('a number and the text of it are two slices', () => {
  const mixed = [1, '1'] as readonly Value[]
  const scan = { dataset: 'data', keys: [{ name: JSON.stringify(text), expr: text }], values: [] }
  const cells = { length: 2, keys: [mixed], values: [[1, 1]] }
  const request = { ...sliced, conditions: [], fine: [], values: [] }
  const rows = { name: 'rows', aggregate: { kind: 'rows' } } as const
  expect(fold(request, { ...scan, values: [rows] }, cells).slices.map(({ key }) => key[0])).toEqual([1, '1'])
})

test('sums add up, extremes keep the further one, and what is missing adds nothing', () => {
  const rows = [
    { c: 'a', x: 1 },
    { c: 'a', x: null },
    { c: 'a', x: 2 },
  ]
  const [slice] = profileOf({ ...sliced, fine: [], conditions: [] }, rows, [sliced]).slices
  expect(slice!.cells).toHaveLength(1)
  expect(slice!.cells[0]).toMatchObject({ rows: 3, sums: [3n * 2n ** 59n, 1, 2] })
})

test('distinct counts do not add up, so that merging them is a fault', () => {
  const distinct: ScanValue = { name: 'distinct', aggregate: { kind: 'distinct', of: x } }
  const request: Request = { ...sliced, slices: [], conditions: [], fine: [], values: [distinct] }
  const [scan] = planScans([request], [factsOfRows('data', [])]).scans
  const cells = runScan(scan!, [{ c: 'a', x: 1 }])
  expect(() => fold(request, scan!, after(cells, cells))).toThrow('distinct counts do not add up')
})
