import {
  knownRangeMean,
  linearisedRatio,
  macroF1,
  macroPrecision,
  macroRecall,
  macroRecallOfShares,
  shareLimits,
} from '@plumb/stats'
import { expect, test } from 'vitest'
import { pairedClasses } from '../../comparisons/classes.ts'
import type { ColumnExpr } from '../../plan/expr.ts'
import type { Row } from '../../testing/evaluate.ts'
import { measureForm, measureRows, sampled } from '../../testing/measure-rows.ts'
import type { ClassesQuantity, Design } from '../quantity.ts'

const text = (name: string): ColumnExpr => ({ op: 'column', name, type: 'text' })
const weight = { column: { op: 'column', name: 'w', type: 'number' } as const, scale: 4 }
const cluster: ColumnExpr = { op: 'column', name: 'k', type: 'number' }
const names = ['ant', 'bee', 'cat']

/** Three classes, some of them mistaken for the next; `b` answers better than `a`. */
const rows: readonly Row[] = Array.from({ length: 120 }, (_, i) => {
  const label = i % 7 < 4 ? 0 : i % 7 < 6 ? 1 : 2
  const answer = (miss: number): string => names[i % miss === 1 ? (label + 1) % 3 : label]!
  return { y: names[label]!, a: answer(4), b: answer(9), w: 1 + (i % 4), k: Math.floor(i / 6) }
})

const of = (statistic: ClassesQuantity['statistic'], answer = 'a'): ClassesQuantity => ({
  form: 'classes',
  statistic,
  label: text('y'),
  answer: text(answer),
})

