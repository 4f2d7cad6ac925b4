import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random/random.ts'
import { sum } from '../special/sum.ts'
import { missShares } from '../testing/miss-shares.ts'
import { scoreSample } from '../testing/score-sample.ts'
import { brownianSupremumCdf } from '../distributions/brownian-supremum.ts'
import { calibrationKs } from './calibration-ks.ts'
import { cumulativeGap } from './cumulative-gap.ts'
import reference from './reference/calibration.json' with { type: 'json' }
import mapie from './reference/mapie.json' with { type: 'json' }

const sampleOf = (scores: readonly number[], labels: readonly number[]): ReturnType<typeof scoreSample> =>
  scoreSample(scores.map((score, i) => ({ score, positive: labels[i] === 1 })))

const rows = fc.array(
  fc.record({ score: fc.integer({ min: 0, max: 20 }).map((x) => x / 20), positive: fc.boolean() }),
  { minLength: 1, maxLength: 40 },
)

test('calibrationKs agrees with numpy and scipy', () => {
  for (const { input, expected } of reference.calibrationKs) {
    const found = calibrationKs(sampleOf(input.scores, input.labels))
    expect(found.estimate).toBeCloseTo(expected.estimate, 12)
    expect(found.low).toBeCloseTo(expected.low, 9)
    expect(found.high).toBeCloseTo(expected.high, 9)
  }
})

test('the cumulative gap is the statistic that MAPIE publishes, and its p-value follows', () => {
  const { y, score, statistic } = mapie.uncalibrated
  const scale = Math.sqrt(sum(score.map((s) => s * (1 - s)))) / score.length
  expect(cumulativeGap(sampleOf(score, y)) / scale).toBeCloseTo(statistic, 5)
  const { calibrated } = mapie
  const found = cumulativeGap(sampleOf(calibrated.score, calibrated.y)) / calibrated.scale
  expect(1 - brownianSupremumCdf(found)).toBeCloseTo(calibrated.pValue, 4)
})

test('calibrationKs holds the estimate, nests over levels and mirrors', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const sample = scoreSample(list)
      const [narrow, wide] = [calibrationKs(sample, { confidence: 0.8 }), calibrationKs(sample, { confidence: 0.99 })]
      expect(narrow.low).toBeLessThanOrEqual(narrow.estimate)
      expect(narrow.high).toBeGreaterThanOrEqual(narrow.estimate)
      expect(wide.low).toBeLessThanOrEqual(narrow.low)
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high)
      const doubled = scoreSample([...list, ...list])
      expect(calibrationKs(doubled).estimate).toBeCloseTo(calibrationKs(sample).estimate, 9)
    }),
  )
})

test('cumulativeGap counts a row of weight 2 as two rows', () => {
  const list = [0.2, 0.5, 0.7].map((score, i) => ({ score, positive: i === 1 }))
  const twice = list.map((row) => ({ ...row, weight: 2 }))
  expect(cumulativeGap(scoreSample(twice))).toBeCloseTo(cumulativeGap(scoreSample([...list, ...list])), 12)
})

test('calibrationKs refuses one cluster, no rows and scores outside 0 to 1', () => {
  const row = { score: 0.5, positive: true }
  expect(() => calibrationKs(scoreSample([{ ...row, cluster: 2 }]))).toThrow(
    expect.objectContaining({ code: 'one-cluster' }),
  )
  expect(() => calibrationKs(scoreSample([]))).toThrow(expect.objectContaining({ code: 'too-few-values' }))
  expect(() => calibrationKs(scoreSample([{ ...row, score: -0.1 }]))).toThrow(
    expect.objectContaining({ code: 'out-of-range' }),
  )
})

test('equal weights and clusters of one row change little in calibrationKs, doubled clusters widen it', () => {
  const random = createRandom('designs')
  const list = Array.from({ length: 80 }, () => ({ score: random.next(), positive: random.next() < 0.5 }))
  const width = (of: readonly object[]): number => {
    const { low, high, estimate } = calibrationKs(scoreSample(of as typeof list))
    return Math.max(high - estimate, estimate - low)
  }
  const plain = width(list)
  expect(width(list.map((row) => ({ ...row, weight: 3 })))).toBeCloseTo(plain, 12)
  expect(width(list.map((row, cluster) => ({ ...row, cluster }))) / plain).toBeCloseTo(Math.sqrt(80 / 79), 6)
  const twice = [...list, ...list]
  expect(width(twice)).toBeCloseTo(plain / Math.SQRT2, 9)
  expect(width(twice.map((row, i) => ({ ...row, cluster: i % 80 })))).toBeCloseTo(plain * Math.sqrt(80 / 79), 9)
  const scaled = calibrationKs(scoreSample(list), { scale: 2 })
  expect(scaled.high - scaled.estimate).toBeCloseTo(plain / Math.SQRT2, 9)
})

test('calibrationKs keeps its promise for a model whose scores are a tenth too low', () => {
  const random = createRandom('cumulative')
  for (const size of [30, 200]) {
    const { above, below } = missShares(400, 0.1, () => {
      const list = Array.from({ length: size }, () => {
        const score = 0.8 * random.next()
        return { score, positive: random.next() < score + 0.1 }
      })
      return calibrationKs(scoreSample(list))
    })
    expect(above).toBeLessThan(0.045)
    expect(below).toBeLessThan(0.045)
  }
})
