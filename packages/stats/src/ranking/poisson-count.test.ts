import { expect, test } from 'vitest'
import { createRandom } from '../random/random.ts'
import { poissonCount } from './poisson-count.ts'

test.each([0, 0.03, 1, 4.5, 9.9, 10, 300])('counts of mean %d have that mean and variance', (mean) => {
  const random = createRandom('poisson')
  const draw = poissonCount(mean)
  const counts = Array.from({ length: 20_000 }, () => draw(random))
  const average = counts.reduce((sum, count) => sum + count, 0) / counts.length
  const variance = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / counts.length
  expect(Math.abs(average - mean)).toBeLessThanOrEqual(4 * Math.sqrt(mean / counts.length))
  expect(Math.abs(variance - mean)).toBeLessThanOrEqual(4 * Math.sqrt((mean + 2 * mean ** 2) / counts.length))
})

test('counts of mean 1 have the Poisson chances', () => {
  const random = createRandom('chances')
  const draw = poissonCount(1)
  const seen = [0, 0, 0, 0]
  for (let time = 0; time < 40_000; time++) {
    const count = draw(random)
    if (count < 4) seen[count] = (seen[count] ?? 0) + 1
  }
  seen.forEach((times, count) => {
    const chance = Math.exp(-1) / ([1, 1, 2, 6][count] ?? 1)
    expect(Math.abs(times / 40_000 - chance)).toBeLessThan(4 * Math.sqrt(chance / 40_000))
  })
})
