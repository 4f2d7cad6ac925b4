import { expect, test } from 'vitest'
import { InputError, type InputErrorDetails } from '../errors.ts'
import { prepareRows, type CheckRowsOptions, type Tables } from '../testing/check-rows.ts'
import type { Row } from '../testing/evaluate.ts'
import type { ResolvedClaim } from './resolved.ts'

const day = Date.parse('2026-05-01T00:00:00Z') * 1000
const rows: readonly Row[] = [
  { y: 1, f: 1, s: 0.9, t: 0.2, c: 'DE', amount: 10, ok: true, at: day, kind: 'cat' },
  { y: 0, f: 0, s: 0.1, t: 0.3, c: 'FR', amount: 20, ok: false, at: day, kind: 'dog' },
  { y: 0, f: 1, s: 0.7, t: 0.1, c: null, amount: 90, ok: true, at: day, kind: 'cow' },
]
const head = `product: P
data:
  holdout:
    source: h.csv
    columns: { label: y, score: s, prediction: f, time: at }
    units: { amount: EUR }
    segments: [c, { band: { column: amount, cuts: [15, 50] } }]
  other: { source: o.csv, columns: { label: y, score: s } }
candidates:
  model: { score: s, threshold: 0.8 }
  vendor: { prediction: f }
  rules: { when: "amount > 15" }
costs: { currency: EUR, false_positive: 35, false_negative: 400 }
`
const tables: Tables = { holdout: rows, other: rows }
const of: CheckRowsOptions = { times: ['at'] }

function resolved(claim: string, text = head, data = tables): ResolvedClaim {
  return prepareRows(`${text}claims:\n  test:\n    - ${JSON.stringify(claim)}\n`, data, of).claims[0]!.claim
}

function errorOf(claim: string, text = head, data = tables): { readonly code: string } & InputErrorDetails {
  try {
    resolved(claim, text, data)
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, ...error.details }
    throw error
  }
  throw new Error(`no error in ${claim}`)
}

