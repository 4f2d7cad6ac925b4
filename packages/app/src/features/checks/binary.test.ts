import {
  calibrationBias,
  calibrationKs,
  createRandom,
  fBeta,
  fBetaLimits,
  hull,
  linearOfCells,
  rSquared,
  ratioOfSums,
  recallAtPrecision,
  shareLimits,
  tableDifference,
  type LinearisedRatio,
  type OpenLimits,
  type ShareSample,
} from '@plumb/stats'
import { sizeClaim, type ClaimResult } from '@plumb/claims'
import { expect, test } from 'vitest'
import { checkClaims, checkText, csvOf } from './check-text.ts'
import { disagreements, referencesOf } from './reference-of.ts'
import { ratioOf, scoresOf, unitsOf, weightOf, type TestDesign, pairLimits } from './sample-of.ts'
import { testRows, type TestRow } from './test-rows.ts'

test.each(await referencesOf('binary.json'))(
  'further binary measures agree with scikit-learn, pandas and numpy on the data set $name',
  async (one) => {
    expect(await disagreements(one)).toEqual([])
  },
)

type Expected = readonly [number, number | null, number | null, number]

const costs = { false_positive: 35, false_negative: 900, true_positive: -60 }
const threshold = 0.45
const rows = testRows('binary', 220)
const actual = ({ label }: TestRow): boolean => label === 1
const flagged = ({ score }: TestRow): boolean => score! >= threshold
const byOther = ({ other }: TestRow): boolean => other >= threshold
const count = (yes: (row: TestRow) => boolean): number => rows.filter(yes).length
const positives = count(actual)

const designs: readonly (readonly [string, TestDesign])[] = [
  ['independent', {}],
  ['weighted', { weight: 'weight' }],
  ['clustered', { cluster: 'user' }],
  ['weighted and clustered', { weight: 'weight', cluster: 'user' }],
]

function isIndependent({ weight, cluster }: TestDesign): boolean {
  return weight === undefined && cluster === undefined
}

function productOf(design: TestDesign): Readonly<Record<string, unknown>> {
  return {
    costs,
    data: { columns: { label: 'label', score: 'score', ...design }, threshold },
    candidates: { a: { score: 'score', threshold }, b: { score: 'other', threshold } },
  }
}

function limited(estimate: number, { low, high }: OpenLimits, n: number): Expected {
  return [estimate, low, high, n]
}

/** The part of a row among the highest scores, to a depth in the size of rows. */
function partInTop(size: (row: TestRow) => number, depth: number): (row: TestRow) => number {
  const total = (of: readonly TestRow[]): number => of.reduce((sum, row) => sum + size(row), 0)
  return ({ score }) => {
    const above = total(rows.filter((row) => row.score! > score!))
    const tied = total(rows.filter((row) => row.score === score))
    return Math.min(1, Math.max(0, (depth - above) / tied))
  }
}

/** A share of rows that may count in part. */
function partialShare(
  design: TestDesign,
  numerator: (row: TestRow) => number,
  denominator: (row: TestRow) => number,
): ShareSample {
  const ratio = ratioOf(rows, design, numerator, denominator)
  if (!isIndependent(design)) return { design: 'ratio', ratio }
  return { design: 'independent', yes: ratio.estimate * ratio.denominator, rows: ratio.denominator }
}

function estimateOf(sample: ShareSample): number {
  return sample.design === 'independent' ? sample.yes / sample.rows : sample.ratio.estimate
}

function fBetaExpected(design: TestDesign, beta: number): Expected {
  const n = count((row) => actual(row) || flagged(row))
  const both = count((row) => actual(row) && flagged(row))
  const table = { tp: both, fn: positives - both, fp: n - positives }
  if (isIndependent(design)) {
    const { estimate, low, high } = fBeta(table, { beta })
    return [estimate, low, high, n]
  }
  const found = (row: TestRow): number => (actual(row) && flagged(row) ? 1 + beta ** 2 : 0)
  const missed = (row: TestRow): number => (flagged(row) ? (actual(row) ? 0 : 1) : actual(row) ? beta ** 2 : 0)
  const ratio = ratioOf(rows, design, found, (row) => found(row) + missed(row))
  return limited(ratio.estimate, fBetaLimits({ design: 'ratio', ratio }), n)
}

