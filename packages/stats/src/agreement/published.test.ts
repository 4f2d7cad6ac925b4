import { expect, test } from 'vitest'
import { cohenKappa } from './cohen-kappa.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { gwetAc1 } from './gwet-ac1.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { percentAgreement } from './percent-agreement.ts'
import { ratingsOfCounts, ratingsOfTable, type RatingSample } from './rating-sample.ts'

type Ratings = readonly (number | null)[]

/** Units × raters of values 1, 2, ... as categories 0, 1, ... */
function ratingsOf(units: readonly Ratings[], categories: number): RatingSample {
  const index = (value: number | null): number | null => (value === null ? null : value - 1)
  return { categories, patterns: units.map((ratings) => ({ ratings: ratings.map(index), units: 1 })) }
}

/** Krippendorff (2011), example C: four observers, twelve units, ratings 1 to 5. */
const fourObservers: readonly Ratings[] = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, 3, null, null],
]

test('krippendorffAlpha prints the four figures of Krippendorff (2011)', () => {
  const sample = ratingsOf(fourObservers, 5)
  const values = [1, 2, 3, 4, 5]
  expect(krippendorffAlpha(sample).estimate).toBeCloseTo(0.743, 3)
  expect(krippendorffAlpha(sample, { metric: 'ordinal' }).estimate).toBeCloseTo(0.815, 3)
  expect(krippendorffAlpha(sample, { metric: 'interval', values }).estimate).toBeCloseTo(0.849, 3)
  expect(krippendorffAlpha(sample, { metric: 'ratio', values }).estimate).toBeCloseTo(0.797, 3)
  expect(krippendorffAlpha(sample)).toMatchObject({ units: 11, proven: true })
})

test('missing ratings count as in R irrCAC (raw4raters: alpha, AC1, percent agreement)', () => {
  const sample = ratingsOf(fourObservers, 5)
  expect(krippendorffAlpha(sample).estimate).toBeCloseTo(0.74342, 5)
  expect(gwetAc1(sample).estimate).toBeCloseTo(0.77544, 5)
  expect(gwetAc1(sample).expectedDisagreement).toBeCloseTo(1 - 0.1903212, 7)
  expect(percentAgreement(sample).estimate).toBeCloseTo(0.8181818, 7)
})

test('six raters give the coefficients of R irrCAC (distrib.6raters)', () => {
  const sample = ratingsOfCounts([
    [0, 0, 0, 6, 0],
    [0, 3, 0, 0, 3],
    [0, 1, 4, 0, 1],
    [0, 0, 0, 0, 6],
    [0, 3, 0, 3, 0],
    [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2],
    [2, 0, 3, 1, 0],
    [2, 0, 0, 4, 0],
    [0, 0, 0, 0, 6],
    [1, 0, 0, 5, 0],
    [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0],
    [1, 0, 0, 5, 0],
    [0, 2, 0, 3, 1],
  ])
  expect(gwetAc1(sample).estimate).toBeCloseTo(0.4448007, 7)
  expect(fleissKappa(sample).estimate).toBeCloseTo(0.4139265, 7)
  expect(krippendorffAlpha(sample).estimate).toBeCloseTo(0.4204384, 7)
  expect(percentAgreement(sample).estimate).toBeCloseTo(0.5511111, 7)
})

test('a cross table gives the coefficients of R irrCAC (cont3x3abstractors)', () => {
  const sample = ratingsOfTable([
    [13, 0, 0],
    [0, 20, 7],
    [0, 4, 56],
  ])
  expect(cohenKappa(sample).estimate).toBeCloseTo(0.7964094, 7)
  expect(gwetAc1(sample).estimate).toBeCloseTo(0.8493305, 7)
  expect(krippendorffAlpha(sample).estimate).toBeCloseTo(0.7972585, 7)
  expect(percentAgreement(sample).estimate).toBeCloseTo(0.89, 12)
})