test.each([
  ['precison >= 90%', { code: 'unknown-name', wanted: 'a measure', got: 'precison', nearest: 'precision' }, 0],
  ['gapp(recall, c) <= 3%', { code: 'unknown-name', wanted: 'a measure', nearest: 'gap' }, 0],
  ['recall >= 90% on holdot', { code: 'unknown-name', wanted: 'a dataset', nearest: 'holdout' }, 17],
  ['recall of modle >= 90%', { code: 'unknown-name', wanted: 'a candidate', nearest: 'model' }, 10],
  ['model beats vendr on recall', { code: 'unknown-name', wanted: 'a candidate', nearest: 'vendor' }, 12],
  ['mean(amout) >= 1', { code: 'unknown-name', got: 'amout', nearest: 'amount' }, 5],
  ['recall >= 90% in each cc', { code: 'unknown-name', got: 'cc' }, 22],
  ['recall >= 90% where amont > 3', { code: 'unknown-name', got: 'amont', nearest: 'amount' }, 20],
  ['recall >= 90', { code: 'wrong-unit', got: '90', nearest: '90%' }, 10],
  ['recall >= 90 ms', { code: 'wrong-unit', got: '90 ms' }, 10],
  ['rows >= 90%', { code: 'wrong-unit', wanted: 'a plain number', got: '90%', nearest: '90' }, 8],
  ['mean(amount) >= 90 ms', { code: 'wrong-unit', wanted: 'an amount in EUR', got: '90 ms', nearest: '90 EUR' }, 16],
  ['gap(recall, c) <= 10', { code: 'wrong-unit', nearest: '10 points' }, 18],
  ['recall between 90% and 80%', { code: 'bad-claim', wanted: 'the lower bound first' }, 15],
  ['change(recall) >= -3 points', { code: 'bad-claim', wanted: 'vs …', got: 'no vs' }, 0],
  ['recall >= 90% vs other', { code: 'bad-claim', got: 'recall', nearest: 'change(recall)' }, 17],
  ['recall >= 90% vs previous week', { code: 'bad-claim', nearest: 'change(recall)' }, 0],
  ['gap(recall) <= 3 points', { code: 'bad-claim', wanted: 'gap(measure, column)' }, 0],
  ['gap(missing(c), c) <= 3 points', { code: 'wrong-shape', got: 'missing' }, 4],
  ['change(recall, c) >= 3 points vs other', { code: 'bad-claim', wanted: 'change(measure)', got: '2 arguments' }, 0],
  ['mean >= 3', { code: 'bad-claim', wanted: 'mean(column)' }, 0],
  ['specificity(c) >= 3%', { code: 'bad-claim', wanted: 'specificity', got: 'specificity(c)' }, 0],
  ['recall(c) >= 3%', { code: 'unknown-name', wanted: 'a class of the label', got: 'c' }, 0],
  ['per(amount) >= 3', { code: 'bad-claim', wanted: 'per(numerator, denominator)' }, 0],
  ['mean(c) >= 3', { code: 'wrong-shape', wanted: 'a column of numbers', got: 'c, a column of text' }, 5],
  ['share(amount) >= 3%', { code: 'bad-claim', wanted: 'a condition', got: 'amount' }, 6],
  ["mean('a') >= 3", { code: 'bad-claim', wanted: 'a column', got: 'a' }, 5],
  ['recall >= 90% where c contains 3', { code: 'bad-claim' }, undefined],
  ["recall >= 90% where amount contains 'a'", { code: 'wrong-shape', wanted: 'a column of text' }, 20],
  ["recall >= 90% where c matches '('", { code: 'bad-claim', got: '(' }, 30],
  ["recall >= 90% where amount > 'a'", { code: 'wrong-shape', wanted: 'a number', got: 'a' }, 20],
  ["recall >= 90% where at > 'May'", { code: 'wrong-shape', wanted: 'a date such as 2026-03-01' }, 20],
  ['recall >= 90% where ok = 3', { code: 'wrong-shape', wanted: 'true or false', got: '3' }, 20],
  ['recall >= 90% where amount > c', { code: 'wrong-shape', got: 'c, a column of text' }, 29],
  [
    'recall >= 90% each week on other',
    { code: 'wrong-shape', wanted: 'columns: { time: … }, a column of dates' },
    undefined,
  ],
  ['recall of rules at threshold 0.4 >= 90%', { code: 'wrong-shape', wanted: 'a score column' }, undefined],
  ['roc_auc of vendor >= 0.9', { code: 'wrong-shape', wanted: 'a score' }, 0],
  ['model beats vendor on rows', { code: 'wrong-shape' }, undefined],
  [
    'model beats vendor on mean(amount)',
    { code: 'wrong-shape', wanted: 'a measure that is better higher or lower' },
    22,
  ],
  ['recall >= 90% corrected by ok', { code: 'wrong-shape', got: 'corrected by ok' }, 27],
] as const)('%s is an error that a person can mend', (claim, expected, offset) => {
  // the claim begins in line 16, after the bullet and the quote
  const place = offset === undefined ? {} : { line: 16, column: 8 + offset }
  expect(errorOf(claim)).toMatchObject({ ...expected, ...place })
})

test('a measure that needs a label, two kinds of it or costs says what the dataset lacks', () => {
  const bare = 'product: P\ndata: { source: d.csv, columns: { score: s } }\n'
  const many = 'product: P\ndata: { source: d.csv, columns: { label: kind, prediction: kind } }\n'
  const data = { data: rows.flatMap((row) => [row, row]) }
  expect(errorOf('recall >= 90%', bare, data)).toMatchObject({ code: 'wrong-shape', wanted: 'a label' })
  expect(errorOf('recall >= 90%', many, data)).toMatchObject({ code: 'wrong-shape', wanted: 'a binary task' })
  const cheap = 'product: P\ndata: { source: d.csv, columns: { label: y, score: s } }\n'
  expect(errorOf('cost_per_1000 <= 9', cheap, data)).toMatchObject({ code: 'wrong-shape', wanted: 'costs' })
})

