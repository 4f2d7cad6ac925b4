import { pairedDifference } from '@plumb/stats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BoundForm } from '../forms/registry.ts'
import { compare, number, not } from '../plan/expressions.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import type { RowView } from '../measures/measure.ts'
import type { Row } from '../testing/evaluate.ts'
import { measureForm, measureRows, sampled } from '../testing/measure-rows.ts'
import type { TableQuantity } from '../forms/quantity.ts'
import { pairedCost } from './cost.ts'
import { pairedMean } from './mean.ts'
import { pairedRank } from './rank.ts'
import { pairedShare } from './share.ts'
import { pairedTable } from './table.ts'

const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })
const is = (name: string): Expr => compare(column(name), '=', number(1))
const view = (answer: string): RowView => {
  const flagged = is(answer)
  return {
    actual: is('y'),
    flagged,
    correct: flagged,
    classes: { label: is('y'), answer: flagged },
    labelled: is('y'),
    columns: { raters: [], ratings: [], scores: [], extents: new Map() },
    costPerCall: 0,
    asOfUs: 0,
  }
}
const [a, b] = [view('a'), view('b')]
const recall = (of: RowView) => ({ form: 'share', yes: of.flagged, among: of.actual }) as const
const precision = (of: RowView) => ({ form: 'share', yes: of.actual, among: of.flagged }) as const
const score = (name: string, statistic: 'roc-auc' | 'average-precision') =>
  ({ form: 'rank', statistic, score: column(name), actual: is('y') }) as const
const squared = (name: string) => ({ form: 'mean', value: column(name), center: 0, scale: 1 }) as const
const cost = (of: RowView, perCall = 0): TableQuantity => ({
  form: 'table',
  statistic: 'cost',
  actual: of.actual,
  flagged: of.flagged,
  costs: { truePositive: 0, falsePositive: 35, falseNegative: 400, trueNegative: 0, perCall },
})

const rows: readonly Row[] = Array.from({ length: 120 }, (_, i) => ({
  y: i % 3 === 0 ? 1 : 0,
  a: (i * 7) % 10 < 5 || i % 3 === 0 ? 1 : 0,
  b: (i * 11) % 13 < 6 ? 1 : 0,
  s: ((i * 37) % 120) / 120,
  t: ((i * 53) % 120) / 120,
  k: i % 10,
  w: 1 + (i % 3),
}))
const designs = [{}, { cluster: column('k') }, { weight: { column: column('w'), scale: 3 } }]

const forms: readonly (readonly [string, (first: RowView, second: RowView) => BoundForm])[] = [
  ['recall', (first, second) => pairedShare(recall(first), recall(second), first, second)],
  ['precision', (first, second) => pairedShare(precision(first), precision(second), first, second)],
  ['f1', (first, second) => pairedTable('f1', first, second)],
  ['balanced accuracy', (first, second) => pairedTable('balanced-accuracy', first, second)],
  ['matthews', (first, second) => pairedTable('matthews', first, second)],
  ['cost', (first, second) => pairedCost(cost(first), cost(second))],
]

test.each(forms)('of %s the first minus the second is minus the second minus the first', (_, form) => {
  for (const design of designs) {
    const [one, other] = [form(a, b), form(b, a)].map((of) => sampled(measureForm(of, rows, design)))
    expect(one!.estimate).toBeCloseTo(-other!.estimate, 12)
  }
})

test.each(forms)('identical candidates differ by 0 in %s, within a range around it', (_, form) => {
  const same = sampled(measureForm(form(a, a), rows))
  expect(same.estimate).toBeCloseTo(0, 12)
  expect(same.limits(0.95).low!).toBeLessThanOrEqual(0)
  expect(same.limits(0.95).high!).toBeGreaterThanOrEqual(0)
})

test.each([
  ['f1', pairedTable('f1', a, b), 'f1'],
  ['matthews', pairedTable('matthews', a, b), 'matthews'],
  ['balanced accuracy', pairedTable('balanced-accuracy', a, b), 'balanced-accuracy'],
] as const)('a difference in %s is that of the two values', (_, form, statistic) => {
  const [one, other] = [a, b].map(
    ({ actual, flagged }) => sampled(measureRows({ form: 'table', statistic, actual, flagged }, rows)).estimate,
  )
  expect(sampled(measureForm(form, rows)).estimate).toBeCloseTo(one! - other!, 12)
})

