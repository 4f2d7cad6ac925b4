import { expect, test } from 'vitest'
import { binomialPmf } from '../distributions/binomial.ts'
import reference from '../intervals/reference/shares.json' with { type: 'json' }
import { StatsError } from '../errors.ts'
import { mcnemar } from './mcnemar.ts'

test.each(reference.mcnemar)('the p-value of $onlyA against $onlyB is the reference', ({ onlyA, onlyB, pValue }) => {
  expect(mcnemar(onlyA, onlyB)).toBeCloseTo(pValue, 12)
  expect(mcnemar(onlyB, onlyA)).toBe(mcnemar(onlyA, onlyB))
})

test('the p-value equals the published example of 1 against 7 airways (Fagerland 2013, table 1 data of Bentur 2009)', () => {
  expect(mcnemar(1, 7)).toBeCloseTo(0.039, 3)
})

test('equal counts give 1, also without any discordant row', () => {
  expect(mcnemar(0, 0)).toBe(1)
  expect(mcnemar(6, 6)).toBe(1)
})

test.each([5, 12, 40, 100])('a true null among %i discordant rows is rejected at most 6.3% of the time', (rows) => {
  let rejected = 0
  for (let k = 0; k <= rows; k++) if (mcnemar(k, rows - k) <= 0.05) rejected += binomialPmf(k, rows, 0.5)
  expect(rejected).toBeLessThan(0.063)
})

test('counts that are not whole or below 0 are refused', () => {
  expect(() => mcnemar(1.5, 2)).toThrow(StatsError)
  expect(() => mcnemar(-1, 2)).toThrow(StatsError)
})
