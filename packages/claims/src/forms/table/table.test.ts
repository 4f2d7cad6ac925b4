import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, number } from '../../plan/expressions.ts'
import type { ColumnExpr } from '../../plan/expr.ts'
import type { Row } from '../../testing/evaluate.ts'
import { measureRows, sampled } from '../../testing/measure-rows.ts'
import type { TableQuantity } from '../quantity.ts'

const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })
const prices = { truePositive: -20, falsePositive: 35, falseNegative: 4200, trueNegative: 0, perCall: 0.5 }
const cluster = column('k')
const weight = { column: column('w'), scale: 3 }

function table(statistic: TableQuantity['statistic']): TableQuantity {
  const [actual, flagged] = ['y', 'f'].map((name) => compare(column(name), '=', number(1)))
  return { form: 'table', statistic, actual: actual!, flagged: flagged!, costs: prices }
}

function rowsOf(tp: number, fn: number, fp: number, tn: number): readonly Row[] {
  const kinds = [
    [tp, 1, 1],
    [fn, 1, 0],
    [fp, 0, 1],
    [tn, 0, 0],
  ] as const
  const list = kinds.flatMap(([count, y, f]) => Array.from({ length: count }, () => ({ y, f })))
  return list.map((row, i) => ({ ...row, k: i % 7, w: 1 + (i % 3) }))
}

const rows = rowsOf(40, 12, 9, 70)

test('the statistics of a table are what their formulas say', () => {
  const cell = fc.integer({ min: 1, max: 20 })
  fc.assert(
    fc.property(cell, cell, cell, cell, (tp, fn, fp, tn) => {
      const list = rowsOf(tp, fn, fp, tn)
      const of = (statistic: TableQuantity['statistic']): number =>
        sampled(measureRows(table(statistic), list)).estimate
      expect(of('f1')).toBeCloseTo((2 * tp) / (2 * tp + fn + fp), 12)
      expect(of('balanced-accuracy')).toBeCloseTo((tp / (tp + fn) + tn / (tn + fp)) / 2, 12)
      const cost = tp * -20 + fp * 35 + fn * 4200
      expect(of('cost')).toBeCloseTo((1000 * cost) / list.length + 500, 8)
    }),
    { numRuns: 30 },
  )
  const root = Math.sqrt(52 * 79) * Math.sqrt(49 * 82)
  expect(sampled(measureRows(table('matthews'), rows)).estimate).toBeCloseTo((40 * 70 - 12 * 9) / root, 12)
})

test('n counts the rows that the statistic speaks of', () => {
  const n = (statistic: TableQuantity['statistic']): number => measureRows(table(statistic), rows).n
  expect([n('f1'), n('balanced-accuracy'), n('matthews'), n('cost')]).toEqual([61, 131, 131, 131])
})

test.each(['f1', 'balanced-accuracy', 'matthews', 'cost'] as const)(
  'the limits of %s hold the estimate in every design',
  (statistic) => {
    for (const design of [{}, { cluster }, { weight }, { cluster, weight }]) {
      const measured = sampled(measureRows(table(statistic), rows, design))
      const { low, high } = measured.limits(0.95)
      expect(low!).toBeLessThan(measured.estimate)
      expect(high!).toBeGreaterThan(measured.estimate)
    }
  },
)

test.each(['f1', 'balanced-accuracy', 'matthews', 'cost'] as const)(
  'a larger sample of the same %s is surer',
  (statistic) => {
    const measured = sampled(measureRows(table(statistic), rows))
    const [small, large] = [measured, measured.resized!(16)].map((one) => one.limits(0.95))
    expect(large!.high! - large!.low!).toBeLessThan((small!.high! - small!.low!) / 2)
  },
)

test('a price that every row pays moves a cost and adds no width', () => {
  const [cheap, dear] = [0, 7].map((perCall) =>
    sampled(measureRows({ ...table('cost'), costs: { ...prices, perCall } }, rows)).limits(0.95),
  )
  expect(dear!.low! - cheap!.low!).toBeCloseTo(7000, 6)
  expect(dear!.high! - cheap!.high!).toBeCloseTo(7000, 6)
})

test('one kind of label, or nothing flagged, is a reason', () => {
  expect(measureRows(table('balanced-accuracy'), rowsOf(5, 5, 0, 0))).toMatchObject({ reason: 'one-class' })
  expect(measureRows(table('matthews'), rowsOf(0, 0, 5, 5))).toMatchObject({ reason: 'one-class' })
  expect(measureRows(table('matthews'), rowsOf(0, 5, 0, 5))).toMatchObject({ reason: 'empty-denominator' })
  expect(measureRows(table('f1'), rowsOf(0, 0, 0, 5))).toEqual({ reason: 'empty-denominator', n: 0 })
  expect(measureRows(table('cost'), [])).toEqual({ reason: 'empty-denominator', n: 0 })
})

test('one cluster is a reason', () => {
  const one = rows.map((row): Row => ({ ...row, k: 1 }))
  for (const statistic of ['f1', 'balanced-accuracy', 'matthews', 'cost'] as const) {
    expect(measureRows(table(statistic), one, { cluster })).toMatchObject({ reason: 'one-cluster' })
  }
})

test('a correlation has limits also where one cluster holds every positive', () => {
  const apart = rows.map((row): Row => ({ ...row, k: row['y'] === 1 ? 0 : (row['k'] as number) + 1 }))
  const measured = sampled(measureRows(table('matthews'), apart, { cluster }))
  expect(measured.limits(0.95).low).toBeLessThan(measured.estimate)
  expect(measured.limits(0.95).high).toBeGreaterThan(measured.estimate)
})

test('a perfect table of clusters has no width of zero', () => {
  const { low, high } = sampled(measureRows(table('matthews'), rowsOf(20, 0, 0, 30), { cluster })).limits(0.95)
  expect(low).toBeLessThan(0.9)
  expect(high).toBe(1)
})

test('every statistic of the table is proven in every design', () => {
  for (const statistic of ['f1', 'f-beta', 'balanced-accuracy', 'matthews'] as const) {
    for (const design of [{}, { cluster }, { weight }, { cluster, weight }]) {
      expect(sampled(measureRows({ ...table(statistic), beta: 2 }, rows, design)).notes ?? []).toEqual([])
    }
  }
})
