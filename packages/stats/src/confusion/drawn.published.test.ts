import { expect, test } from 'vitest'
import { createRandom } from '../random/random.ts'
import type { Limits } from '../sample.ts'
import { f1Difference } from './f1-difference.ts'
import { matthewsCorrelation } from './matthews-correlation.ts'

const random = createRandom('published')

function expectNear(got: Limits, [low, high]: readonly [number, number], within: number): void {
  expect(Math.abs(got.low - low)).toBeLessThan(within)
  expect(Math.abs(got.high - high)).toBeLessThan(within)
}

// by numpy: a cell with ½ added to its count, but for the upper limit no ½ in empty errors, for the lower none in empty hits
test.each([
  [[45, 5, 3, 47], 0.8406728074767074, [0.7028269446931272, 0.9166276453250455]],
  [[12, 1, 0, 87], 0.9552944114708368, [0.7718478934940888, 0.9951440744077079]],
  [[700, 120, 90, 3000], 0.8359937076476168, [0.8133133617206566, 0.8562026350194113]],
  [[7, 0, 0, 13], 1, [0.6637204395750197, 1]],
  [[18, 2, 0, 40], 0.9258200997725514, [0.7535123855696638, 0.9839461497471298]],
] as const)('the Matthews correlation of %j has the limits of a million draws by numpy', (cells, estimate, limits) => {
  const [tp, fn, fp, tn] = cells
  const found = matthewsCorrelation({ tp, fn, fp, tn }, { random, draws: 60_000 })
  expect(found.estimate).toBeCloseTo(estimate, 9)
  expectNear(found.limits(), limits, 0.006)
})

// label, then the answer of the first, of the second
test.each([
  [[60, 10, 4, 6], [3, 5, 2, 110], 0.027015546682524816, [-0.03499567675103427, 0.09181420761585343]],
  [[15, 2, 1, 2], [0, 1, 1, 78], 0.02987197724039825, [-0.10279289781860271, 0.16605096276000347]],
  [[300, 40, 41, 19], [12, 30, 31, 1527], -0.00033274179236919554, [-0.031142946203474093, 0.03031415695084692]],
] as const)('the F1 difference of %j and %j has the limits of 400,000 draws by numpy', (yes, no, estimate, limits) => {
  const [pos11, pos10, pos01, pos00] = yes
  const [neg11, neg10, neg01, neg00] = no
  const table = { pos11, pos10, pos01, pos00, neg11, neg10, neg01, neg00 }
  const found = f1Difference(table, { random, draws: 60_000 })
  expect(found.estimate).toBeCloseTo(estimate, 12)
  expectNear(found.limits(), limits, 0.004)
})
