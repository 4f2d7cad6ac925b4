import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, number } from '../plan/expressions.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import type { Row } from '../testing/evaluate.ts'
import { factsOfRows } from '../testing/facts-of-rows.ts'
import { measureForm, measureRows, sampled } from '../testing/measure-rows.ts'
import type { RankQuantity } from './quantity.ts'
import { formOf } from './registry.ts'

const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })
const actual = compare(column('y'), '=', number(1))
const rank = (statistic: RankQuantity['statistic']): RankQuantity => ({
  form: 'rank',
  statistic,
  score: column('s'),
  actual,
})
const cluster = column('k')
const weight = { column: column('w'), scale: 3 }

const rows: readonly Row[] = Array.from({ length: 80 }, (_, i) => {
  const s = ((i * 37) % 80) / 80
  return { s, y: (i * 13) % 80 < 60 * s ? 1 : 0, k: i % 9, w: 1 + (i % 3) }
})

/** Pairs of a positive and a negative; ties one half. */
function areaOf(list: readonly Row[], of: (row: Row) => number = () => 1): number {
  const [positives, negatives] = [1, 0].map((y) => list.filter((row) => row['y'] === y))
  let [won, all] = [0, 0]
  for (const one of positives!) {
    for (const other of negatives!) {
      const [a, b] = [one['s'] as number, other['s'] as number]
      const pair = of(one) * of(other)
      won += pair * (a > b ? 1 : a === b ? 0.5 : 0)
      all += pair
    }
  }
  return won / all
}

test('the area is the share of pairs in the right order, ties one half', () => {
  const list = fc.array(fc.record({ s: fc.constantFrom(0.1, 0.2, 0.5, 0.9), y: fc.constantFrom(0, 1) }), {
    minLength: 2,
  })
  fc.assert(
    fc.property(list, (some) => {
      fc.pre(new Set(some.map(({ y }) => y)).size === 2)
      expect(sampled(measureRows(rank('roc-auc'), some)).estimate).toBeCloseTo(areaOf(some), 12)
    }),
  )
})

test('weights weigh pairs', () => {
  const area = sampled(measureRows(rank('roc-auc'), rows, { weight })).estimate
  expect(area).toBeCloseTo(
    areaOf(rows, (row) => row['w'] as number),
    12,
  )
})

test('one class is a reason for every statistic of scores', () => {
  const positives = rows.filter(({ y }) => y === 1)
  expect(measureRows(rank('roc-auc'), positives)).toEqual({ reason: 'one-class', n: positives.length })
  const negatives = rows.filter(({ y }) => y === 0)
  expect('reason' in measureRows(rank('average-precision'), negatives)).toBe(true)
})

test('n counts rows, and of average precision the positives', () => {
  expect(sampled(measureRows(rank('roc-auc'), rows)).n).toBe(80)
  expect(sampled(measureRows(rank('average-precision'), rows)).n).toBe(rows.filter(({ y }) => y === 1).length)
})

test('average precision of a perfect ranking is 1', () => {
  const perfect = rows.map((row): Row => ({ ...row, y: (row['s'] as number) > 0.5 ? 1 : 0 }))
  expect(sampled(measureRows(rank('average-precision'), perfect)).estimate).toBeCloseTo(1, 12)
})

test('the same rows give the same draws', () => {
  const [one, other] = [0, 1].map(() => sampled(measureRows(rank('average-precision'), rows)).limits(0.95))
  expect(one).toEqual(other)
})

test.each([['roc-auc'], ['average-precision'], ['calibration']] as const)(
  'the limits of %s hold the estimate in every design, and narrow with more rows',
  (statistic) => {
    for (const design of [{}, { cluster }, { weight }, { cluster, weight }]) {
      const measured = sampled(measureRows(rank(statistic), rows, design))
      const { low, high } = measured.limits(0.95)
      expect(low!).toBeLessThanOrEqual(measured.estimate)
      expect(high!).toBeGreaterThanOrEqual(measured.estimate)
      const larger = measured.resized!(16).limits(0.95)
      expect(larger.high! - larger.low!).toBeLessThan(high! - low!)
    }
  },
)

test('binned scores say how much the bins can move the area, and they do not move it more', () => {
  const form = formOf(rank('roc-auc'))
  const bins = { op: 'bin', of: column('s'), low: 0, high: 1, bins: 8 } as const
  const binned = sampled(measureForm({ ...form, fine: () => [{ name: 'score', expr: bins }] }, rows))
  const note = binned.notes!.find(({ code }) => code === 'binned')!
  const bound = Number(/at most (\S+)\.$/.exec(note.text)![1])
  expect(Math.abs(binned.estimate - areaOf(rows))).toBeLessThanOrEqual(bound)
  expect(sampled(measureRows(rank('roc-auc'), rows)).notes).toEqual([])
})

test('a large file of many scores is binned over 0 to 1, or over its own range', () => {
  const large = (minimum: number, maximum: number) => {
    const facts = factsOfRows('data', rows)
    const columns = facts.columns.map((one) => ({ ...one, distinct: 1e7, minimum, maximum }))
    return { ...facts, rows: 1e8, columns }
  }
  const key = (minimum: number, maximum: number) => formOf(rank('roc-auc')).fine(large(minimum, maximum), [])[0]!.expr
  expect(key(0.2, 0.9)).toMatchObject({ op: 'bin', low: 0, high: 1, bins: 1024 })
  expect(key(-3, 4)).toMatchObject({ op: 'bin', low: -3, high: 4 })
})
