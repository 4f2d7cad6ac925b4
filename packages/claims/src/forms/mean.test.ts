import { hull, knownRangeMean, linearisedRatio } from '@plumb/stats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { centred, sizeOf } from '../measures/extents.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import type { Row } from '../testing/evaluate.ts'
import { measureRows, sampled } from '../testing/measure-rows.ts'
import type { MeanQuantity, PerQuantity } from './quantity.ts'

const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })
const cluster = column('k')

function meanOf(values: readonly number[], range?: readonly [number, number]): MeanQuantity {
  const extent = { minimum: Math.min(...values), maximum: Math.max(...values) }
  const quantity = { form: 'mean', value: column('x'), ...centred(extent) } as const
  return range === undefined ? quantity : { ...quantity, range }
}

const rowsOf = (values: readonly number[]): readonly Row[] => values.map((x, i) => ({ x, k: i % 4, w: 1 + (i % 3) }))

function unitsOf(values: readonly number[], center = 0): { numerator: number; denominator: number }[] {
  return values.map((x) => ({ numerator: x - center, denominator: 1 }))
}

test('the moments of a mean are those of the values, through fixed-point sums', () => {
  const list = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 5, maxLength: 40 })
  fc.assert(
    fc.property(list, (values) => {
      fc.pre(Math.max(...values) - Math.min(...values) > 1)
      const mean = sampled(measureRows(meanOf(values), rowsOf(values)))
      const plain = hull(linearisedRatio(unitsOf(values), { unit: 'row', kish: values.length }))
      const scale = Math.max(...values.map(Math.abs))
      expect(Math.abs(mean.estimate - values.reduce((a, b) => a + b, 0) / values.length)).toBeLessThan(scale * 1e-12)
      expect(Math.abs(mean.limits(0.95).low! - plain.low)).toBeLessThan(scale * 1e-7)
      expect(Math.abs(mean.limits(0.95).high! - plain.high)).toBeLessThan(scale * 1e-7)
    }),
    { numRuns: 60 },
  )
})

test('a huge offset takes nothing from the spread', () => {
  const values = [1, 2, 4, 8, 16, 3, 5, 9]
  const far = values.map((value) => value + 2 ** 40)
  const [near, moved] = [values, far].map((list) => sampled(measureRows(meanOf(list), rowsOf(list))))
  const width = ({ low, high }: { low: number | null; high: number | null }): number => high! - low!
  expect(moved!.estimate).toBe(near!.estimate + 2 ** 40)
  expect(width(moved!.limits(0.95))).toBeCloseTo(width(near!.limits(0.95)), 3)
})

test('a mean with a known range keeps an interval where no value varies', () => {
  const values = [0, 0, 0, 0]
  const mean = sampled(
    measureRows({ form: 'mean', value: column('x'), center: 0, scale: 1, range: [0, 1] }, rowsOf(values)),
  )
  const expected = knownRangeMean(linearisedRatio(unitsOf(values), { unit: 'row', kish: 4 }), {
    range: { low: 0, high: 1 },
  })
  expect(mean.estimate).toBe(0)
  expect(expected).toMatchObject(mean.limits(0.95))
})

test('a mean of equal values has an estimate, open limits and the reason no-variation', () => {
  const mean = sampled(measureRows(meanOf([7, 7, 7]), rowsOf([7, 7, 7])))
  expect(mean).toMatchObject({ estimate: 7, n: 3, reason: 'no-variation' })
  expect(mean.limits(0.95)).toEqual({ low: null, high: null })
})

test('a mean of one value has open limits and the reason too-few-rows or no-variation', () => {
  const mean = sampled(measureRows(meanOf([7]), rowsOf([7])))
  expect(mean.limits(0.95)).toEqual({ low: null, high: null })
  expect(['too-few-rows', 'no-variation']).toContain(mean.reason)
})

test('a clustered mean adds up its clusters', () => {
  const values = [1, 5, 2, 8, 3, 9, 4, 7, 6, 2, 8, 1]
  const clusters = [0, 1, 2, 3].map((k) => {
    const own = values.filter((_, i) => i % 4 === k)
    return { numerator: own.reduce((a, b) => a + b, 0), denominator: own.length }
  })
  const mean = sampled(measureRows(meanOf(values), rowsOf(values), { cluster }))
  const plain = hull(linearisedRatio(clusters, { unit: 'cluster', kish: values.length }))
  expect(mean.limits(0.95).low).toBeCloseTo(plain.low, 9)
  expect(mean.limits(0.95).high).toBeCloseTo(plain.high, 9)
  expect(mean.method).toContain('clustered')
})

test('a weighted mean is Σ w x / Σ w', () => {
  const values = [1, 5, 2, 8, 3, 9]
  const mean = sampled(measureRows(meanOf(values), rowsOf(values), { weight: { column: column('w'), scale: 3 } }))
  expect(mean.estimate).toBeCloseTo((1 + 10 + 6 + 8 + 6 + 27) / 12, 12)
})

test('a value that dwarfs the others is told beside the mean', () => {
  const values = [...Array.from({ length: 30 }, (_, i) => 1 + (i % 3) / 10), 5000]
  const { notes } = sampled(measureRows(meanOf(values), rowsOf(values)))
  expect(notes!.map(({ code }) => code)).toContain('one-row-dominates')
})

function perOf(rows: readonly Row[]): PerQuantity {
  const extent = (name: string): { minimum: number; maximum: number } => {
    const values = rows.map((row) => row[name] as number)
    return { minimum: Math.min(...values), maximum: Math.max(...values) }
  }
  const [over, under] = [extent('x'), extent('z')]
  const positive = over.minimum >= 0 && under.minimum >= 0
  const [numerator, denominator] = [column('x'), column('z')]
  return {
    form: 'per',
    numerator,
    denominator,
    numeratorScale: sizeOf(over),
    denominatorScale: sizeOf(under),
    positive,
  }
}

test('a ratio of sums is Σ x / Σ z, in the units of both', () => {
  const rows = [
    { x: 100, z: 1 },
    { x: 350, z: 3 },
    { x: 150, z: 2 },
    { x: 90, z: 1 },
  ]
  const per = sampled(measureRows(perOf(rows), rows))
  expect(per.estimate).toBeCloseTo(690 / 7, 12)
  expect(per.limits(0.95).low!).toBeLessThan(690 / 7)
  expect(per.limits(0.95).high!).toBeGreaterThan(690 / 7)
})

test('a ratio whose denominators add up to 0 has an empty denominator', () => {
  const rows = [
    { x: 1, z: 2 },
    { x: 1, z: -2 },
  ]
  expect(measureRows(perOf(rows), rows)).toEqual({ reason: 'empty-denominator', n: 2 })
})