test('a claim speaks of the first dataset, and of its own answers, unless it says otherwise', () => {
  const claim = resolved('recall >= 90%')
  expect([claim.dataset.name, claim.candidate]).toEqual(['holdout', null])
  expect(resolved('recall >= 90% on other').dataset.name).toBe('other')
  expect(resolved('recall of vendor >= 90%').candidate).toBe('vendor')
  expect(resolved('gap(recall of vendor, c) <= 3 points').candidate).toBe('vendor')
  const bare = head.replaceAll(', score: s, prediction: f, time: at', '').replaceAll(', score: s }', ' }')
  expect(resolved('recall >= 90%', bare).candidate).toBe('model')
  expect(resolved('rows >= 1', bare).candidate).toBeNull()
})

test('a score is cut at the threshold of the claim, else of the candidate, else at one half', () => {
  const cutOf = (claim: string, text = head): unknown => {
    const { subject } = resolved(claim, text)
    if (subject.kind !== 'plain') throw new Error('plain')
    const { flagged } = subject.self.view
    return flagged.op === 'compare' && flagged.right.op === 'literal' ? flagged.right.value : flagged
  }
  expect(cutOf('recall of model at threshold 0.3 >= 90%')).toBe(0.3)
  expect(cutOf('recall of model >= 90%')).toBe(0.8)
  expect(cutOf('recall >= 90% on other')).toBe(0.5)
})

test('the prediction is the answer where there is one, and the score where a threshold is named', () => {
  const flaggedOf = (claim: string): unknown => {
    const { subject } = resolved(claim)
    return subject.kind === 'plain' ? subject.self.view.flagged : undefined
  }
  expect(flaggedOf('recall >= 90%')).toMatchObject({ left: { name: 'f' } })
  expect(flaggedOf('recall at threshold 0.4 >= 90%')).toMatchObject({ left: { name: 's' } })
})

test.each([
  ['recall >= 90%', 'at-least', { kind: 'bound', relation: '>=', bound: 0.9 }],
  ['recall < 0.9', 'at-most', { kind: 'bound', relation: '<', bound: 0.9 }],
  ['recall between 60% and 0.8', 'between', { kind: 'between', low: 0.6, high: 0.8 }],
  ['mean(amount) <= 20 EUR', 'at-most', { kind: 'bound', relation: '<=', bound: 20 }],
  ['change(recall) >= -3% vs other', 'at-least', { kind: 'bound', relation: '>=', bound: -0.03 }],
  ['change(mean(amount)) <= 5% vs other', 'at-most', { kind: 'relative', relation: '<=', share: 0.05 }],
  ['model beats vendor on recall', 'compare', { kind: 'bound', relation: '>', bound: 0 }],
  ['model beats vendor on recall by 3 points', 'compare', { kind: 'bound', relation: '>=', bound: 0.03 }],
  ['model beats vendor on cost_per_1000', 'compare', { kind: 'bound', relation: '<', bound: 0 }],
  ['model beats vendor on cost_per_1000 by 50', 'compare', { kind: 'bound', relation: '<=', bound: -50 }],
  ['model beats vendor on cost_per_1000 by 5%', 'compare', { kind: 'relative', relation: '<=', share: -0.05 }],
  [
    'model is not worse than vendor on recall by more than 3 points',
    'compare',
    { kind: 'bound', relation: '>=', bound: -0.03 },
  ],
  [
    'model is not worse than vendor on cost_per_1000 by more than 50',
    'compare',
    { kind: 'bound', relation: '<=', bound: 50 },
  ],
  ['model beats rules on false_positive_rate by 1%', 'compare', { kind: 'bound', relation: '<=', bound: -0.01 }],
] as const)('%s is %s its bound', (text, direction, expected) => {
  const claim = resolved(text)
  expect(claim.direction).toBe(direction)
  expect(claim.test).toEqual(expected)
})

