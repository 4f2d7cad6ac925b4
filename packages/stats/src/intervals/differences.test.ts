import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binomialPmf } from '../distributions/binomial.ts'
import { beta } from '../random/beta.ts'
import { multinomial } from '../random/multinomial.ts'
import { createRandom } from '../random/random.ts'
import type { Limits, ShareSample } from '../sample.ts'
import { missShares } from '../testing/miss-shares.ts'
import { clusteredPairedDifference } from './clustered-paired-difference.ts'
import { independentDifference } from './independent-difference.ts'
import { linearisedRatio } from './linearised-ratio.ts'
import { pairedDifference } from './paired-difference.ts'
import reference from './reference/shares.json' with { type: 'json' }
import { winRate } from './win-rate.ts'

const counts = (yes: number, rows: number): ShareSample => ({ design: 'independent', yes, rows })
const refusal = (code: string) => expect.objectContaining({ code })

const rounded = ({ low, high }: Limits) => [low, high].map(round)
const round = (limit: number) => Number(limit.toFixed(11)) + 0

test.each(reference.independentDifference)(
  'the difference of $counts is the reference',
  ({ counts: [a, n, b, m], limits }) => {
    expect(rounded(independentDifference(counts(a ?? 0, n ?? 0), counts(b ?? 0, m ?? 0)))).toEqual(limits.map(round))
  },
)

test.each(reference.pairedDifference)(
  'the paired difference of $counts is the reference',
  ({ counts: [a, b, n], limits }) => {
    const [onlyA, onlyB, pairs] = [a ?? 0, b ?? 0, n ?? 0]
    expect(rounded(pairedDifference({ onlyA, onlyB, pairs }))).toEqual(limits.map(round))
    const rate = winRate({ wins: onlyA, losses: onlyB, ties: pairs - onlyA - onlyB })
    expect(rounded(rate)).toEqual(limits.map((limit) => round((1 + limit) / 2)))
    expect(rate.estimate).toBeCloseTo(0.5 + (onlyA - onlyB) / 2 / pairs, 14)
  },
)

test('differences hold their estimate inside [−1, 1], turn with the two sides, and widen with the level', () => {
  const part = fc.nat(40)
  fc.assert(
    fc.property(part, part, part, part, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (a, b, c, d, confidence) => {
      const paired = { onlyA: a, onlyB: b, pairs: a + b + c + 1 }
      for (const [plain, turned, wide] of [
        [
          independentDifference(counts(a, a + b + 1), counts(c, c + d + 1), { confidence }),
          independentDifference(counts(c, c + d + 1), counts(a, a + b + 1), { confidence }),
          independentDifference(counts(a, a + b + 1), counts(c, c + d + 1), { confidence: 0.999 }),
        ],
        [
          pairedDifference(paired, { confidence }),
          pairedDifference({ ...paired, onlyA: b, onlyB: a }, { confidence }),
          pairedDifference(paired, { confidence: 0.999 }),
        ],
      ] as const) {
        expect(plain.low).toBeGreaterThanOrEqual(-1)
        expect(plain.high).toBeLessThanOrEqual(1)
        expect(plain.low).toBeLessThanOrEqual(plain.estimate)
        expect(plain.high).toBeGreaterThanOrEqual(plain.estimate)
        expect(plain.high - plain.low).toBeGreaterThan(0)
        expect(turned.low).toBeCloseTo(-plain.high, 12)
        expect(wide.low).toBeLessThanOrEqual(plain.low + 1e-12)
        expect(wide.high).toBeGreaterThanOrEqual(plain.high - 1e-12)
      }
    }),
    { seed: 1, numRuns: 150 },
  )
})

