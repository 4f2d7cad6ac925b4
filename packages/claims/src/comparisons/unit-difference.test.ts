import { createRandom, type Random } from '@plumb/stats'
import { expect, test } from 'vitest'
import type { Valued } from '../forms/units/unit-ratio.ts'
import { scaleDifference, unitDifference, unitDifferenceLimits } from './unit-difference.ts'

function valued(values: readonly number[]): readonly Valued[] {
  const unit = { cells: [], rows: 1, weight: 1, squares: 1, clusters: new Set<unknown>() }
  return values.map((value) => ({ unit, value }))
}

/** Units that differ with a chance, seven in ten of them for the better, by up to 1. */
function drawn(random: Random, units: number, chance: number): readonly number[] {
  return Array.from({ length: units }, () => {
    if (random.next() >= chance) return 0
    return (random.next() < 0.7 ? 1 : -1) * random.next()
  })
}

test.each([
  [30, 0.1],
  [100, 0.03],
  [100, 0.1],
  [60, 0.6],
])('of %i units that differ with a chance of %f, each side misses seldom', (units, chance) => {
  const random = createRandom(`units ${units} ${chance}`)
  const samples = 400
  const misses = { above: 0, below: 0 }
  for (let i = 0; i < samples; i += 1) {
    const { low, high } = unitDifferenceLimits(unitDifference(valued(drawn(random, units, chance)), {}, 'units'), 0.95)
    if (low > chance * 0.2) misses.above += 1
    if (high < chance * 0.2) misses.below += 1
  }
  expect(Math.max(misses.above, misses.below) / samples).toBeLessThanOrEqual(0.045)
})

test('more units narrow the range, and no difference still has one', () => {
  const some = unitDifference(valued([0.5, -0.2, 0, 0, 0, 0.1, 0, 0]), {}, 'units')
  const width = (factor: number): number => {
    const { low, high } = unitDifferenceLimits(scaleDifference(some, factor), 0.95)
    return high - low
  }
  expect(width(4)).toBeLessThan(width(1))
  expect(width(40)).toBeLessThan(width(4))
  const { low, high } = unitDifferenceLimits(unitDifference(valued([0, 0, 0, 0]), {}, 'units'), 0.95)
  expect(high).toBeGreaterThan(0)
  expect(low).toBeCloseTo(-high, 12)
})
