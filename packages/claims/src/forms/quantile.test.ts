import { bucketRatio, quantileLimits } from '@plumb/stats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ColumnExpr } from '../plan/expr.ts'
import type { Row } from '../testing/evaluate.ts'
import { factsOfRows } from '../testing/facts-of-rows.ts'
import { measureForm, measureRows, sampled } from '../testing/measure-rows.ts'
import { formOf } from './registry.ts'

const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })
const p = (percent: number) => ({ form: 'quantile', value: column('x'), q: percent / 100 }) as const
const rowsOf = (values: readonly number[]): readonly Row[] => values.map((x, i) => ({ x, k: i % 6, w: 1 + (i % 2) }))
const cluster = column('k')
const weight = { column: column('w'), scale: 2 }

/** The form with log buckets, as a large file has them. */
const bucketed = (percent: number) => {
  const form = formOf(p(percent))
  return { ...form, fine: () => [{ name: 'value', expr: { op: 'log-bucket', of: column('x') } as const }] }
}

test('a quantile of few values is the smallest with so large a share at or below it', () => {
  const values = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6]
  expect(sampled(measureRows(p(50), rowsOf(values))).estimate).toBe(5)
  expect(sampled(measureRows(p(95), rowsOf(values))).estimate).toBe(10)
  expect(sampled(measureRows(p(50), rowsOf([...values, 11]))).estimate).toBe(6)
})

test('an end that the rows cannot bound stays open', () => {
  const [few, many] = [71, 72].map((n) =>
    sampled(measureRows(p(95), rowsOf(Array.from({ length: n }, (_, i) => i + 1)))),
  )
  expect(few!.limits(0.95).high).toBeNull()
  expect(many!.limits(0.95).high).not.toBeNull()
})

test('limits are those of the order statistics of the values', () => {
  const values = Array.from({ length: 100 }, (_, i) => (i * 37) % 101)
  const buckets = values.toSorted((a, b) => a - b).map((value) => ({ low: value, high: value, value, rows: 1 }))
  const expected = quantileLimits({ design: 'independent', buckets }, 0.5)
  expect(sampled(measureRows(p(50), rowsOf(values))).limits(0.95)).toEqual(expected)
})

test('log buckets move a quantile by at most half of a bucket, on either side of 0', () => {
  const list = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 99 }), (values, percent) => {
      const sorted = values.toSorted((a, b) => a - b)
      const exact = sorted[Math.ceil((percent / 100) * values.length - 1e-9) - 1]!
      const { estimate } = sampled(measureForm(bucketed(percent), rowsOf(values)))
      expect(Math.abs(estimate - exact)).toBeLessThanOrEqual(Math.abs(exact) * (bucketRatio - 1))
    }),
  )
})

test('a bucket of one value stands for that value exactly', () => {
  expect(sampled(measureForm(bucketed(50), rowsOf([123.456, 123.456, 123.456]))).estimate).toBe(123.456)
})

test('a large file counts buckets, a small one values', () => {
  const small = factsOfRows('data', rowsOf([1, 2, 3]))
  const large = { ...small, rows: 1e8, columns: small.columns.map((one) => ({ ...one, distinct: 1e7 })) }
  expect(formOf(p(95)).fine(small, [])[0]!.expr.op).toBe('column')
  expect(formOf(p(95)).fine(large, [])[0]!.expr.op).toBe('log-bucket')
})

test.each([[{}], [{ cluster }], [{ weight }], [{ cluster, weight }]])(
  'the limits of every design hold the estimate, also at another size: %#',
  (design) => {
    const measured = sampled(measureRows(p(50), rowsOf(Array.from({ length: 90 }, (_, i) => (i * 7) % 83)), design))
    for (const one of [measured, measured.resized!(9)]) {
      const { low, high } = one.limits(0.95)
      expect(low).toBeLessThanOrEqual(one.estimate)
      expect(high).toBeGreaterThanOrEqual(one.estimate)
    }
    expect(measured.resized!(9).n).toBe(810)
  },
)

test('weights move a quantile towards the heavier rows', () => {
  const rows: readonly Row[] = [1, 2, 3, 4, 5].map((x) => ({ x, w: x === 5 ? 2 : 0.25 }))
  expect(sampled(measureRows(p(50), rows, { weight })).estimate).toBe(5)
})

test('weights that come to nothing beside the largest of the file are no evidence', () => {
  const rows = [1, 2, 3].map((x) => ({ x, k: x, w: 1e-300 }))
  const tiny = { column: column('w'), scale: 1e300 }
  expect(measureRows(p(95), rows, { weight: tiny })).toMatchObject({ reason: 'empty-denominator' })
  expect(measureRows(p(95), rows, { weight: tiny, cluster })).toMatchObject({ reason: 'empty-denominator' })
})

test('no rows and one cluster are reasons', () => {
  expect(measureRows(p(50), [])).toEqual({ reason: 'empty-denominator', n: 0 })
  expect(
    measureRows(
      p(50),
      [
        { x: 1, k: 1 },
        { x: 2, k: 1 },
      ],
      { cluster },
    ),
  ).toEqual({ reason: 'one-cluster', n: 2 })
})
