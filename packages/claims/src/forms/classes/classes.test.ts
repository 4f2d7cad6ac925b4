import { knownRangeMean, linearisedRatio, macroF1, macroPrecision, macroRecall } from '@plumb/stats'
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

test.each(designs)('Matthews correlation of %s rows is a mean of what each row does to it', (_, design) => {
  const statistic = 'matthews'
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
  const expected = knownRangeMean(ratio, { range: { low: -1, high: 1 } })
  expect(one.estimate).toBeCloseTo(estimate, 12)
  // fourth powers of weights within a cell are taken from their squares
  const digits = design.weight !== undefined && design.cluster === undefined ? 3 : 6
  expect(one.limits(0.95).low).toBeCloseTo(expected.low, digits)
  expect(one.limits(0.95).high).toBeCloseTo(expected.high, digits)
  expect(one.notes).toEqual([])
})

const averages = ['macro-recall', 'macro-precision', 'macro-f1', 'weighted-precision', 'weighted-f1'] as const

test.each(averages)('%s of rows that all weigh one is that of independent rows', (statistic) => {
  const even = rows.map((row): Row => ({ ...row, w: 1 }))
  const [plain, weighed] = [{}, { weight }].map((design) => sampled(measureRows(of(statistic), even, design)))
  expect(weighed!.estimate).toBeCloseTo(values[statistic](counts(rows)), 12)
  expect(weighed!.limits(0.95).low).toBeCloseTo(plain!.limits(0.95).low!, 2)
  expect(weighed!.limits(0.95).high).toBeCloseTo(plain!.limits(0.95).high!, 2)
})

test.each(averages)('%s of clusters of ten equal rows is about as sure as one row of each', (statistic) => {
  const copies = rows.flatMap((row, i) => Array.from({ length: 10 }, (): Row => ({ ...row, k: i })))
  const width = (some: readonly Row[], design: Design): number => {
    const { low, high } = sampled(measureRows(of(statistic), some, design)).limits(0.95)
    return high! - low!
  }
  expect(width(copies, { cluster }) / width(rows, {})).toBeGreaterThan(0.95)
  expect(width(copies, { cluster }) / width(rows, {})).toBeLessThan(1.4)
  expect(width(copies, {})).toBeLessThan(width(rows, {}) / 2)
})

test.each(averages)('%s weighs classes and rows by their weights, and is proven in every design', (statistic) => {
  for (const [, design] of designs) {
    const one = sampled(measureRows(of(statistic), rows, design))
    expect(one.estimate).toBeCloseTo(
      values[statistic](counts(rows, 'a', design.weight === undefined ? undefined : 'w')),
      12,
    )
    expect(one.limits(0.95).low).toBeLessThan(one.estimate)
    expect(one.resized!(16).limits(0.95).low).toBeGreaterThan(one.limits(0.95).low!)
    expect(one.notes).toEqual([])
  }
})

test('a class that lies within one cluster still leaves a range', () => {
  const rare = rows.map((row, i): Row => ({ ...row, y: i === 0 ? 'yak' : row.y! }))
  const one = sampled(measureRows(of('macro-recall'), rare, { cluster }))
  expect(one.limits(0.95).low).toBeLessThan(one.estimate)
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
