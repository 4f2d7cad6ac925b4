import type { ClaimResult } from '@plumb/claims'
import {
  correlatedDifference,
  hull,
  pairedDifference,
  pickedDifference,
  quantileCorrelation,
  quantileLimits,
  scaleRatio,
  type LinearisedRatio,
} from '@plumb/stats'
import { expect, test } from 'vitest'
import { checkClaims, csvOf } from './check-text.ts'
import { quantileSampleOf, ratioOf, type TestDesign } from './sample-of.ts'
import { testRows, type TestRow } from './test-rows.ts'

const designs: readonly (readonly [string, TestDesign])[] = [
  ['independent', {}],
  ['weighted', { weight: 'weight' }],
  ['clustered', { cluster: 'user' }],
  ['weighted and clustered', { weight: 'weight', cluster: 'user' }],
]
const rows = testRows('comparisons', 240)
const guess = ({ amount, score }: TestRow): number => Math.round(100 * (amount * 0.8 + 4 * score!)) / 100
const other = ({ amount, other: score }: TestRow): number => Math.round(100 * (amount * 0.7 + 6 * score)) / 100
const csv = csvOf(rows.map((row) => ({ ...row, p: guess(row), q: other(row) })))
const numbers = { task: 'regression', columns: { label: 'amount' } }
const predicted = { a: { prediction: 'p' }, b: { prediction: 'q' }, same: { prediction: 'p' } }
const labels = { columns: { label: 'label' } }
const scored = { a: { score: 'score' }, b: { score: 'other' }, same: { score: 'score' } }

const ofNumbers = ['rmse', 'median_absolute_error', 'p90_absolute_error', 'mae', 'wape', 'r2']
const ofScores = [
  'precision_at_k(40)',
  'recall_at_top(10%)',
  'lift(10%)',
  'recall_at_precision(60%)',
  'calibration_error',
  'calibration_ks',
  'recall_by(amount)',
  'brier_skill_score',
]

function check(
  claims: readonly string[],
  shape: { readonly columns: object },
  candidates: object,
  design: TestDesign = {},
): Promise<readonly ClaimResult[]> {
  return checkClaims(claims, csv, { candidates, data: { ...shape, columns: { ...shape.columns, ...design } } })
}

/** `lift(10%)` as that of one candidate. */
function ofCandidate(measure: string, name: string): string {
  return `${measure} of ${name} >= 0.01`
}

test.each(designs)('a difference is that of the two values, and its range holds it, %s', async (_, design) => {
  const all = [
    ...(await triples(ofNumbers, numbers, predicted, design)),
    ...(await triples(ofScores, labels, scored, design)),
  ]
  const values = all.map(([difference, first, second]) => {
    const { estimate, low, high, claim, reason } = difference!
    const holds = low !== null && high !== null && low < estimate! && estimate! < high
    const right = Math.abs(estimate! - (first!.estimate! - second!.estimate!)) < 1e-9
    return { claim, right, range: holds ? 'holds it' : reason }
  })
  const without = Object.keys(design).length > 0 ? 'a beats b on recall_at_precision(60%)' : undefined
  expect(values).toEqual(
    values.map(({ claim }) => ({ claim, right: true, range: claim === without ? 'no-range-for-design' : 'holds it' })),
  )
})

async function triples(
  measures: readonly string[],
  shape: { readonly columns: object },
  candidates: object,
  design: TestDesign,
): Promise<readonly (readonly ClaimResult[])[]> {
  const claims = measures.flatMap((one) => [`a beats b on ${one}`, ofCandidate(one, 'a'), ofCandidate(one, 'b')])
  const results = await check(claims, shape, candidates, design)
  return measures.map((_, i) => results.slice(3 * i, 3 * i + 3))
}

const error = (row: TestRow): number => guess(row) - row.amount
const wrong = (row: TestRow): number => other(row) - row.amount

/** What each row does to the difference of the two roots. */
function rootsOf(design: TestDesign): LinearisedRatio {
  const [a, b] = [error, wrong].map((of) => ratioOf(rows, design, (row) => of(row) ** 2).estimate) as [number, number]
  const part = (square: number, mean: number): number => (square - mean) / (2 * Math.sqrt(mean))
  return ratioOf(
    rows,
    design,
    (row) => Math.sqrt(a) - Math.sqrt(b) + part(error(row) ** 2, a) - part(wrong(row) ** 2, b),
  )
}

test.each(designs)('two roots are compared by what each row does to them, %s', async (_, design) => {
  const [result] = await check(['a beats b on rmse'], numbers, predicted, design)
  const { low, high } = hull(rootsOf(design))
  expect([result!.low, result!.high]).toEqual([expect.closeTo(low, 8), expect.closeTo(high, 8)])
  expect(result!.notes.map(({ code }) => code)).toContain('heavy-tail')
})

test('two quantiles are compared with the correlation of lying below them', async () => {
  const [result] = await check(['a beats b on p90_absolute_error'], numbers, predicted)
  const sides = [error, wrong].map((of) => (row: TestRow) => Math.abs(of(row)))
  const limits = sides.map((of) => quantileLimits(quantileSampleOf(rows, {}, of), 0.9))
  const below = sides.map((of, side) => rows.map((row) => Number(of(row) <= limits[side]!.estimate)))
  const both = rows.filter((_, i) => below[0]![i] === 1 && below[1]![i] === 1).length / rows.length
  const correlation = quantileCorrelation((both - 0.9 * 0.9) / (0.9 * 0.1), rows.length, 0.9)
  const { low, high } = correlatedDifference(limits[0]!, limits[1]!, correlation)
  expect([result!.low, result!.high]).toEqual([expect.closeTo(low!, 9), expect.closeTo(high!, 9)])
})

