import { expect, test } from 'vitest'
import type { Measure, Parameter } from '../measures/measure.ts'
import { measures } from '../measures/registry.ts'
import { checkClaim } from '../testing/check-rows.ts'
import type { Row } from '../testing/evaluate.ts'

const start = Date.parse('2026-03-02T00:00:00Z') * 1000
const rows: readonly Row[] = Array.from({ length: 60 }, (_, i) => ({
  y: i % 3 === 0 ? 1 : 0,
  s: ((i * 37) % 60) / 60,
  f: i % 4 === 0 || i % 3 === 0 ? 1 : 0,
  c: i % 2 === 0 ? null : 'DE',
  x: (i % 9) + 1,
  z: (i % 5) + 1,
  w: 1 + (i % 3),
  at: start + i * 10_800e6,
}))
const columns = 'label: y, score: s, time: at'
const head = (more = '', roles = columns): string => `product: P
data: { source: d.csv, columns: { ${roles} }, units: { x: ms }${more} }
candidates: { model: { score: s }, rules: { prediction: f } }
costs: { currency: EUR, false_positive: 35, false_negative: 400 }`

function sentence(claim: string, data = rows, text = head()): string {
  return checkClaim(claim, data, text, { times: ['at'], asOf: '2026-03-12T00:00:00Z' }).sentence
}

test.each([
  ['rows >= 3', 'There are 60 rows.'],
  ['labelled_rows >= 3', 'Of 60 rows, 60 have a label.'],
  ['missing(c) <= 9%', 'Of 60 rows, 50% have no c.'],
  ['distinct(x) >= 3', 'In 60 rows, x takes 9 different values.'],
  ['distinct(c) >= 3', 'In 60 rows, c takes 1 value.'],
  ['duplicates <= 0%', 'Of 60 rows, 0% repeat an earlier one in every column.'],
  ['duplicates(c, y) <= 0%', 'Of 60 rows, 93.3% repeat an earlier one in c and y.'],
  ['share(x > 3) >= 9%', 'Of 60 rows, 39 have x > 3: 65 in 100 (52 to 77).'],
  ['mean(x) >= 3', 'The mean of x is 4.9 ms (4.2–5.5) over 60 rows.'],
  ['sum(x) >= 3', 'The sum of x is 291 ms over 60 rows.'],
  ['minimum(x) >= 3', 'The smallest x in 60 rows is 1 ms.'],
  ['maximum(x) >= 3', 'The largest x in 60 rows is 9 ms.'],
  ['per(x, z) >= 3', 'There is 1.6 (1.3–1.9) of x per z, over 60 rows.'],
  ['p50(x) >= 3', 'Half of 60 rows have x up to 5.0 ms (4.0–6.0).'],
  ['p95(x) >= 3', '95 in 100 of 60 rows have x up to 9.0 ms (8.0 and up).'],
  ['accuracy >= 9%', 'Of 60 rows, the model was right about 30: 50 in 100 (37 to 63).'],
  ['precision of rules >= 9%', 'Of 30 rows that rules flagged, 20 were positive: 67 in 100 (47 to 83).'],
  ['recall >= 9%', 'Of 20 rows that really are positive, the model found 10: 50 in 100 (27 to 73).'],
  ['specificity >= 9%', 'Of 40 rows that are not positive, the model left 20 alone: 50 in 100 (34 to 66).'],
  [
    'negative_predictive_value >= 9%',
    'Of 30 rows that the model left alone, 20 were really not positive: 67 in 100 (47 to 83).',
  ],
  [
    'false_positive_rate <= 9%',
    'Of 40 rows that are not positive, the model wrongly flagged 20: 50 in 100 (34 to 66).',
  ],
  ['false_negative_rate <= 9%', 'Of 20 rows that really are positive, the model missed 10: 50 in 100 (27 to 73).'],
  ['base_rate <= 9%', 'Of 60 labelled rows, 20 were positive: 33 in 100 (22 to 47).'],
  ['alert_rate <= 9%', 'Of 60 rows, the model flagged 30: 50 in 100 (37 to 63).'],
  [
    'f_beta(2) >= 0.4',
    'F-beta of the model, which counts recall 2 times as much as precision, is 0.45 (0.26–0.64) over 40 rows that are positive or flagged.',
  ],
  ['precision_at_k(4) >= 9%', 'Of the 4 rows that the model scores highest, 1 was positive: 25 in 100 (1 to 81).'],
  [
    'recall_at_top(0.5) >= 9%',
    'Of 20 rows that really are positive, the 50% that the model scores highest hold 10: 50 in 100 (27 to 73).',
  ],
  [
    'lift(50%) >= 1',
    'The 50% that the model scores highest are positive 1.0 (0.5–1.5) times as often as all are, over 20 rows that really are positive.',
  ],
  ['recall_by(x) >= 9%', 'Of the x of 20 rows that really are positive, the model found 52 in 100 (23 to 80).'],
  [
    'recall_at_precision(50%) >= 9%',
    'Of 20 rows that really are positive, the model finds 0 in 100 (0 to 85) at the lowest threshold at which 50% of what it flags is positive.',
  ],
  [
    'calibration_bias >= 0.1',
    'Over 60 rows, the share that is positive minus the mean chance stated by the model is −15.8 points (−30.5 to −0.5).',
  ],
  [
    'calibration_ks <= 0.1',
    'Going up from the lowest chance stated by the model, what it promises and what happens drift apart by at most 16 points (0–35) of all, over 60 rows.',
  ],
  [
    'brier_skill_score >= 0.1',
    'The Brier skill of the chances stated by the model is −0.5 (−1.1 to −0.1) over 60 rows: 1 is without error, 0 no better than always stating the base rate.',
  ],
  ['value_per_1000 >= 1', 'The answers of the model are worth −€80k (−120 to −50k) per 1,000, over 60 rows.'],
])('%s reads aloud: %s', (claim, expected) => {
  expect(sentence(claim)).toBe(expected)
})

