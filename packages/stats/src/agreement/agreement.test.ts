import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Estimate } from '../estimate.ts'
import { multinomial } from '../random/multinomial.ts'
import { createRandom } from '../random/random.ts'
import { missShares } from '../testing/miss-shares.ts'
import { categoriesSeenOnce } from './categories-seen-once.ts'
import type { Agreement } from './chance-corrected.ts'
import { cohenKappa } from './cohen-kappa.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { gwetAc1 } from './gwet-ac1.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { percentAgreement } from './percent-agreement.ts'
import { ratingsOfCounts, ratingsOfTable, type RatingPattern, type RatingSample } from './rating-sample.ts'
import type { RatingMetric } from './rating-scale.ts'
import reference from './reference/agreement.json' with { type: 'json' }

const refusal = (code: string) => expect.objectContaining({ code })

function coefficientOf(name: string, sample: RatingSample, options: (typeof reference)[number]['options']): Agreement {
  const { confidence } = options
  if (name === 'ac1') return gwetAc1(sample, { confidence })
  if (name === 'fleiss') return fleissKappa(sample, { confidence })
  if (name === 'kappa') {
    return cohenKappa(sample, { confidence, weights: options.weights as 'none' | 'linear' | 'quadratic' })
  }
  const metric = options.metric as RatingMetric
  return krippendorffAlpha(sample, { confidence, metric, ...(options.values ? { values: options.values } : {}) })
}

test('every coefficient, its parts and its limits are those of the reference', () => {
  for (const { coefficient, ratings, categories, options, expected } of reference) {
    const sample = { categories, patterns: ratings.map((each) => ({ ratings: each, units: 1 })) }
    const found = coefficientOf(coefficient, sample, options)
    expect(found.observedDisagreement).toBeCloseTo(expected.observedDisagreement, 12)
    expect(found.expectedDisagreement).toBeCloseTo(expected.expectedDisagreement, 12)
    expect(found.estimate).toBeCloseTo(expected.estimate, 12)
    expect(found.correlation).toBeCloseTo(expected.correlation, 5)
    expect(found.low).toBeCloseTo(expected.low, 5)
    expect(found.high).toBeCloseTo(expected.high, 5)
  }
})

const usual = ratingsOfTable([
  [20, 3],
  [2, 8],
])
const rare = ratingsOfTable([
  [48, 1],
  [0, 1],
])
const threeRaters: RatingSample = {
  categories: 3,
  patterns: [
    { ratings: [0, 0, 0], units: 10 },
    { ratings: [1, 1, 1], units: 6 },
    { ratings: [0, 0, 1], units: 3 },
    { ratings: [2, 2, 1], units: 2 },
    { ratings: [2, 2, 2], units: 4 },
  ],
}

test.each([
  ['kappa', cohenKappa, usual, [0.6511627906976745, 0.18825084690680186, 0.2463062905489397, 0.8810889029305446]],
  ['alpha', krippendorffAlpha, usual, [0.656084656084656, 0.1815682598006408, 0.2564753403190927, 0.883013006471177]],
  ['AC1', gwetAc1, usual, [0.732360097323601, -0.18156825980064067, 0.3837969187978849, 0.9155499448703257]],
  ['kappa', cohenKappa, rare, [0.6575342465753424, 0.4402557954992409, -1, 0.9976781635743497]],
  ['alpha', krippendorffAlpha, rare, [0.6597938144329898, 0.43250516344055795, -1, 0.9976670601425238]],
  ['AC1', gwetAc1, rare, [0.978764068804417, -0.43250516344055795, 0.8756921619633964, 0.9995079193964618]],
  [
    'alpha',
    krippendorffAlpha,
    threeRaters,
    [0.7911963882618509, 0.08856563072729348, 0.5414023158566597, 0.9326317438478491],
  ],
  ['AC1', gwetAc1, threeRaters, [0.8053464832597975, -0.08856563072729333, 0.5714074811570715, 0.9381017084144869]],
] as const)('%s keeps the limits that the study of these intervals recorded', (_name, measure, sample, wanted) => {
  const { estimate, correlation, low, high, proven } = measure(sample)
  for (const [i, got] of [estimate, correlation, low, high].entries()) expect(got).toBeCloseTo(wanted[i] ?? 0, 9)
  expect(proven).toBe(true)
})

