import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clopperPearson } from '../intervals/proportion.ts'
import { binomial } from '../random/binomial.ts'
import { createRandom } from '../random/random.ts'
import reference from './reference/shown.json' with { type: 'json' }
import { sampleSize } from './sample-size.ts'
import { slicedSampleSize } from './sliced-sample-size.ts'
import { shownBound } from './shown-bound.ts'
import { shownChance } from './shown-chance.ts'

const refusal = (code: string) => expect.objectContaining({ code })

test.each(reference.chances)(
  '$rows rows show $bound at $expect with the chance of scipy',
  ({ rows, chance, ...of }) => {
    expect(shownChance(rows, of)).toBeCloseTo(chance, 9)
  },
)

test.each(reference.bounds)('$rows rows at $expect show the bound of scipy, $side', ({ rows, bound, side, ...of }) => {
  expect(shownBound(rows, { ...of, side: side === 'at-least' ? 'at-least' : 'at-most' })).toBeCloseTo(bound, 9)
})

test('the bound that rows show is shown with the chance that was asked for', () => {
  const cases = fc.record({
    rows: fc.integer({ min: 20, max: 3000 }),
    expect: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    power: fc.double({ min: 0.5, max: 0.99, noNaN: true }),
    side: fc.constantFrom('at-least' as const, 'at-most' as const),
  })
  fc.assert(
    fc.property(cases, ({ rows, expect: share, power, side }) => {
      const bound = shownBound(rows, { expect: share, power, side })
      if (bound === 0 || bound === 1) return
      const [looser, narrower] = side === 'at-least' ? [bound * (1 - 1e-9), bound + 1e-9] : [bound + 1e-9, bound - 1e-9]
      expect(shownChance(rows, { expect: share, bound: looser })).toBeGreaterThanOrEqual(power)
      expect(shownChance(rows, { expect: share, bound: narrower })).toBeLessThan(power)
    }),
    { seed: 11, numRuns: 200 },
  )
})

test('the two sides mirror each other', () => {
  const low = shownBound(150, { expect: 0.93, side: 'at-least' })
  expect(shownBound(150, { expect: 0.07, side: 'at-most' })).toBeCloseTo(1 - low, 9)
  expect(shownChance(150, { expect: 0.07, bound: 0.12 })).toBeCloseTo(
    shownChance(150, { expect: 0.93, bound: 0.88 }),
    9,
  )
})

test('drawn samples show a bound as often as the chance says', () => {
  const random = createRandom('shown')
  const chance = shownChance(120, { expect: 0.8, bound: 0.7 })
  let shown = 0
  for (let i = 0; i < 4000; i++) if (clopperPearson(binomial(random, 120, 0.8), 120).low >= 0.7) shown += 1
  expect(Math.abs(shown / 4000 - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / 4000))
})

test.each([
  [2, 0.8, 0.7, 0.8],
  [5, 0.8, 0.7, 0.8],
  [12, 0.99, 0.95, 0.8],
  [20, 0.02, 0.05, 0.9],
])('rows planned for %i slices at once hold all of them about as often', (slices, share, bound, power) => {
  const rows = slicedSampleSize({ expect: share, bound, power, slices })
  const random = createRandom(`slices ${slices}`)
  const holds = (): boolean => {
    const { low, high } = clopperPearson(binomial(random, rows, share), rows)
    return share > bound ? low >= bound : high <= bound
  }
  let all = 0
  for (let i = 0; i < 1000; i++) if (Array.from({ length: slices }, holds).every(Boolean)) all += 1
  expect(all / 1000).toBeGreaterThan(power - 0.04)
  expect(all / 1000).toBeLessThan(power + 0.06)
})

test('planned rows have the chance of the power in each slice, and one slice has the usual rows', () => {
  for (const [share, bound] of [
    [0.8, 0.7],
    [0.99, 0.95],
    [0.5, 0.4],
    [0.93, 0.9],
  ] as const) {
    for (const slices of [2, 12, 50]) {
      const rows = slicedSampleSize({ expect: share, bound, slices })
      expect(shownChance(rows, { expect: share, bound }) ** slices).toBeGreaterThanOrEqual(0.8 - 1e-12)
    }
    expect(slicedSampleSize({ expect: share, bound, slices: 1 })).toBe(sampleSize({ expect: share, bound }))
  }
  const plan = { expect: 0.93, bound: 0.9, slices: 4 }
  expect(slicedSampleSize({ ...plan, designEffect: 3 })).toBe(3 * slicedSampleSize(plan))
  expect(() => slicedSampleSize({ ...plan, slices: 0 })).toThrow(refusal('out-of-range'))
})

test('a design effect divides the rows', () => {
  const plan = { expect: 0.93, bound: 0.9 }
  expect(shownChance(900, { ...plan, designEffect: 3 })).toBe(shownChance(300, plan))
  expect(shownBound(900, { expect: 0.93, side: 'at-least', designEffect: 3 })).toBe(
    shownBound(300, { expect: 0.93, side: 'at-least' }),
  )
})

test('plans without an answer are refused', () => {
  expect(() => shownChance(10, { expect: 0.9, bound: 0.9 })).toThrow(refusal('bad-option'))
  expect(() => shownChance(10, { expect: 0.9, bound: 1 })).toThrow(refusal('out-of-range'))
  expect(() => shownChance(0, { expect: 0.9, bound: 0.8 })).toThrow(refusal('out-of-range'))
  expect(() => shownChance(1.5, { expect: 0.9, bound: 0.8 })).toThrow(refusal('out-of-range'))
  expect(() => shownChance(NaN, { expect: 0.9, bound: 0.8 })).toThrow(refusal('not-finite'))
  expect(() => shownChance(9, { expect: 0.9, bound: 0.8, designEffect: 0.5 })).toThrow(refusal('out-of-range'))
  expect(() => shownBound(10, { expect: 93, side: 'at-least' })).toThrow(refusal('out-of-range'))
  expect(() => shownBound(10, { expect: 0.9, side: 'at-least', power: 80 })).toThrow(refusal('bad-option'))
  expect(() => shownBound(10, { expect: 0.9, side: 'at-least', confidence: 95 })).toThrow(refusal('bad-option'))
})