test.each([
  ['recall >= 90%', 'share', 'higher'],
  ['roc_auc >= 0.9', 'score', 'higher'],
  ['mean(amount) <= 20', 'EUR', null],
  ['cost_per_1000 <= 20', 'EUR', 'lower'],
  ['gap(recall, c) <= 3 points', 'points', 'lower'],
  ['parity(recall, c) >= 80%', 'share', 'higher'],
  ['worst(recall, c) >= 80%', 'share', 'higher'],
  ['change(recall) >= 0 points vs other', 'points', 'higher'],
  ['model beats vendor on recall', 'points', 'higher'],
  ['rows >= 3', 'count', 'higher'],
] as const)('the bound of %s is in %s, better %s', (text, unit, better) => {
  expect([resolved(text).unit, resolved(text).better]).toEqual([unit, better])
})

test('bands are named by their cuts, the missing one stays missing', () => {
  const [band] = resolved('recall >= 9% in each band').slices
  expect([0, 1, 2, null].map((value) => band!.show(value))).toEqual(['under 15', '15 to 50', '50 or more', null])
  expect(resolved('recall >= 9% in each c').slices[0]!.show('DE')).toBe('DE')
})

test('windows are named as the clocks of the zone show them', () => {
  const text = head.replace('units: {', 'timezone: Europe/Berlin\n    units: {')
  const shown = (unit: string, iso: string): unknown =>
    resolved(`rows >= 1 each ${unit}`, text).window!.show(Date.parse(iso) * 1000)
  expect(shown('day', '2026-03-28T23:00:00Z')).toBe('2026-03-29')
  expect(shown('hour', '2026-03-28T23:00:00Z')).toBe('2026-03-29T00:00')
  expect(shown('month', '2026-02-28T23:00:00Z')).toBe('2026-03')
})

test('label, score and prediction name the roles in a condition, unless a column has that name', () => {
  const where = (text: string, data = tables): unknown => {
    const { subject } = resolved(text, head, data)
    return subject.kind === 'plain' ? subject.self.where : undefined
  }
  expect(where('recall >= 9% where score > 0.5')).toMatchObject({ left: { name: 's' } })
  expect(where('recall >= 9% where label = 1')).toMatchObject({ left: { name: 'y' } })
  const named = { ...tables, holdout: rows.map((row): Row => ({ ...row, score: 7 })) }
  expect(where('recall >= 9% where score > 0.5', named)).toMatchObject({ left: { name: 'score' } })
})

test('a dataset without rows has no missing columns', () => {
  const empty = { holdout: [], other: [] }
  expect(resolved('mean(nothing) >= 3', head, empty).subject).toMatchObject({ self: { reason: 'no-data-yet' } })
  expect(resolved('rows >= 3', head, empty).subject).not.toHaveProperty('self.reason')
})

test('only the claims of a stage and of those before it are resolved', () => {
  const text = `${head}claims:\n  data: [rows >= 1]\n  build: [recall >= 9%]\n  live: [unknown >= 3]\n`
  const ids = (stage: string): readonly string[] =>
    prepareRows(text, tables, { ...of, stage }).claims.map(({ claim }) => claim.stated.stage)
  expect(ids('build')).toEqual(['data', 'build'])
  expect(() => ids('buidl')).toThrow('there is no stage buidl; the stages are data, build, live')
})

test('a claim that nobody answers asks nothing of the first candidate', () => {
  const text = `product: P
data:
  answers: { source: a.csv, columns: { label: y } }
  votes: { source: v.csv }
candidates: { model: { prediction: f } }
`
  const data: Tables = { answers: rows, votes: [{ n: 1 }, { n: 2 }] }
  expect(resolved('missing(n) <= 1% on votes', text, data).subject.kind).toBe('plain')
  expect(errorOf('accuracy >= 1% on votes', text, data).code).toBe('unknown-name')
})