function valueExpected(design: TestDesign): Expected {
  const value = (row: TestRow): number => {
    if (actual(row)) return flagged(row) ? 60 : -900
    return flagged(row) ? -35 : 0
  }
  const ratio = ratioOf(rows, design, value)
  const cells = linearOfCells(
    [60, -35, -900],
    [
      count((row) => actual(row) && flagged(row)),
      count((row) => !actual(row) && flagged(row)),
      count((row) => actual(row) && !flagged(row)),
    ],
    rows.length,
  )
  const { low, high } = isIndependent(design) ? cells : hull(ratio)
  return [ratio.estimate * 1000, low * 1000, high * 1000, rows.length]
}

/** A row counts for its amount: the share of a design in which amounts multiply weights. */
function caught(design: TestDesign): LinearisedRatio {
  const amount = ({ amount: one }: TestRow): number => one
  const among = rows.filter(actual)
  const weights = among.map((row) => weightOf(row, design) * row.amount)
  const sum = weights.reduce((a, b) => a + b, 0)
  const kish = sum ** 2 / weights.reduce((a, b) => a + b ** 2, 0)
  return { ...ratioOf(among, design, (row) => (flagged(row) ? amount(row) : 0), amount), kish }
}

function skillExpected(design: TestDesign): Expected {
  const { estimate: base } = ratioOf(rows, design, ({ label }) => label!)
  const part = (unit: readonly TestRow[], of: (row: TestRow) => number): number =>
    unit.reduce((sum, row) => sum + weightOf(row, design) * of(row), 0)
  const units = unitsOf(rows, design).map((unit) => ({
    numerator: part(unit, ({ label, score }) => (score! - label!) ** 2),
    denominator: part(unit, ({ label }) => (label! - base) ** 2),
  }))
  const skill = rSquared(ratioOfSums(units, { unit: design.cluster === undefined ? 'row' : 'cluster' }))
  return limited(skill.estimate, skill, rows.length)
}

function expectedOf(design: TestDesign): Readonly<Record<string, Expected>> {
  const n = rows.length
  const isPositive = (row: TestRow): number => Number(actual(row))
  const gaps = ratioOf(rows, design, (row) => row.label! - row.score!)
  const scores = scoresOf(rows, design, ({ score }) => score!)
  const inTop = partInTop(() => 1, 37)
  const precision = partialShare(design, (row) => inTop(row) * isPositive(row), inTop)
  const total = rows.reduce((sum, row) => sum + weightOf(row, design), 0)
  const inShare = partInTop((row) => weightOf(row, design), 0.2 * total)
  const recall = partialShare(design, (row) => inShare(row) * isPositive(row), isPositive)
  const { low, high } = shareLimits(recall)
  const ratio = caught(design)
  const cumulative = calibrationKs(scores)
  const bias = calibrationBias(gaps)
  return {
    'f_beta(2)': fBetaExpected(design, 2),
    'f_beta(0.5)': fBetaExpected(design, 0.5),
    brier_skill_score: skillExpected(design),
    calibration_bias: limited(bias.estimate, bias, n),
    calibration_ks: limited(cumulative.estimate, cumulative, n),
    'precision_at_k(37)': limited(estimateOf(precision), shareLimits(precision), 37),
    'recall_at_top(20%)': limited(estimateOf(recall), { low, high }, positives),
    'lift(20%)': [estimateOf(recall) * 5, low * 5, high * 5, positives],
    'recall_by(amount)': limited(ratio.estimate, shareLimits({ design: 'ratio', ratio }), positives),
    value_per_1000: valueExpected(design),
  }
}

function isNear(got: number | null, wanted: number | null): boolean {
  if (got === null || wanted === null) return got === wanted
  return Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
}