function counts(some: readonly Row[], answer = 'a', by?: 'w'): number[][] {
  const table = names.map(() => names.map(() => 0))
  for (const row of some) {
    table[names.indexOf(row.y as string)]![names.indexOf(row[answer] as string)]! +=
      by === undefined ? 1 : (row.w as number)
  }
  return table
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The statistics again, from their definitions. */
const values: Readonly<Record<ClassesQuantity['statistic'], (table: readonly (readonly number[])[]) => number>> = {
  'macro-recall': (table) => sum(table.map((row, c) => row[c]! / sum(row))) / 3,
  'macro-precision': (table) => sum(table.map((row, c) => row[c]! / column(table, c))) / 3,
  'macro-f1': (table) => sum(table.map((row, c) => (2 * row[c]!) / (sum(row) + column(table, c)))) / 3,
  'weighted-precision': (table) =>
    sum(table.map((row, c) => (sum(row) * row[c]!) / column(table, c))) / sum(table.map(sum)),
  'weighted-f1': (table) =>
    sum(table.map((row, c) => (sum(row) * 2 * row[c]!) / (sum(row) + column(table, c)))) / sum(table.map(sum)),
  matthews(table) {
    const n = sum(table.map(sum))
    const [t, p] = [table.map(sum), table.map((_, c) => column(table, c))]
    const right = sum(table.map((row, c) => row[c]!))
    const spread = (all: readonly number[]): number => n ** 2 - sum(all.map((x) => x ** 2))
    return (right * n - sum(t.map((x, c) => x * p[c]!))) / Math.sqrt(spread(t) * spread(p))
  },
}

function column(table: readonly (readonly number[])[], c: number): number {
  return sum(table.map((row) => row[c]!))
}

/** What one more row does, by differences. */
function slope(statistic: ClassesQuantity['statistic'], table: readonly (readonly number[])[], row: Row): number {
  const moved = (step: number): number =>
    values[statistic](
      table.map((one, y) => one.map((x, a) => x + (names[y] === row.y && names[a] === row.a ? step : 0))),
    )
  return (moved(1e-4) - moved(-1e-4)) / 2e-4
}

test.each([
  ['macro-recall', macroRecall],
  ['macro-precision', macroPrecision],
  ['macro-f1', macroF1],
] as const)(
  '%s of independent rows has the interval of the statistics, at any level and size',
  (statistic, expected) => {
    const one = sampled(measureRows(of(statistic), rows))
    expect(one).toMatchObject({ n: 120, notes: [] })
    expect(one.estimate).toBeCloseTo(values[statistic](counts(rows)), 12)
    const { low, high } = expected(counts(rows), { confidence: 0.9 })
    expect(one.limits(0.9).low).toBeCloseTo(low, 12)
    expect(one.limits(0.9).high).toBeCloseTo(high, 12)
    const tenfold = counts(rows).map((row) => row.map((x) => x * 10))
    expect(one.resized!(10).limits(0.95).low).toBeCloseTo(expected(tenfold).low, 12)
  },
)

const designs: readonly (readonly [string, Design])[] = [
  ['independent', {}],
  ['weighted', { weight }],
  ['clustered', { cluster }],
  ['weighted and clustered', { weight, cluster }],
]

const linear = designs.flatMap(([name, design]) =>
  (['macro-precision', 'macro-f1', 'weighted-precision', 'weighted-f1', 'matthews'] as const)
    .filter((statistic) => name !== 'independent' || !statistic.startsWith('macro'))
    .map((statistic) => [statistic, name, design] as const),
)

test.each(linear)(
  '%s of %s rows is a mean of what each row does to it, and says that it is not proven',
  (statistic, _, design) => {
    const weigh = (row: Row): number => (design.weight === undefined ? 1 : (row.w as number))
    const table = counts(rows, 'a', design.weight === undefined ? undefined : 'w')
    const [estimate, total] = [values[statistic](table), sum(rows.map(weigh))]
    const units = rows.map((row) => {
      const effect = estimate + total * slope(statistic, table, row)
      return {
        key: design.cluster === undefined ? row : row.k,
        numerator: weigh(row) * effect,
        denominator: weigh(row),
      }
    })
    const byKey = [...new Set(units.map(({ key }) => key))].map((key) => {
      const own = units.filter((unit) => unit.key === key)
      return {
        numerator: sum(own.map((unit) => unit.numerator)),
        denominator: sum(own.map((unit) => unit.denominator)),
      }
    })
    const kish = total ** 2 / sum(rows.map((row) => weigh(row) ** 2))
    const ratio = linearisedRatio(byKey, { unit: design.cluster === undefined ? 'row' : 'cluster', kish })
    const one = sampled(measureRows(of(statistic), rows, design))
    const expected = knownRangeMean(ratio, { range: { low: statistic === 'matthews' ? -1 : 0, high: 1 } })
    expect(one.estimate).toBeCloseTo(estimate, 12)
    // fourth powers of weights within a cell are taken from their squares
    const digits = design.weight !== undefined && design.cluster === undefined ? 3 : 6
    expect(one.limits(0.95).low).toBeCloseTo(expected.low, digits)
    expect(one.limits(0.95).high).toBeCloseTo(expected.high, digits)
    expect(one.notes?.map(({ code }) => code)).toEqual(['coverage-not-proven'])
  },
)

test.each(designs.slice(1))('macro recall of %s rows joins the ranges of its classes', (_, design) => {
  const weigh = (row: Row): number => (design.weight === undefined ? 1 : (row.w as number))
  const shares = names.map((name) => {
    const own = rows.filter(({ y }) => y === name)
    const keys = [...new Set(own.map((row) => (design.cluster === undefined ? row : row.k)))]
    const units = keys.map((key) => {
      const some = own.filter((row) => (design.cluster === undefined ? row : row.k) === key)
      const right = some.filter(({ y, a }) => y === a)
      return { numerator: sum(right.map(weigh)), denominator: sum(some.map(weigh)) }
    })
    const kish = sum(own.map(weigh)) ** 2 / sum(own.map((row) => weigh(row) ** 2))
    return {
      design: 'ratio',
      ratio: linearisedRatio(units, { unit: design.cluster === undefined ? 'row' : 'cluster', kish }),
    } as const
  })
  const one = sampled(measureRows(of('macro-recall'), rows, design))
  const expected = macroRecallOfShares(shares)
  expect(shareLimits(shares[0]!).low).toBeGreaterThan(0)
  expect(one.estimate).toBeCloseTo(expected.estimate, 12)
  expect(one.limits(0.95).low).toBeCloseTo(expected.low, 9)
  expect(one.limits(0.95).high).toBeCloseTo(expected.high, 9)
  expect(one.notes).toHaveLength(design.weight === undefined ? 0 : 1)
})

test('a class that lies within one cluster still leaves a range, not proven', () => {
  const rare = rows.map((row, i): Row => ({ ...row, y: i === 0 ? 'yak' : row.y! }))
  const one = sampled(measureRows(of('macro-recall'), rare, { cluster }))
  expect(one.limits(0.95).low).toBeLessThan(one.estimate)
  expect(one.notes?.map(({ code }) => code)).toEqual(['coverage-not-proven'])
})

test('classes without a labelled row are named, and so are those that are never answered', () => {
  const odd = rows.map((row, i): Row => ({ ...row, a: i === 3 ? 'new one' : row.a === 'cat' ? 'ant' : row.a! }))
  const one = sampled(measureRows(of('macro-precision'), odd))
  expect(one.notes?.map(({ text: words }) => words)).toEqual([
    'Left out, since no row is labelled so: new one.',
    'Never answered, so that its precision counts as 0: cat.',
    expect.stringContaining('not proven'),
  ])
  expect(one.limits(0.95).high).toBeGreaterThan(one.estimate + 1 / 3)
})

test('more classes than a table of pairs can hold have a range too', () => {
  const wide = Array.from({ length: 2_000 }, (_, i): Row => ({ y: `c${i % 1_000}`, a: `c${i % 1_000}` }))
  const one = sampled(measureRows(of('macro-f1'), wide))
  expect(one.estimate).toBeCloseTo(1, 12)
  expect(one.limits(0.95).low).toBeLessThan(1)
})

test.each([
  ['macro-f1', [], 'empty-denominator'],
  ['weighted-f1', [], 'empty-denominator'],
  ['macro-recall', rows.filter(({ y }) => y === 'ant'), 'one-class'],
  ['matthews', rows.map((row): Row => ({ ...row, a: 'ant' })), 'empty-denominator'],
] as const)('%s is undefined: %#', (statistic, some, reason) => {
  expect(measureRows(of(statistic), some)).toMatchObject({ reason })
})

test('rows of one cluster say nothing of others', () => {
  expect(
    measureRows(
      of('weighted-f1'),
      rows.map((row): Row => ({ ...row, k: 1 })),
      { cluster },
    ),
  ).toMatchObject({ reason: 'one-cluster' })
})

test.each(designs)(
  'the difference on %s rows lies in its range, with a width also where nothing differs',
  (_, design) => {
    for (const statistic of Object.keys(values) as ClassesQuantity['statistic'][]) {
      const table = (answer: string): number[][] => counts(rows, answer, design.weight === undefined ? undefined : 'w')
      const one = sampled(measureForm(pairedClasses(of(statistic, 'b'), of(statistic)), rows, design))
      expect(one.estimate).toBeCloseTo(values[statistic](table('b')) - values[statistic](table('a')), 12)
      expect(one.limits(0.95).low).toBeLessThan(one.estimate)
      expect(one.limits(0.95).high).toBeGreaterThan(one.estimate)
      expect(one.limits(0.8).low).toBeGreaterThan(one.limits(0.95).low!)
      const none = sampled(measureForm(pairedClasses(of(statistic), of(statistic)), rows, design))
      expect(none.estimate).toBe(0)
      expect(none.limits(0.95).low).toBeLessThan(0)
    }
  },
)