test('perfect agreement is 1 with a lower limit, for every coefficient', () => {
  const sample = ratingsOfTable([
    [15, 0],
    [0, 5],
  ])
  expect(cohenKappa(sample).low).toBeCloseTo(0.46990322047061617, 9)
  expect(krippendorffAlpha(sample).low).toBeCloseTo(0.4867132196834515, 9)
  expect(gwetAc1(sample).low).toBeCloseTo(0.7089550377808957, 9)
  for (const metric of ['ordinal', 'interval', 'ratio'] as const) {
    expect(krippendorffAlpha(sample, { metric, values: [1, 2] })).toMatchObject({ estimate: 1, high: 1 })
  }
  for (const measure of [cohenKappa, krippendorffAlpha, gwetAc1, fleissKappa, percentAgreement]) {
    expect(measure(sample)).toMatchObject({ estimate: 1, high: 1 })
    expect(measure(sample).low).toBeLessThan(1)
  }
})

const pairs: fc.Arbitrary<RatingSample> = fc
  .array(fc.tuple(fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 9 })), { minLength: 2, maxLength: 9 })
  .filter((cells) => new Set(cells.flatMap(([a, b]) => [a, b])).size > 1)
  .map((cells) => ({ categories: 3, patterns: cells.map(([a, b, units]) => ({ ratings: [a, b], units })) }))

const rearranged = (
  sample: RatingSample,
  change: (pattern: RatingPattern) => RatingPattern['ratings'],
): RatingSample => ({
  categories: sample.categories,
  patterns: sample.patterns.map((pattern) => ({ ratings: change(pattern), units: pattern.units })),
})

function expectSame(one: Agreement, other: Agreement): void {
  for (const key of ['estimate', 'low', 'high', 'correlation'] as const) expect(one[key]).toBeCloseTo(other[key], 9)
}

test('swapping raters, relabelling categories and listing units one by one change nothing', () => {
  fc.assert(
    fc.property(pairs, (sample) => {
      const swapped = rearranged(sample, ({ ratings }) => ratings.toReversed())
      const relabelled = rearranged(sample, ({ ratings }) => ratings.map((rating) => ((rating ?? 0) + 1) % 3))
      const reversed = rearranged(sample, ({ ratings }) => ratings.map((rating) => 2 - (rating ?? 0)))
      const listed = {
        categories: 3,
        patterns: sample.patterns.flatMap(({ ratings, units }) =>
          Array.from({ length: units }, () => ({ ratings, units: 1 })),
        ),
      }
      for (const measure of [cohenKappa, krippendorffAlpha, gwetAc1, fleissKappa]) {
        for (const same of [swapped, relabelled, listed]) expectSame(measure(same), measure(sample))
      }
      for (const options of [{ weights: 'linear' }, { weights: 'quadratic' }] as const) {
        for (const same of [swapped, reversed, listed]) {
          expectSame(cohenKappa(same, options), cohenKappa(sample, options))
        }
      }
      expectSame(krippendorffAlpha(reversed, { metric: 'ordinal' }), krippendorffAlpha(sample, { metric: 'ordinal' }))
    }),
    { seed: 3, numRuns: 40 },
  )
})

const times = (sample: RatingSample, factor: number): RatingSample => ({
  categories: sample.categories,
  patterns: sample.patterns.map(({ ratings, units }) => ({ ratings, units: units * factor })),
})

const measures: readonly ((sample: RatingSample, options: { confidence: number }) => Estimate)[] = [
  cohenKappa,
  krippendorffAlpha,
  gwetAc1,
  fleissKappa,
  percentAgreement,
  (sample, options) => krippendorffAlpha(sample, { ...options, metric: 'ordinal' }),
  (sample, options) => cohenKappa(sample, { ...options, weights: 'quadratic' }),
]

test('limits hold the estimate and stay in −1 to 1', () => {
  fc.assert(
    fc.property(pairs, fc.constantFrom(0.5, 0.8, 0.95, 0.99, 0.999), (sample, confidence) => {
      for (const measure of measures) {
        const { estimate, low, high } = measure(sample, { confidence })
        expect(low).toBeGreaterThanOrEqual(-1)
        expect(low).toBeLessThanOrEqual(estimate)
        expect(high).toBeGreaterThanOrEqual(estimate)
        expect(high).toBeLessThanOrEqual(1)
        expect(high - low).toBeGreaterThan(0)
      }
    }),
    { seed: 4, numRuns: 60 },
  )
})