/** What differs from the expected numbers; empty when all is right. */
function differing(results: readonly ClaimResult[], expected: Readonly<Record<string, Expected>>): readonly unknown[] {
  return Object.entries(expected).flatMap(([quantity, wanted], i) => {
    const { estimate, low, high, n } = results[i]!
    const got = [estimate, low, high, n]
    return got.every((value, at) => isNear(value, wanted[at]!)) ? [] : [{ quantity, got, wanted }]
  })
}

test.each(designs)('limits of %s rows are those of the statistics on units made in the test', async (_, design) => {
  const expected = expectedOf(design)
  const results = await checkClaims(
    Object.keys(expected).map((quantity) => `${quantity} <= 1`),
    csvOf(rows),
    productOf(design),
  )
  expect(differing(results, expected)).toEqual([])
  const isNotProven = (quantity: string): boolean => /^(precision_at_k|recall_at_top|lift|brier_skill)/.test(quantity)
  for (const [i, quantity] of Object.keys(expected).entries()) {
    const told = results[i]!.notes.some(({ code }) => code === 'coverage-not-proven')
    expect([quantity, told]).toEqual([quantity, !isIndependent(design) && isNotProven(quantity)])
  }
})

test('recall at precision has a range for independent rows, and an estimate alone for others', async () => {
  const { estimate, low, high } = recallAtPrecision(
    scoresOf(rows, {}, ({ score }) => score!),
    { precision: 0.8 },
  )
  const claim = ['recall_at_precision(80%) >= 50%']
  const [plain] = await checkClaims(claim, csvOf(rows), productOf({}))
  expect(plain).toMatchObject({ estimate, low, high, n: positives })
  const [clustered] = await checkClaims(claim, csvOf(rows), productOf({ cluster: 'user' }))
  expect(clustered).toMatchObject({
    estimate,
    low: null,
    high: null,
    n: positives,
    verdict: 'undecided',
    reason: 'no-range-for-design',
  })
})

test.each(designs)('comparisons of %s rows are paired', async (_, design) => {
  const won = (row: TestRow): number => Number(flagged(row)) - Number(byOther(row))
  const gap = pairLimits(rows.filter(actual), design, won, ({ amount }) => amount)
  const base = ratioOf(rows, design, ({ label }) => label!).estimate
  const squared = ({ label }: TestRow, score: number): number => (score - label!) ** 2
  const skill = ratioOf(
    rows,
    design,
    (row) => squared(row, row.other) - squared(row, row.score!),
    (row) => squared(row, base),
  )
  const [cost, value, recall, chances] = await checkClaims(
    [
      'b beats a on cost_per_1000',
      'a beats b on value_per_1000',
      'a beats b on recall_by(amount) by 1 point',
      'a beats b on brier_skill_score',
    ],
    csvOf(rows),
    productOf(design),
  )
  expect(differing([recall!], { recall_by: limited(gap.estimate, gap, positives) })).toEqual([])
  expect(differing([chances!], { chances: limited(skill.estimate, hull(skill), rows.length) })).toEqual([])
  expect(chances!.notes.map(({ code }) => code)).toEqual(['few-events', 'coverage-not-proven'])
  expect(differing([value!], { value: limited(cost!.estimate!, cost!, rows.length) })).toEqual([])
})

test('a comparison on F-beta draws from the table of label by both answers', async () => {
  const cell = (label: boolean, a: boolean, b: boolean): number =>
    count((row) => actual(row) === label && flagged(row) === a && byOther(row) === b)
  const pairs = {
    pos11: cell(true, true, true),
    pos10: cell(true, true, false),
    pos01: cell(true, false, true),
    pos00: cell(true, false, false),
    neg11: cell(false, true, true),
    neg10: cell(false, true, false),
    neg01: cell(false, false, true),
    neg00: cell(false, false, false),
  }
  const { data, ...product } = productOf({})
  const { claims } = await checkText(
    {
      ...product,
      seed: 7,
      data: { source: 'data.csv', ...(data as object) },
      claims: { launch: [{ claim: 'a is not worse than b on f_beta(2) by more than 0.05', id: 'f2' }] },
    },
    { 'data.csv': csvOf(rows) },
  )
  const drawn = tableDifference(pairs, ({ tp, fn, fp }) => (5 * tp) / (5 * tp + 4 * fn + fp), {
    random: createRandom('7\u0002f2\u0002\u0002paired-table'),
  })
  expect(differing(claims, { f2: limited(drawn.estimate, drawn.limits(), rows.length - pairs.neg00) })).toEqual([])
  expect(claims[0]!.notes.map(({ code }) => code)).toEqual(['coverage-not-proven'])
})