test.each([
  ['rows >= 3', 'There is 1 row.'],
  ['labelled_rows >= 3', 'Of 1 row, 1 has a label.'],
  ['missing(c) <= 9%', 'Of 1 row, 100% has no c.'],
  ['recall >= 9%', 'Of 1 row that really is positive, the model found 0: 0 in 100 (0 to 98).'],
  ['base_rate >= 9%', 'Of 1 labelled row, 1 was positive: 100 in 100 (3 to 100).'],
  ['p50(x) >= 3', 'Half of 1 row has x up to 1 ms (no range).'],
  ['cost_per_1000 <= 3', expect.stringContaining('per 1,000, over 1 row.')],
])('of one row, %s reads aloud: %s', (claim, expected) => {
  expect(sentence(claim, rows.slice(0, 1))).toEqual(expected)
})

test.each([
  ['rows >= 3', 'There are 0 rows.'],
  ['accuracy >= 9%', 'Accuracy has no estimate: the data has no row yet.'],
  ['roc_auc >= 0.9', 'ROC AUC has no estimate: the data has no row yet.'],
  ['mean(x) >= 9', 'Mean of x has no estimate: the data has no row yet.'],
])('of no rows, %s reads aloud: %s', (claim, expected) => {
  expect(sentence(claim, [])).toBe(expected)
})

/** What this product cannot be asked: shapes of other products, and two populations. */
const asksMore = ({ needs, name }: Measure): boolean =>
  needs.some((need) => !plainNeeds.has(need)) || twoPopulations.has(name) || name === 'conflicting_labels'
const plainNeeds = new Set<string>(['label', 'binary', 'prediction', 'score', 'probability', 'costs'])
const twoPopulations = new Set(['psi', 'js_divergence', 'total_variation', 'ks', 'wasserstein'])
const argumentOf: Readonly<Partial<Record<Parameter['takes'], string>>> = {
  condition: 'x > 3',
  'positive number': '2',
  'whole number': '20',
  share: '50%',
  'positive share': '50%',
}