test('limits nest over levels where there are 60 units or more, and narrow with four times as many', () => {
  fc.assert(
    fc.property(pairs, (sample) => {
      const many = times(sample, 30)
      for (const measure of measures) {
        const [narrow, wide] = [measure(many, { confidence: 0.8 }), measure(many, { confidence: 0.99 })]
        expect(wide.low).toBeLessThanOrEqual(narrow.low + 1e-9)
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high - 1e-9)
        const more = measure(times(many, 4), { confidence: 0.99 })
        expect(more.high - more.low).toBeLessThan(wide.high - wide.low)
      }
    }),
    { seed: 5, numRuns: 40 },
  )
})

test('interval alpha shifts and scales with the values, ratio alpha scales', () => {
  const lowOf = (metric: RatingMetric, values: number[]) => krippendorffAlpha(threeRaters, { metric, values }).low
  expect(lowOf('interval', [-3, 7, 37])).toBeCloseTo(lowOf('interval', [1, 2, 5]), 9)
  expect(lowOf('ratio', [10, 20, 50])).toBeCloseTo(lowOf('ratio', [1, 2, 5]), 9)
})

test('kappa of a rater who always says the same is 0 with a width', () => {
  const { estimate, low, high } = cohenKappa(
    ratingsOfTable([
      [0, 8],
      [0, 8],
    ]),
  )
  expect(estimate).toBe(0)
  expect(low).toBeLessThan(-0.3)
  expect(high).toBeGreaterThan(0.3)
})

/** Every pattern of ratings with its probability: raters are right or wrong on their own, and may give no rating. */
function population(shares: readonly number[], raters: number, accuracy: number, missing = 0): RatingSample {
  const categories = shares.length
  const choices = [...shares.keys(), ...(missing > 0 ? [null] : [])]
  let lists: (number | null)[][] = [[]]
  for (let rater = 0; rater < raters; rater += 1)
    lists = lists.flatMap((list) => choices.map((each) => [...list, each]))
  const chance = (rating: number | null, truth: number): number => {
    if (rating === null) return missing
    return (1 - missing) * (rating === truth ? accuracy : (1 - accuracy) / (categories - 1))
  }
  const probability = (ratings: readonly (number | null)[]): number =>
    shares.reduce((total, share, truth) => total + share * ratings.reduce<number>((p, r) => p * chance(r, truth), 1), 0)
  return { categories, patterns: lists.map((ratings) => ({ ratings, units: 1e9 * probability(ratings) })) }
}

test.each([
  ['kappa', cohenKappa, population([0.7, 0.3], 2, 0.85), 30, 0.05, 0.07],
  ['kappa of unequal shares', cohenKappa, population([0.6, 0.3, 0.1], 2, 0.9), 60, 0.05, 0.07],
  [
    'linear kappa',
    (s: RatingSample) => cohenKappa(s, { weights: 'linear' }),
    population([0.5, 0.3, 0.2], 2, 0.8),
    40,
    0.05,
    0.07,
  ],
  ['alpha', krippendorffAlpha, population([0.5, 0.3, 0.2], 3, 0.8), 40, 0.05, 0.07],
  [
    'alpha with a third of the ratings missing',
    krippendorffAlpha,
    population([0.6, 0.4], 4, 0.85, 0.33),
    50,
    0.05,
    0.07,
  ],
  [
    'ordinal alpha',
    (s: RatingSample) => krippendorffAlpha(s, { metric: 'ordinal' }),
    population([0.4, 0.3, 0.3], 3, 0.8),
    40,
    0.05,
    0.07,
  ],
  ['AC1', gwetAc1, population([0.9, 0.1], 2, 0.95), 50, 0.05, 0.07],
  ['AC1 with missing ratings', gwetAc1, population([0.8, 0.2], 3, 0.9, 0.3), 50, 0.05, 0.07],
  ['Fleiss', fleissKappa, population([0.5, 0.3, 0.2], 3, 0.8), 40, 0.05, 0.07],
  ['percent agreement', percentAgreement, population([0.7, 0.3], 3, 0.9), 30, 0.05, 0.07],
])('%s keeps its level', (name, measure, { categories, patterns }, units, above, below) => {
  const random = createRandom(name)
  const truth = measure({ categories, patterns }).estimate
  const misses = missShares(400, truth, () => {
    const counts = multinomial(
      random,
      units,
      patterns.map((pattern) => pattern.units),
    )
    return measure({ categories, patterns: patterns.map(({ ratings }, i) => ({ ratings, units: counts[i] ?? 0 })) })
  })
  expect(misses.above).toBeLessThan(above)
  expect(misses.below).toBeLessThan(below)
})