test('a difference of shares of the same rows comes from the rows on which the two differ', () => {
  const positives = rows.filter(({ y }) => y === 1)
  const only = (first: string, second: string): number =>
    positives.filter((row) => row[first] === 1 && row[second] === 0).length
  const pairs = { onlyA: only('a', 'b'), onlyB: only('b', 'a'), pairs: positives.length }
  const difference = sampled(measureForm(pairedShare(recall(a), recall(b), a, b), rows))
  expect(difference).toMatchObject({ n: positives.length, estimate: (pairs.onlyA - pairs.onlyB) / pairs.pairs })
  expect(difference.limits(0.95)).toEqual(pairedDifference(pairs, { confidence: 0.95 }))
})

test('shares of different rows, such as precision, go through the table of both answers', () => {
  const of = (answer: string): number => {
    const flagged = rows.filter((row) => row[answer] === 1)
    return flagged.filter(({ y }) => y === 1).length / flagged.length
  }
  const difference = sampled(measureForm(pairedShare(precision(a), precision(b), a, b), rows))
  expect(difference.estimate).toBeCloseTo(of('a') - of('b'), 12)
  const npv = (one: RowView) => ({ form: 'share', yes: not(one.actual), among: not(one.flagged) }) as const
  expect(sampled(measureForm(pairedShare(npv(a), npv(b), a, b), rows)).method).toContain('table')
})

test('a difference in cost is the mean of the row by row differences, per 1,000', () => {
  const price = (answer: string, row: Row): number => (row[answer] === row['y'] ? 0 : row['y'] === 1 ? 400 : 35)
  const total = rows.reduce((sum, row) => sum + price('a', row) - price('b', row), 0)
  for (const design of designs.slice(0, 2)) {
    const difference = sampled(measureForm(pairedCost(cost(a, 2), cost(b)), rows, design))
    expect(difference.estimate).toBeCloseTo((1000 * total) / rows.length + 2000, 8)
    expect(difference.limits(0.95).low!).toBeLessThan(difference.estimate)
    expect(difference.limits(0.95).high!).toBeGreaterThan(difference.estimate)
  }
})

test('a difference of means is the mean of the differences', () => {
  const list = fc.array(
    fc.record({ s: fc.double({ min: 0, max: 1, noNaN: true }), t: fc.double({ min: 0, max: 1, noNaN: true }) }),
    {
      minLength: 3,
      maxLength: 20,
    },
  )
  fc.assert(
    fc.property(list, (some) => {
      const { estimate } = sampled(measureForm(pairedMean(squared('s'), squared('t')), some))
      const expected = some.reduce((sum, { s, t }) => sum + s - t, 0) / some.length
      expect(estimate).toBeCloseTo(expected, 12)
    }),
    { numRuns: 30 },
  )
})

test.each(['roc-auc', 'average-precision'] as const)('a difference in %s is that of the two values', (statistic) => {
  const difference = sampled(measureForm(pairedRank(score('s', statistic), score('t', statistic)), rows))
  const [one, other] = ['s', 't'].map((name) => sampled(measureRows(score(name, statistic), rows)).estimate)
  expect(difference.estimate).toBeCloseTo(one! - other!, 12)
  expect(difference.limits(0.95).low!).toBeLessThan(difference.estimate)
  expect(difference.limits(0.95).high!).toBeGreaterThan(difference.estimate)
})

test('no pair, or one kind of label, is a reason', () => {
  const negatives = rows.filter(({ y }) => y === 0)
  expect(measureForm(pairedShare(recall(a), recall(b), a, b), negatives)).toEqual({ reason: 'empty-denominator', n: 0 })
  expect(measureForm(pairedRank(score('s', 'roc-auc'), score('t', 'roc-auc')), negatives)).toMatchObject({
    reason: 'one-class',
  })
  expect(measureForm(pairedTable('f1', a, b), [])).toMatchObject({ reason: 'no-rows' })
})

test('n counts the rows in the denominator of either candidate', () => {
  const count = (of: (row: Row) => boolean): number => rows.filter(of).length
  const n = (form: BoundForm): number => measureForm(form, rows).n
  expect(n(pairedTable('f1', a, b))).toBe(count((row) => row['y'] === 1 || row['a'] === 1 || row['b'] === 1))
  expect(n(pairedTable('precision', a, b))).toBe(count((row) => row['a'] === 1 || row['b'] === 1))
  expect(n(pairedTable('negative-predictive-value', a, b))).toBe(count((row) => row['a'] === 0 || row['b'] === 0))
  expect(n(pairedTable('matthews', a, b))).toBe(rows.length)
})

test('a design that no simulation covers says so', () => {
  for (const design of designs.slice(1)) {
    const measured = sampled(measureForm(pairedTable('f1', a, b), rows, design))
    const { low, high } = measured.limits(0.95)
    expect(measured.notes!.map(({ code }) => code)).toEqual(['coverage-not-proven'])
    expect((low ?? -2) < measured.estimate && measured.estimate < (high ?? 2)).toBe(true)
  }
})
