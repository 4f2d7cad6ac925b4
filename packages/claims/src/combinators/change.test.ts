import { independentDifference, shareLimits, type ShareSample } from '@plumb/stats'
import { expect, test } from 'vitest'
import { exact, type Sampled } from '../forms/measured.ts'
import { sampled } from '../testing/measure-rows.ts'
import { changeBetween } from './change.ts'

const self: ShareSample = { design: 'independent', yes: 80, rows: 100 }
const other: ShareSample = { design: 'independent', yes: 180, rows: 200 }

function share(sample: Extract<ShareSample, { design: 'independent' }>): Sampled {
  const { yes, rows } = sample
  return {
    estimate: yes / rows,
    n: rows,
    method: 'exact',
    share: sample,
    limits: (confidence) => shareLimits(sample, { confidence }),
    resized: (factor) => share({ ...sample, yes: yes * factor, rows: rows * factor }),
  }
}

const mean = (estimate: number, half: number): Sampled => ({
  estimate,
  n: 10,
  method: 'wider of two',
  limits: () => ({ low: estimate - half, high: estimate + half }),
})

test('a change of shares is their difference as independent samples', () => {
  const change = sampled(changeBetween(share(self), share(other)))
  expect(change.estimate).toBeCloseTo(-0.1, 12)
  expect(change.n).toBe(100)
  expect(change.limits(0.95)).toEqual(independentDifference(self, other, { confidence: 0.95 }))
  expect(change.notes).toEqual([])
})

test('more rows arrive in this population alone', () => {
  const larger = sampled(changeBetween(share(self), share(other))).resized!(10)
  const expected = independentDifference({ design: 'independent', yes: 800, rows: 1000 }, other)
  expect(larger.limits(0.95)).toEqual(expected)
})

test('a change of other measures adds their two distances and says that coverage is not proven', () => {
  const change = sampled(changeBetween(mean(10, 3), mean(6, 4)))
  expect(change.estimate).toBe(4)
  expect(change.limits(0.95).low).toBeCloseTo(-1, 12)
  expect(change.limits(0.95).high).toBeCloseTo(9, 12)
  expect(change.notes!.map(({ code }) => code)).toEqual(['coverage-not-proven'])
})

test('a change of two facts is a fact', () => {
  const change = sampled(changeBetween(exact(120, 120), exact(100, 100)))
  expect(change).toMatchObject({ estimate: 20, method: 'count' })
  expect(change.limits(0.95)).toEqual({ low: 20, high: 20 })
  expect(change.notes).toBeUndefined()
})

test('an open end on either side leaves the change open, with the reason', () => {
  const open: Sampled = { ...mean(5, 1), limits: () => ({ low: null, high: null }), reason: 'no-variation' }
  const change = sampled(changeBetween(mean(10, 3), open))
  expect(change.limits(0.95)).toEqual({ low: null, high: null })
  expect(change.reason).toBe('no-variation')
})

test('what one of the two lacks is the reason; a population that is not there has no rows', () => {
  expect(changeBetween({ reason: 'one-class', n: 3 }, share(other))).toEqual({ reason: 'one-class', n: 3 })
  expect(changeBetween(share(self), { reason: 'all-missing', n: 0 })).toEqual({ reason: 'all-missing', n: 0 })
  expect(changeBetween(share(self), undefined)).toEqual({ reason: 'no-rows', n: 0 })
})
