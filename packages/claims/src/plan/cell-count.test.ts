import { expect, test } from 'vitest'
import type { ColumnExpr, Expr } from './expr.ts'
import { compare, number } from './expressions.ts'
import { cellCount, keySize } from './cell-count.ts'
import type { DatasetFacts } from './scan.ts'

const day = 86_400e6
const facts: DatasetFacts = {
  name: 'data',
  rows: 1e9,
  rejected: [],
  names: ['c', 's', 't'],
  columns: [
    { name: 'c', type: 'text', bad: 0, missing: 0, distinct: 9 },
    { name: 's', type: 'number', bad: 0, missing: 0, distinct: 5_000 },
    { name: 't', type: 'time', bad: 0, missing: 0, distinct: 1e6, minimum: 0, maximum: 10 * day },
  ],
  fingerprint: '',
}
const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })
const key = (expr: Expr): { readonly name: string; readonly expr: Expr } => ({ name: JSON.stringify(expr), expr })
const above = (cut: number): Expr => compare(column('s'), '>=', number(cut))

test('a column takes its distinct values and the missing one', () => {
  expect(keySize(column('c'), facts)).toBe(10)
})

test('a column of which nothing is known may take as many values as there are rows', () => {
  expect(keySize(column('unknown'), facts)).toBe(1e9 + 1)
})

test('bands, bins and hashes take as many values as they have', () => {
  expect(keySize({ op: 'band', of: column('s'), cuts: [1, 2, 3] }, facts)).toBe(5)
  expect(keySize({ op: 'bin', of: column('s'), low: 0, high: 1, bins: 1024 }, facts)).toBe(1025)
  expect(keySize({ op: 'hash', of: column('s'), buckets: 256 }, facts)).toBe(256)
})

test('log buckets take no more values than the column does', () => {
  expect(keySize({ op: 'log-bucket', of: column('c') }, facts)).toBe(10)
  expect(keySize({ op: 'log-bucket', of: column('s') }, facts)).toBe(2000)
})

test('windows are counted from the first to the last time', () => {
  const days = keySize({ op: 'window', of: column('t'), unit: 'day', timezone: 'UTC' }, facts)
  expect(days).toBeGreaterThanOrEqual(11)
  expect(days).toBeLessThanOrEqual(13)
})

test('a condition takes two values', () => {
  expect(keySize(compare(column('c'), '=', number(1)), facts)).toBe(2)
})

test('sizes multiply, up to one cell a row and down to one', () => {
  expect(cellCount([key(column('c')), key(column('s'))], facts)).toBe(50_010)
  expect(cellCount([key(column('c'))], { ...facts, rows: 3 })).toBe(3)
  expect(cellCount([], { ...facts, rows: 0 })).toBe(1)
})

test('thresholds of one score nest: k of them make k + 1 bands, not 2 to the k', () => {
  expect(
    cellCount(
      [0.1, 0.2, 0.3, 0.4].map((cut) => key(above(cut))),
      facts,
    ),
  ).toBe(5)
  expect(cellCount([key(above(0.1)), key(compare(column('c'), '>=', number(1)))], facts)).toBe(4)
  expect(cellCount([key(compare(column('s'), '=', number(1))), key(compare(column('s'), '=', number(2)))], facts)).toBe(
    4,
  )
})