test('categoriesSeenOnce names the categories of one unit', () => {
  expect(categoriesSeenOnce(rare)).toEqual([])
  expect(
    categoriesSeenOnce(
      ratingsOfTable([
        [30, 1, 0],
        [0, 9, 0],
        [0, 0, 0],
      ]),
    ),
  ).toEqual([])
  expect(
    categoriesSeenOnce(
      ratingsOfTable([
        [48, 1],
        [0, 0],
      ]),
    ),
  ).toEqual([1])
  expect(
    categoriesSeenOnce(
      ratingsOfCounts([
        [3, 0, 0],
        [2, 1, 0],
        [0, 0, 3],
      ]),
    ),
  ).toEqual([1, 2])
})

test('units without two ratings are left out; kappa with squared weights and alpha of numbers are not proven', () => {
  const sample: RatingSample = { ...usual, patterns: [...usual.patterns, { ratings: [0, null], units: 4 }] }
  for (const measure of [cohenKappa, krippendorffAlpha, percentAgreement]) {
    expect(measure(sample)).toMatchObject({ units: 33 })
    expect(measure(sample).estimate).toBeCloseTo(measure(usual).estimate, 12)
  }
  expect(cohenKappa(sample).proven).toBe(true)
  expect(cohenKappa(usual, { weights: 'linear' }).proven).toBe(true)
  expect(cohenKappa(usual, { weights: 'quadratic' }).proven).toBe(false)
  expect(krippendorffAlpha(usual, { metric: 'ordinal' }).proven).toBe(true)
  const values = Array.from({ length: usual.categories }, (_, i) => i)
  expect(krippendorffAlpha(usual, { metric: 'interval', values }).proven).toBe(false)
})

test('what has no coefficient is refused', () => {
  const same = ratingsOfTable([
    [9, 0],
    [0, 0],
  ])
  for (const measure of [cohenKappa, krippendorffAlpha, fleissKappa]) {
    expect(() => measure(same)).toThrow(refusal('one-class'))
    expect(() =>
      measure(
        ratingsOfTable([
          [1, 0],
          [0, 0],
        ]),
      ),
    ).toThrow(refusal('too-few-values'))
  }
  expect(gwetAc1(same).estimate).toBe(1)
  expect(() => gwetAc1({ categories: 1, patterns: [{ ratings: [0, 0], units: 9 }] })).toThrow(refusal('one-class'))
  expect(() => cohenKappa(threeRaters)).toThrow(refusal('bad-option'))
  expect(() =>
    fleissKappa(
      ratingsOfCounts([
        [2, 1],
        [1, 1],
      ]),
    ),
  ).toThrow(refusal('bad-option'))
  expect(() => krippendorffAlpha(usual, { metric: 'interval' })).toThrow(refusal('bad-option'))
  expect(() => krippendorffAlpha(usual, { metric: 'interval', values: [2, 1] })).toThrow(refusal('bad-option'))
  expect(() => krippendorffAlpha(usual, { metric: 'ratio', values: [-1, 1] })).toThrow(refusal('out-of-range'))
  expect(() => krippendorffAlpha(usual, { confidence: 95 })).toThrow(refusal('bad-option'))
  expect(() => ratingsOfTable([[1, 2]])).toThrow(refusal('bad-option'))
  expect(() => ratingsOfCounts([[1, 2], [3]])).toThrow(refusal('bad-option'))
  expect(() => ratingsOfCounts([[1.5, 2]])).toThrow(refusal('out-of-range'))
  expect(() => gwetAc1({ categories: 2, patterns: [{ ratings: [0, 2], units: 3 }] })).toThrow(refusal('out-of-range'))
  expect(() => gwetAc1({ categories: 2, patterns: [{ ratings: [0, 1], units: NaN }] })).toThrow(refusal('not-finite'))
})