test.each([
  [10, 40, 0.5, 0.8],
  [30, 30, 0.95, 0.9],
  [15, 60, 0.1, 0.1],
])(
  'independent samples of %i and %i rows at rates %f and %f miss at most 3.5% on each side (enumerated)',
  (n, m, p, q) => {
    let [above, below] = [0, 0]
    for (let x = 0; x <= n; x++) {
      for (let y = 0; y <= m; y++) {
        const chance = binomialPmf(x, n, p) * binomialPmf(y, m, q)
        if (chance < 1e-7) continue
        const { low, high } = independentDifference(counts(x, n), counts(y, m))
        if (low > p - q) above += chance
        if (high < p - q) below += chance
      }
    }
    expect(above).toBeLessThan(0.035)
    expect(below).toBeLessThan(0.035)
    expect(above + below).toBeLessThan(0.058)
  },
)

test.each([
  [20, 0.2, 0.1],
  [60, 0.05, 0.05],
  [200, 0.01, 0.002],
])('%i pairs with discordant shares %f and %f miss at most 2.5% on each side', (pairs, a, b) => {
  const random = createRandom(`pairs ${pairs}`)
  const { above, below } = missShares(3000, a - b, () => {
    const [onlyA = 0, onlyB = 0] = multinomial(random, pairs, [a, b, 1 - a - b])
    return pairedDifference({ onlyA, onlyB, pairs })
  })
  expect(above).toBeLessThan(0.032)
  expect(below).toBeLessThan(0.032)
})

test.each([12, 60])('%i clusters judged twice miss at most 4% on each side', (clusters) => {
  const random = createRandom(`paired clusters ${clusters}`)
  const { above, below } = missShares(1200, 0.1, () => {
    const units = Array.from({ length: clusters }, () => {
      const rows = 1 + Math.floor(random.next() * 8)
      const better = 0.9 * beta(random, 0.8, 2.8)
      const [onlyA = 0, onlyB = 0] = multinomial(random, rows, [better, 0.1, 0.9 - better])
      return { numerator: onlyA - onlyB, denominator: rows }
    })
    return clusteredPairedDifference(linearisedRatio(units, { unit: 'cluster' }))
  })
  expect(above).toBeLessThan(0.04)
  expect(below).toBeLessThan(0.04)
})

const unanimous = (difference: number) =>
  linearisedRatio(
    [2, 4, 3].map((rows) => ({ numerator: difference * rows, denominator: rows })),
    { unit: 'cluster' },
  )

test('clusters that all differ by the same amount count as one pair each', () => {
  const none = clusteredPairedDifference(unanimous(0))
  const effective = 81 / 29
  const { low, high } = pairedDifference({ onlyA: 0, onlyB: 0, pairs: effective })
  expect(none).toEqual({ estimate: 0, low, high })
  const all = clusteredPairedDifference(unanimous(1))
  expect(all.high).toBe(1)
  expect(all.low).toBeCloseTo(pairedDifference({ onlyA: effective, onlyB: 0, pairs: effective }).low, 12)
})

test('impossible counts are refused', () => {
  expect(() => pairedDifference({ onlyA: 0, onlyB: 0, pairs: 0 })).toThrow(refusal('empty-denominator'))
  expect(() => pairedDifference({ onlyA: 4, onlyB: 4, pairs: 7 })).toThrow(refusal('out-of-range'))
  expect(() => pairedDifference({ onlyA: -1, onlyB: 4, pairs: 7 })).toThrow(refusal('out-of-range'))
  expect(() => winRate({ wins: 1, losses: Number.NaN, ties: 0 })).toThrow(refusal('not-finite'))
  expect(() => independentDifference(counts(1, 2), counts(0, 0))).toThrow(refusal('empty-denominator'))
  const one = linearisedRatio([{ numerator: 1, denominator: 3 }], { unit: 'cluster' })
  expect(() => clusteredPairedDifference(one)).toThrow(refusal('one-cluster'))
  const far = linearisedRatio(
    [
      { numerator: 9, denominator: 3 },
      { numerator: 1, denominator: 1 },
    ],
    { unit: 'cluster' },
  )
  expect(() => clusteredPairedDifference(far)).toThrow(refusal('out-of-range'))
})
