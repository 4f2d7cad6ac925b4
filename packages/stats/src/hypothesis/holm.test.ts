import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binomialCdf } from '../distributions/binomial.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import reference from '../intervals/reference/shares.json' with { type: 'json' }
import { binomial } from '../random/binomial.ts'
import { createRandom } from '../random/random.ts'
import { holmSteps } from './holm.ts'

const steps = (yes: readonly number[], rows: readonly number[], bound: number) =>
  holmSteps(
    rows.map((n, slice) => (confidence: number) => clopperPearson(yes[slice] ?? 0, n, { confidence }).high < bound),
  )

test.each(reference.slices)(
  'slices of $yes of $rows against $bound are named as the reference p-values say',
  (each) => {
    const smallest = Math.min(...each.below)
    const found = steps(each.yes, each.rows, each.bound)
    expect(found.some(({ fails }) => fails)).toBe(smallest <= 0.025 / each.rows.length)
    for (const [slice, low] of each.lows.entries()) {
      expect(clopperPearson(each.yes[slice] ?? 0, each.rows[slice] ?? 0).low).toBeCloseTo(low, 11)
      expect(binomialCdf(each.yes[slice] ?? 0, each.rows[slice] ?? 0, each.bound)).toBeCloseTo(
        each.below[slice] ?? 0,
        11,
      )
    }
  },
)

test('rejected slices carry the level that rejected them, the rest the level that last kept them', () => {
  const found = steps([40, 57, 58, 55], [60, 60, 60, 60], 0.9)
  expect(found.map(({ fails }) => fails)).toEqual([true, false, false, false])
  expect(found[0]?.confidence).toBeCloseTo(1 - 0.05 / 4, 14)
  for (const { confidence } of found.slice(1)) expect(confidence).toBeCloseTo(1 - 0.05 / 3, 14)
})

test('a slice that only the smaller family can reject is rejected at that step', () => {
  // The second is above 0.025 / 3 and below 0.025 / 2.
  const found = steps([40, 40, 60], [60, 51, 60], 0.9)
  expect(binomialCdf(40, 51, 0.9)).toBeGreaterThan(0.025 / 3)
  expect(binomialCdf(40, 51, 0.9)).toBeLessThan(0.025 / 2)
  expect(found.map(({ fails }) => fails)).toEqual([true, true, false])
  expect(found.map(({ confidence }) => Math.round(1000 * (1 - confidence)))).toEqual([17, 25, 50])
})

test('the steps equal the Holm procedure on the one-sided p-values', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 20, max: 60 }), { minLength: 1, maxLength: 8 }), (yes) => {
      const p = yes.map((x) => binomialCdf(x, 60, 0.85))
      const ordered = p.toSorted((a, b) => a - b)
      const kept = ordered.findIndex((each, rank) => each > 0.025 / (p.length - rank))
      const threshold = kept < 0 ? Infinity : (ordered[kept] ?? Infinity)
      const found = steps(
        yes,
        yes.map(() => 60),
        0.85,
      )
      expect(found.map(({ fails }) => fails)).toEqual(p.map((each) => each < threshold))
    }),
    { seed: 1, numRuns: 150 },
  )
})

test('twenty slices on the bound are wrongly named in at most 2.5% of samples', () => {
  const random = createRandom('slices')
  let wrong = 0
  for (let i = 0; i < 600; i++) {
    const rows = Array.from({ length: 20 }, (_, slice) => 12 + 8 * slice)
    const found = steps(
      rows.map((n) => binomial(random, n, 0.9)),
      rows,
      0.9,
    )
    if (found.some(({ fails }) => fails)) wrong += 1
  }
  expect(wrong / 600).toBeLessThan(0.035)
})

test('no slices need no steps, and a level outside (0, 1) is refused', () => {
  expect(holmSteps([])).toEqual([])
  expect(() => holmSteps([], { confidence: 5 })).toThrow(expect.objectContaining({ code: 'bad-option' }))
})