/** Which part of a row lies among the highest scores. */
function partsOf(score: (row: TestRow) => number, depth: number): readonly number[] {
  return rows.map((row) => {
    const above = rows.filter((one) => score(one) > score(row)).length
    const tied = rows.filter((one) => score(one) === score(row)).length
    return Math.max(0, Math.min(1, (depth - above) / tied))
  })
}

test('of two tops only positives that one of them holds count, ties in parts', async () => {
  const [precision, recall] = await check(
    ['a beats b on precision_at_k(25)', 'a beats b on recall_at_top(12.5%)'],
    labels,
    scored,
  )
  const count = (depth: number): { onlyA: number; onlyB: number } => {
    const [a, b] = [partsOf(({ score }) => score!, depth), partsOf((row) => row.other, depth)]
    const sum = (of: (i: number) => number): number =>
      rows.reduce((total, { label }, i) => total + label! * Math.max(0, of(i)), 0)
    return { onlyA: sum((i) => a[i]! - b[i]!), onlyB: sum((i) => b[i]! - a[i]!) }
  }
  const positives = rows.filter(({ label }) => label === 1).length
  expect(precision).toMatchObject({ n: 25, ...closeTo(pickedDifference({ ...count(25), picked: 25 })) })
  expect(recall).toMatchObject({ n: positives, ...closeTo(pairedDifference({ ...count(30), pairs: positives })) })
})

function closeTo({ low, high }: { readonly low: number; readonly high: number }): object {
  return { low: expect.closeTo(low, 9) as number, high: expect.closeTo(high, 9) as number }
}

test('candidates that answer alike are undecided, whatever the measure', async () => {
  const results = [
    ...(await check(
      ofNumbers.map((measure) => `a beats same on ${measure}`),
      numbers,
      predicted,
    )),
    ...(await check(
      ofScores.map((measure) => `a beats same on ${measure}`),
      labels,
      scored,
    )),
  ]
  expect(results.map(({ claim, verdict, estimate }) => [claim, verdict, estimate])).toEqual(
    results.map(({ claim }) => [claim, 'undecided', 0]),
  )
})

test('a margin in percent is a share of what the second reaches', async () => {
  const claims = ['rmse', 'median_absolute_error'].flatMap((one) => [`a beats b on ${one} by 5%`, `${one} of b <= 1`])
  const [root, rootOfB, median, medianOfB] = await check(claims, numbers, predicted)
  const [lift, liftOfB] = await check(['a beats b on lift(10%) by 5%', 'lift(10%) of b >= 1'], labels, scored)
  expect([root!.bound, median!.bound, lift!.bound]).toEqual([
    expect.closeTo(-0.05 * rootOfB!.estimate!, 9),
    expect.closeTo(-0.05 * medianOfB!.estimate!, 9),
    expect.closeTo(0.05 * liftOfB!.estimate!, 9),
  ])
})

test('slices are compared like the whole', async () => {
  const [whole] = await check(['a beats b on rmse in each group'], numbers, predicted)
  const [one] = await check(["a beats b on rmse where group = 'north'"], numbers, predicted)
  const north = whole!.slices.find(({ where }) => where['group'] === 'north')!
  expect([whole!.slices.length, north.estimate, north.low]).toEqual([3, one!.estimate, one!.low])
  const tops = await check(['a beats b on precision_at_k(10) in each group'], labels, scored)
  expect(tops[0]!.slices.map(({ n }) => n)).toEqual([10, 10, 10])
})

test('needed is the first number of rows whose range decides', async () => {
  const roots = rootsOf({})
  const [result] = await check([`a beats b on rmse by ${(-0.8 * roots.estimate).toFixed(4)}`], numbers, predicted)
  const decides = (total: number): boolean =>
    hull(scaleRatio(roots, total / rows.length)).high <= (result!.bound as number)
  const total = rows.length + result!.needed!
  // it is told to one in a hundred
  expect([result!.verdict, decides(total), decides(0.97 * total)]).toEqual(['undecided', true, false])
  const others = await check(
    ['a beats b on recall_at_top(10%)', 'a beats b on calibration_error', 'a beats b on recall_at_precision(60%)'],
    labels,
    scored,
  )
  expect(others.map(({ verdict, needed }) => [verdict, needed! > 0])).toEqual(others.map(() => ['undecided', true]))
})

test('sentences say whose rows they speak of', async () => {
  const [precision, recall] = await check(
    ['a beats b on precision_at_k(40)', 'a beats b on recall_at_top(10%)'],
    labels,
    scored,
  )
  expect(precision!.sentence).toMatch(
    /^For the 40 rows with the highest scores by each, precision at 40 of a minus that of b is .+ points \(.+\)\.$/,
  )
  expect(recall!.sentence).toMatch(
    /^On the same \d+ actual positives, recall at the top 10% of a minus that of b is .+ points? \(.+\)\.$/,
  )
})

const same: readonly (readonly [string, string])[] = [
  ['rows', 'rows does not depend on who answers'],
  ['missing(score)', 'missing(score) does not depend on who answers'],
  ['agreement(label, solved)', 'agreement(label, solved) does not depend on who answers'],
  ['pass_rate(solved)', 'pass_rate(solved) does not depend on who answers'],
  ['base_rate', 'no better direction'],
]

test.each(same)('candidates cannot be compared on %s, and the error says why', async (measure, message) => {
  await expect(check([`a beats b on ${measure}`], labels, scored)).rejects.toThrow(message)
})

test('what a dataset predicts itself is no matter of candidates', async () => {
  const shape = { ...numbers, columns: { ...numbers.columns, interval: ['p', 'q'] } }
  await expect(check(['a beats b on interval_coverage'], shape, predicted)).rejects.toThrow(
    'interval_coverage does not depend on who answers',
  )
})