test('fleissKappa prints 0.210 for fourteen raters of ten subjects, as Wikipedia and statsmodels', () => {
  const sample = ratingsOfCounts([
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ])
  expect(fleissKappa(sample).estimate).toBeCloseTo(0.2099, 4)
})

test.each([
  [
    'SAS',
    [
      [0, 4, 1],
      [0, 8, 0],
      [0, 1, 5],
    ],
    0.4842,
    0.4701,
  ],
  [
    'MSPatients, Winnipeg',
    [
      [38, 5, 0, 1],
      [33, 11, 3, 0],
      [10, 14, 5, 6],
      [3, 7, 3, 10],
    ],
    0.2079,
    0.3797,
  ],
  [
    'MSPatients, New Orleans',
    [
      [5, 3, 0, 0],
      [3, 11, 4, 0],
      [2, 13, 3, 4],
      [1, 2, 4, 14],
    ],
    0.2965,
    0.4773,
  ],
  [
    'SexualFun',
    [
      [7, 7, 2, 3],
      [2, 8, 3, 7],
      [1, 5, 4, 9],
      [2, 8, 9, 14],
    ],
    0.1293,
    0.2374,
  ],
])('cohenKappa prints the figures of statsmodels and R vcd: %s', (_name, table, plain, linear) => {
  expect(cohenKappa(ratingsOfTable(table)).estimate).toBeCloseTo(plain, 4)
  expect(cohenKappa(ratingsOfTable(table), { weights: 'linear' }).estimate).toBeCloseTo(linear, 4)
})

test('cohenKappa prints the example of scikit-learn', () => {
  const units = [
    [0, 0],
    [2, 2],
    [0, 0],
    [1, 1],
    [2, 0],
  ]
  const sample = { categories: 3, patterns: units.map((ratings) => ({ ratings, units: 1 })) }
  expect(cohenKappa(sample).estimate).toBeCloseTo(0.6875, 12)
})

test('krippendorffAlpha prints the figures of fast-krippendorff for three coders of fifteen units', () => {
  const coders: readonly Ratings[] = [
    [null, null, null, null, null, 3, 4, 1, 2, 1, 1, 3, 3, null, 3],
    [1, null, 2, 1, 3, 3, 4, 3, null, null, null, null, null, null, null],
    [null, null, 2, 1, 3, 4, 4, null, 2, 1, 1, 3, 3, null, 4],
  ]
  const units = Array.from({ length: 15 }, (_, unit) => coders.map((ratings) => ratings[unit] ?? null))
  const sample = ratingsOf(units, 4)
  expect(krippendorffAlpha(sample).estimate).toBeCloseTo(0.691358, 6)
  expect(krippendorffAlpha(sample, { metric: 'interval', values: [1, 2, 3, 4] }).estimate).toBeCloseTo(0.810845, 6)
})

test.each([
  [
    [
      [1, 2],
      [1, 2],
      [2, 1],
      [2, 1],
    ],
    'nominal',
    -0.75,
  ],
  [
    [
      [2, 2, 2],
      [1, 1, 1],
      [2, 2, 2],
      [1, 1, 2],
    ],
    'nominal',
    0.6857142857142857,
  ],
  [
    [
      [2, 2, 1],
      [1, 1],
    ],
    'nominal',
    1 / 3,
  ],
  [
    [
      [1, 2],
      [3, 4],
      [1, 1],
    ],
    'interval',
    0.7916666666666666,
  ],
  [
    [
      [1, 2],
      [3, 4],
    ],
    'interval',
    0.7,
  ],
  [
    [
      [1, 1],
      [3, 4],
      [5, 5],
    ],
    'ordinal',
    0.9494949494949495,
  ],
] as const)('krippendorffAlpha of %j is that of Inspect (%s)', (units, metric, alpha) => {
  const highest = Math.max(...units.flat())
  const values = Array.from({ length: highest }, (_, i) => i + 1)
  const options = metric === 'interval' ? { metric, values } : { metric }
  expect(krippendorffAlpha(ratingsOf(units, highest), options).estimate).toBeCloseTo(alpha, 9)
})