test.each([
  ['a beats b on calibration_bias', 'has no better direction'],
  ['f_beta(0) >= 0.5', 'f_beta wants a number above 0; got 0'],
  ['f_beta >= 0.5', 'wanted f_beta(beta), got 0 arguments'],
  ['precision_at_k(2.5) >= 50%', 'precision_at_k wants a whole number above 0; got 2.5'],
  ['recall_at_top(150%) >= 50%', 'recall_at_top wants a share above 0, such as 10%; got 150%'],
  ['lift(0) >= 2', 'lift wants a share above 0, such as 10%; got 0'],
  ['recall_by(group) >= 50%', 'recall_by wants a column of numbers; group holds text'],
])('%s is refused in words', async (claim, words) => {
  await expect(checkClaims([claim], csvOf(rows), productOf({}))).rejects.toThrow(words)
})

test('measures of a binary label refuse a number, and measures of a score a dataset without one', async () => {
  const numbers = { data: { columns: { label: 'amount', score: 'score' } } }
  await expect(checkClaims(['lift(10%) >= 2'], csvOf(rows), numbers)).rejects.toThrow(
    'lift needs a binary task; dataset data is regression',
  )
  const unscored = { data: { columns: { label: 'label', prediction: 'solved' } } }
  await expect(checkClaims(['calibration_bias <= 0'], csvOf(rows), unscored)).rejects.toThrow(
    'calibration_bias needs a score; dataset data names none',
  )
})

const few = (labels: readonly number[], score: (i: number) => number = (i) => i / 10): string =>
  csvOf(labels.map((label, i) => ({ label, score: score(i), amount: 10 * (i % 3) })))
const scored = { data: { columns: { label: 'label', score: 'score' }, positive: 1 } }

test.each([
  ['f_beta(2) >= 0.5', few([0, 0], () => 0), 'empty-denominator', 0],
  ['precision_at_k(3) >= 0.5', few([1, 0]), 'too-few-rows', 2],
  ['recall_at_top(10%) >= 0.5', few([0, 0, 0]), 'empty-denominator', 0],
  ['recall_at_precision(90%) >= 0.5', few([1, 1, 1]), 'one-class', 3],
  ['recall_by(amount) >= 0.5', few([1, 0, 0]), 'empty-denominator', 0],
  ['calibration_ks <= 0.5', few([1, 0], (i) => 2 * i), 'score-out-of-range', 0],
])('%s has no estimate, and a reason, where it is undefined', async (claim, csv, reason, n) => {
  const [result] = await checkClaims([claim], csv, scored)
  expect(result).toMatchObject({ verdict: 'no-evidence', estimate: null, reason, n })
})

test('size does not plan for a share that does not rest on a number of rows alone', () => {
  for (const claim of ['recall_by(amount) >= 80%', 'recall_at_precision(90%) >= 80%']) {
    expect(() => sizeClaim(claim, { expect: '85%', power: 0.8 })).toThrow('does not rest on a number of rows alone')
  }
  expect(sizeClaim('recall_at_top(10%) >= 80%', { expect: '85%', power: 0.8 }).needed).toBe(471)
})

test('the order of rows that share the score at the edge does not matter', async () => {
  const claims = ['precision_at_k(3) >= 0.5', 'recall_at_top(50%) >= 0.5', 'lift(50%) >= 1']
  const labels = [1, 1, 0, 0, 1, 0]
  const score = (label: number, i: number): object => ({ label, score: i === 0 ? 0.9 : 0.5 })
  const forward = labels.map(score)
  const backward = [forward[0]!, ...forward.slice(1).toReversed()]
  for (const list of [forward, backward]) {
    const results = await checkClaims(claims, csvOf(list), scored)
    // one positive at the top, and two fifths of two places beneath it
    expect(results.map(({ estimate }) => Number(estimate!.toFixed(9)))).toEqual([0.6, 0.6, 1.2])
  }
})

