import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRows } from '../testing/check-rows.ts'
import { badValue, type Row } from '../testing/evaluate.ts'
import type { Check, ClaimResult } from './check.ts'

const dayUs = 86_400e6
const start = Date.parse('2026-03-02T00:00:00Z') * 1000
const rows: readonly Row[] = Array.from({ length: 120 }, (_, i) => ({
  y: i % 3 === 0 ? 1 : 0,
  s: i % 11 === 0 ? null : ((i * 37) % 120) / 120,
  f: i % 4 === 0 || i % 3 === 0 ? 1 : 0,
  c: ['DE', 'FR', null][i % 3]!,
  x: i % 17 === 0 ? badValue : i / 7,
  at: start + i * dayUs * 0.25,
}))
const head = `product: P
data: { source: d.csv, columns: { label: y, score: s, time: at }, segments: [c] }
candidates: { model: { score: s }, rules: { prediction: f } }
costs: { currency: EUR, false_positive: 35, false_negative: 400 }
`
const claims = [
  'rows >= 100',
  'missing(s) <= 20%',
  'distinct(c) >= 2',
  'duplicates <= 0%',
  'mean(x) >= 1',
  'p95(x) <= 20',
  'per(x, s) >= 1',
  'share(x > 3) >= 1%',
  'precision of rules >= 10%',
  'recall >= 1% in each c',
  'accuracy >= 20% each week',
  'f1 >= 10%',
  'matthews_corrcoef >= 0',
  'roc_auc >= 0.4',
  'average_precision >= 0.1',
  'brier_score <= 0.9',
  'calibration_error <= 0.9',
  'gap(accuracy, c) <= 90 points',
  'worst(alert_rate, c) >= 1%',
  'change(recall) >= -90 points vs previous week',
  'rules beats model on cost_per_1000',
  'rules beats model on f1 where c = "DE" in each c',
]
const textOf = (list: readonly string[]): string =>
  `${head}claims:\n  build:\n${list.map((claim) => `    - ${JSON.stringify(claim)}\n`).join('')}`
const check = (list: readonly string[], data = rows): Check =>
  checkRows(textOf(list), { data }, { times: ['at'], asOf: '2026-05-01T00:00:00Z' })

test('a check is a pure function: the same inputs give the same bytes', () => {
  const text = JSON.stringify(check(claims))
  expect(JSON.stringify(check(claims))).toBe(text)
  expect(text).not.toMatch(/NaN|Infinity/)
})

test('the order of rows does not matter', () => {
  expect(check(claims, rows.toReversed()).claims).toEqual(check(claims).claims)
})

test('no claim moves the numbers of another', () => {
  const together = check(claims).claims
  for (const [i, claim] of claims.entries()) {
    const [alone] = check([claim]).claims
    expect({ ...alone, id: together[i]!.id }).toEqual(together[i])
  }
})

test('every row that is read is used or excluded with a reason', () => {
  for (const { claim, rowsUsed, excluded } of check(claims).claims) {
    const out = excluded.reduce((total, one) => total + one.rows, 0)
    expect([claim, rowsUsed + out]).toEqual([claim, rows.length])
  }
})

test('accounts hold for any rows, and no number is NaN', () => {
  const value = fc.constantFrom(0, 1, 0.3, -2, null, badValue)
  const row = fc.record({
    y: fc.constantFrom(0, 1, null),
    s: value,
    f: value,
    c: fc.constantFrom('a', '', null),
    x: value,
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (some) => {
      const data = some.map((one, i): Row => ({ ...one, at: i % 5 === 4 ? null : start + i * dayUs }))
      const few = ['rows >= 1', 'accuracy >= 50% in each c', 'mean(x) >= 0', 'rows >= 1 each day', 'p50(x) >= 0']
      const text = textOf(few).replace('label: y, score: s,', 'label: y, prediction: f,')
      const options = { times: ['at'], names: ['y', 's', 'f', 'c', 'x', 'at'] }
      const typed = [
        { y: 1, s: 1, f: 1, c: 'z', x: 1, at: start },
        { y: 0, s: 1, f: 0, c: 'z', x: 1, at: start },
        ...data,
      ]
      for (const { rowsUsed, excluded, estimate, low, high } of checkRows(text, { data: typed }, options).claims) {
        expect(rowsUsed + excluded.reduce((total, one) => total + one.rows, 0)).toBe(typed.length)
        expect([estimate, low, high].some(Number.isNaN)).toBe(false)
        expect((low ?? -Infinity) <= (estimate ?? 0) && (estimate ?? 0) <= (high ?? Infinity)).toBe(true)
      }
    }),
    { numRuns: 25 },
  )
})

test('the verdict of a check is the worst of its claims; nothing promised is undecided', () => {
  expect(check(['rows >= 100']).verdict).toBe('holds')
  expect(check(['rows >= 100', 'rows >= 1000']).verdict).toBe('fails')
  expect(check(['rows >= 100', 'recall >= 50%']).verdict).toBe('undecided')
  expect(checkRows(head, { data: rows }, { times: ['at'] })).toMatchObject({ verdict: 'undecided', claims: [] })
})

test('the summary counts claims by verdict', () => {
  const { summary } = check(['rows >= 100', 'rows >= 1000', 'recall >= 50%', 'recall >= 1% where x > 1000'])
  expect(summary).toEqual({ holds: 1, fails: 1, undecided: 1, noEvidence: 1, waived: 0 })
})

test('a dataset is listed with its rows and the span of its times', () => {
  expect(check(['rows >= 1']).data).toEqual([
    {
      name: 'data',
      source: 'd.csv',
      rows: 120,
      rejected: [],
      from: '2026-03-02T00:00:00.000Z',
      to: '2026-03-31T18:00:00.000Z',
      fingerprint: '120 rows in memory',
    },
  ])
})

test('a slice of most concern speaks for the claim, and all slices are listed by concern', () => {
  const [claim] = check(['accuracy of rules >= 70% in each c']).claims as readonly [ClaimResult]
  expect(claim.slices.map(({ where }) => where['c'])).toHaveLength(3)
  expect(claim.where).toEqual(claim.slices[0]!.where)
  expect(claim.estimate).toBe(claim.slices[0]!.estimate)
})
