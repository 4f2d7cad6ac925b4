import { expect, test } from 'vitest'
import { createRandom } from '../random/random.ts'
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts'
import { populationStability } from './population-stability.ts'
import { totalVariation } from './total-variation.ts'
import { wasserstein } from './wasserstein.ts'

const places = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const even = (rows: number): readonly number[] => places.map(() => rows)

/** How far two draws of the pooled rows lie apart in 97.5% of 100,000 draws by numpy: the reach of each limit. */
const published = [
  {
    before: even(100),
    after: [9, 12, 8, 11, 10, 13, 7, 10, 9, 11],
    estimates: [0.07, 0.03, 0.07],
    chance: [0.191, 0.136, 0.682],
  },
  {
    before: even(500),
    after: [20, 30, 40, 45, 50, 55, 60, 60, 70, 70],
    estimates: [0.13, 0.13, 0.88],
    chance: [0.086, 0.0608, 0.306405],
  },
  {
    before: [40, 60, 80, 20, 0],
    after: [10, 12, 20, 5, 3],
    estimates: [0.06, 0.06, 0.18],
    chance: [0.21, 0.18, 0.355],
  },
  {
    before: even(2000),
    after: [900, 950, 1000, 1000, 1000, 1000, 1000, 1050, 1050, 1050],
    estimates: [0.015, 0.015, 0.115],
    chance: [0.0224, 0.01585, 0.0791],
  },
]

test.each(published)('distances of $before and $after reach as far as 100,000 draws of numpy', (each) => {
  const { before, after, estimates, chance } = each
  const options = { random: createRandom('published') }
  const found = [
    totalVariation(before, after, options),
    kolmogorovSmirnov(before, after, options),
    wasserstein(before, after, places.slice(0, before.length), options),
  ]
  for (const [i, { estimate, limits }] of found.entries()) {
    expect(estimate).toBeCloseTo(estimates[i] ?? NaN, 12)
    const { low, high } = limits()
    const within = i === 2 ? 0.05 : 0.01
    expect(Math.abs(high - estimate - (chance[i] ?? NaN))).toBeLessThan(within)
    expect(Math.abs(low - Math.max(0, estimate - (chance[i] ?? NaN)))).toBeLessThan(within)
  }
})

// the definition adds nothing to a cell and leaves in what chance adds; both vanish as rows grow
test('the population stability index of shares is its definition where rows are many', () => {
  const shares = [
    [20, 20, 20, 20, 20],
    [30, 25, 20, 15, 10],
  ].map((cells) => cells.map((share) => share * 1e8))
  const { estimate, plugIn } = populationStability(shares[0] ?? [], shares[1] ?? [])
  expect(plugIn).toBeCloseTo(0.1354025100551105, 8)
  expect(estimate).toBeCloseTo(0.1354025100551105, 8)
})