test('every measure has a sentence that begins with a capital, ends with a stop and names n', () => {
  for (const { name, parameters, unit } of measures.filter((one) => !asksMore(one))) {
    const args = parameters.filter(({ optional }) => optional !== true).map(({ takes }) => argumentOf[takes] ?? 'x')
    const call = `${name}${args.length === 0 ? '' : `(${args.join(', ')})`}`
    const said = sentence(`${call} >= ${unit === 'share' || unit === 'points' ? '9%' : '0.9'}`)
    expect(said).toMatch(/^[A-Z0-9].*\.$/)
    expect(said).toMatch(/\b(60|40|30|20)\b/)
    expect(said).not.toMatch(/undefined|null|NaN|Infinity/)
  }
})

test.each([
  ['recall >= 9% in each c', 'In c (missing): of 10 rows that really are positive'],
  ['recall >= 9% each week', 'In the week from 2026-03-02: of 19 rows'],
  ['recall >= 9% each month', 'In 2026-03: of 20 rows'],
  ['accuracy >= 50% each day', 'On 2026-03-06: of 8 rows'],
  ['recall >= 50% in each c each day', 'In c DE, on 2026-03-'],
  ['roc_auc >= 0.4 in each c', 'In c (missing): of two rows'],
  ['f1 >= 0.4 each month', 'In 2026-03: F1, which weighs'],
  ['gap(recall, c) <= 3 points', 'Between the values of c, recall differs by 0 points'],
  ['gap(mean(x), c) <= 3', 'Between the values of c, mean of x differs by'],
  ['parity(alert_rate, c) >= 80%', 'Between the values of c, the lowest alert rate is 100%'],
  ['worst(p95(x), c) <= 9', 'The worst 95th percentile of x of any c is'],
  ['model beats rules on f1', 'On the same 45 rows that are positive or flagged, F1 of model minus that of rules is'],
])('%s says where: %s …', (claim, expected) => {
  expect(sentence(claim).slice(0, expected.length + 60)).toContain(expected)
})

test('weights leave counts out, since a count would not be the share', () => {
  const weighted = head('', `${columns}, weight: w`)
  expect(sentence('recall >= 9%', rows, weighted)).toMatch(
    /^Of 20 rows that really are positive, the model found a weighted part: \d+ in 100/,
  )
  expect(sentence('precision >= 9%', rows, weighted)).toContain('a weighted part was positive')
  expect(sentence('share(x > 3) >= 9%', rows, weighted)).toContain('a weighted part has x > 3')
})

test('clusters without weights keep their counts', () => {
  const clustered = head('', `${columns}, cluster: z`)
  expect(sentence('share(x > 3) >= 9%', rows, clustered)).toMatch(/^Of 60 rows, 39 have x > 3: 65 in 100/)
})

test('a product has its own words for rows and positives', () => {
  const words = head(', words: { rows: payments, positive: fraud }')
  expect(sentence('precision >= 9%', rows, words)).toBe(
    'Of 30 payments that the model flagged, 10 were fraud: 33 in 100 (17 to 53).',
  )
  expect(sentence('rows >= 9', rows, words)).toBe('There are 60 payments.')
})

test('hostile words, names and values become visible and give no orders', () => {
  const hostile = rows.map((row): Row => ({ ...row, c: 'a\u001b[31mb\u202ec' }))
  expect(sentence('recall >= 9% in each c', hostile)).toContain('In c a\\x1b[31mb\\u202ec: of 20 rows')
  const words = head(', words: { rows: "pay\\u0007ments" }')
  expect(sentence('rows >= 3', rows, words)).toBe('There are 60 pay\\x07ments.')
})

test('an ordinal is spelt as it is spoken', () => {
  const title = (name: string): string => sentence(`worst(${name}(x), c) <= 9`).split(' of x')[0]!
  expect(['p1', 'p2', 'p3', 'p11', 'p22', 'p99.9'].map(title)).toEqual([
    'The worst 1st percentile',
    'The worst 2nd percentile',
    'The worst 3rd percentile',
    'The worst 11th percentile',
    'The worst 22nd percentile',
    'The worst 99.9th percentile',
  ])
})
