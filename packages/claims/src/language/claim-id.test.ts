import { expect, test } from 'vitest'
import { claimId } from './claim-id.ts'
import { parseClaim } from './parse.ts'

const id = (text: string): string => claimId(parseClaim(text))

test.each([
  ['precision >= 90%', 'precision-at-least'],
  ['precision >= 0.7', 'precision-at-least'],
  ['recall at threshold 0.7 < 10%', 'recall-at-threshold-0-7-below'],
  ['missing(amount) <= 1%', 'missing-amount-at-most'],
  ['accuracy between 50% and 90%', 'accuracy-between'],
  [
    'recall >= 70% in each country with at least 100 counted',
    'recall-at-least-in-each-country-with-at-least-100-counted',
  ],
  [
    'accuracy > 50% where amount > 20 and not (city = "Åland")',
    'accuracy-above-where-amount-above-20-and-not-city-is-aland',
  ],
  ['change(precision) >= -3 points on production vs holdout', 'change-precision-at-least-on-production-vs-holdout'],
  ['model beats rules on cost_per_1000 by 50', 'model-beats-rules-on-cost-per-1000'],
  ['model beats others on recall by 1 point in each c', 'model-beats-others-on-recall-in-each-c'],
  ['a is not worse than b on auc by more than 2%', 'a-is-not-worse-than-b-on-auc'],
])('%s has the id %s', (text, expected) => expect(id(text)).toBe(expected))

const long = (last: string): string =>
  id(`accuracy >= 1% where ${'column_with_a_long_name = 1 and '.repeat(4)}${last} = 1`)

test('a long id is cut and keeps apart what differs after the cut', () => {
  expect(long('a').length).toBeLessThanOrEqual(80)
  expect(long('a')).not.toBe(long('b'))
})

test('words in other alphabets keep apart', () => {
  expect(id("rows >= 1 where 国 = '日本'")).toMatch(/^rows-at-least-where-is-[a-z0-9]{7}$/)
  expect(id("rows >= 1 where 国 = '日本'")).not.toBe(id("rows >= 1 where 国 = '中国'"))
})