test('slices, windows, conditions, groups and changes speak of their own rows', async () => {
  const dated = rows.map((row) => ({ ...row, day: `2026-11-${String(1 + (row.id % 20)).padStart(2, '0')}` }))
  const data = { columns: { label: 'label', score: 'score', time: 'day' }, threshold }
  const claims = [
    'recall_by(amount) >= 50% in each group',
    'recall_at_top(20%) >= 30% where amount > 5',
    'calibration_bias between -30 points and 30 points each week',
    'gap(f_beta(2), group) <= 0.3',
    'worst(lift(20%), group) >= 1',
    'change(recall_by(amount)) >= -40 points vs previous week',
    'parity(recall_at_top(50%), group) >= 0.3',
    'change(calibration_ks) <= 40 points vs previous week',
  ]
  const results = await checkClaims(claims, csvOf(dated), { data })
  const north = rows.filter(({ group }) => group === 'north')
  const money = (of: readonly TestRow[]): number => of.reduce((sum, { amount }) => sum + amount, 0)
  const found = money(north.filter((row) => actual(row) && flagged(row))) / money(north.filter(actual))
  const slice = results[0]!.slices.find(({ where }) => where['group'] === 'north')!
  expect(slice.estimate).toBeCloseTo(found, 12)
  expect(results[1]!.n).toBe(count((row) => actual(row) && row.amount > 5))
  expect(results[2]!.slices.length).toBeGreaterThan(2)
  for (const { claim, estimate, low, high } of results) {
    expect([claim, low! < estimate!, estimate! < high!]).toEqual([claim, true, true])
  }
})

test('what a claim needs to be decided is told, and more of the same rows are surer', async () => {
  const claims = [
    'f_beta(2) >= 0.7',
    'calibration_bias <= 2 points',
    'calibration_ks <= 12 points',
    'recall_at_top(20%) >= 30%',
    'lift(20%) >= 1.5',
    'brier_skill_score >= 0.3',
    'recall_by(amount) >= 70%',
    'value_per_1000 >= -110000',
    'recall_at_precision(80%) >= 40%',
  ]
  const once = await checkClaims(claims, csvOf(rows), productOf({}))
  const many = await checkClaims(claims, csvOf([rows, rows, rows, rows].flat()), productOf({}))
  for (const [i, { claim, verdict, estimate, low, high, needed }] of once.entries()) {
    expect([claim, many[i]!.estimate]).toEqual([claim, expect.closeTo(estimate!, 9)])
    expect(many[i]!.high! - many[i]!.low!).toBeLessThan((high! - low!) * 0.7)
    expect([claim, needed === null]).toEqual([claim, verdict !== 'undecided'])
  }
})

test('sentences read well with one row, with custom words and in a slice', async () => {
  const words = { rows: 'payments', positive: 'fraud' }
  const product = { costs, data: { ...scored.data, words } }
  const said = async (claims: readonly string[], csv: string): Promise<readonly string[]> =>
    (await checkClaims(claims, csv, product)).map(({ sentence }) => sentence)
  expect(
    await said(
      [
        'precision_at_k(1) >= 50%',
        'recall_at_top(0.5) >= 50%',
        'lift(50%) >= 1',
        'f_beta(2) >= 0.5',
        'recall_by(amount) >= 5%',
      ],
      few([0, 0, 0, 1], (i) => i / 4),
    ),
  ).toMatchInlineSnapshot(`
    [
      "Of the 1 payment that the model scores highest, 1 was fraud: 100 in 100 (3 to 100).",
      "Of 1 payment that really is fraud, the 50% that the model scores highest hold 1: 100 in 100 (3 to 100).",
      "The 50% that the model scores highest are fraud 2.0 (0.1–2.0) times as often as all are, over 1 payment that really is fraud.",
      "F-beta of the model, which counts recall 2 times as much as precision, is 0.83 (0.04–1.00) over 2 payments that are positive or flagged.",
      "Caught part of amount has no estimate: no row counts for it.",
    ]
  `)
})
