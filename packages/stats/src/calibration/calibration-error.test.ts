import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beta } from '../random/beta.ts'
import { normal } from '../random/normal.ts'
import { createRandom } from '../random/random.ts'
import { missShares } from '../testing/miss-shares.ts'
import { scoreSample } from '../testing/score-sample.ts'
import type { CalibrationBin } from './calibration-bin.ts'
import { calibrationError } from './calibration-error.ts'
import { equalMassBins } from './equal-mass-bins.ts'
import { equalWidthBins } from './equal-width-bins.ts'
import reference from './reference/calibration.json' with { type: 'json' }
import mapie from './reference/mapie.json' with { type: 'json' }

interface Columns {
  readonly rows: readonly number[]
  readonly positives: readonly number[]
  readonly scoreSum: readonly number[]
  readonly scoreVarianceSum: readonly number[]
  readonly weights?: readonly number[] | null
  readonly clusters?: readonly (readonly (readonly number[])[])[]
}

const binsOf = (columns: Columns): readonly CalibrationBin[] =>
  columns.rows.map((rows, b) => {
    const weight = columns.weights?.[b]
    const clusters = columns.clusters?.[b]?.map(([cluster = 0, count = 0, gap = 0]) => ({ cluster, rows: count, gap }))
    return {
      rows,
      positives: columns.positives[b] ?? 0,
      scoreSum: columns.scoreSum[b] ?? 0,
      scoreVarianceSum: columns.scoreVarianceSum[b] ?? 0,
      ...(weight === undefined ? {} : { weight }),
      ...(clusters === undefined ? {} : { clusters }),
    }
  })

const bins = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 100 })),
  { minLength: 1, maxLength: 6 },
)

const fromShares = (list: readonly (readonly [number, number, number])[]): readonly CalibrationBin[] =>
  list.map(([rows, share, score]) => {
    const s = score / 100
    return { rows, positives: Math.round(share * rows), scoreSum: rows * s, scoreVarianceSum: rows * s * (1 - s) }
  })

test('calibrationError agrees with numpy and scipy, also with weights and with clusters', () => {
  for (const { input, expected } of reference.calibrationError) {
    const found = calibrationError(binsOf(input))
    expect(found.plugIn).toBeCloseTo(expected.plugIn, 10)
    expect(found.byChance).toBeCloseTo(expected.byChance, 9)
    expect(found.estimate).toBeCloseTo(expected.estimate, 8)
    expect(found.low).toBeCloseTo(expected.low, 8)
    expect(found.high).toBeCloseTo(expected.high, 8)
  }
})

test('the gap as measured is the expected calibration error that MAPIE publishes', () => {
  const { score, correct, bins: count, expected } = mapie.ece
  const sample = scoreSample(score.map((s, i) => ({ score: s, positive: correct[i] === 1 })))
  expect(calibrationError(equalWidthBins(sample, { bins: count })).plugIn).toBeCloseTo(expected, 4)
})

test('calibrationError orders its numbers, nests over levels and does not depend on the order of bins', () => {
  fc.assert(
    fc.property(bins, (list) => {
      const [narrow, wide] = [0.8, 0.99].map((confidence) => calibrationError(fromShares(list), { confidence }))
      if (narrow === undefined || wide === undefined) return
      expect(wide.low).toBeLessThanOrEqual(narrow.low)
      expect(narrow.low).toBeLessThanOrEqual(narrow.estimate)
      expect(narrow.estimate).toBeLessThanOrEqual(narrow.plugIn + 1e-9)
      expect(narrow.high).toBeGreaterThanOrEqual(narrow.estimate)
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high - 1e-12)
      expect(calibrationError(fromShares(list.toReversed()), { confidence: 0.8 }).high).toBeCloseTo(narrow.high, 9)
    }),
  )
})

test('calibrationError mirrors when scores and labels are turned around', () => {
  fc.assert(
    fc.property(bins, (list) => {
      const plain = fromShares(list)
      const turned = plain.map((bin) => ({
        ...bin,
        positives: bin.rows - bin.positives,
        scoreSum: Math.max(0, bin.rows - bin.scoreSum),
      }))
      expect(calibrationError(turned).plugIn).toBeCloseTo(calibrationError(plain).plugIn, 9)
      expect(calibrationError(turned).high).toBeCloseTo(calibrationError(plain).high, 6)
    }),
  )
})

test('scores of exactly 0 and 1 that are all right still leave a width', () => {
  const rows = Array.from({ length: 50 }, (_, i) => ({ score: i < 25 ? 0 : 1, positive: i >= 25 }))
  const { estimate, low, high } = calibrationError(equalMassBins(scoreSample(rows)))
  expect([estimate, low]).toEqual([0, 0])
  expect(high).toBeGreaterThan(0.05)
})

test('a sample twice as large has the limits of its bins taken twice', () => {
  const bin = { rows: 40, positives: 12, scoreSum: 20, scoreVarianceSum: 9 }
  const double = { rows: 80, positives: 24, scoreSum: 40, scoreVarianceSum: 18 }
  expect(calibrationError([bin], { scale: 2 })).toEqual(calibrationError([double]))
})

test('calibrationError refuses no bins, an impossible bin, one cluster and a broken level', () => {
  const bin = { rows: 10, positives: 3, scoreSum: 4, scoreVarianceSum: 2 }
  expect(() => calibrationError([])).toThrow(expect.objectContaining({ code: 'too-few-values' }))
  expect(() => calibrationError([{ ...bin, positives: 11 }])).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => calibrationError([{ ...bin, rows: 0 }])).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => calibrationError([{ ...bin, clusters: [{ cluster: 0, rows: 10, gap: -1 }] }])).toThrow(
    expect.objectContaining({ code: 'one-cluster' }),
  )
  expect(() => calibrationError([bin], { confidence: 1 })).toThrow(expect.objectContaining({ code: 'bad-option' }))
})

test('calibrationError keeps its promise for a calibrated model and for one that is off by 0.1', () => {
  const random = createRandom('calibration error')
  for (const [off, size] of [
    [0, 100],
    [0, 300],
    [0.1, 300],
  ] as const) {
    const { above, below } = missShares(200, off, () => {
      const rows = Array.from({ length: size }, () => {
        const score = 0.85 * beta(random, 2, 2)
        return { score, positive: random.next() < score + off }
      })
      return calibrationError(equalMassBins(scoreSample(rows)))
    })
    expect(above).toBeLessThan(0.06)
    expect(below).toBeLessThan(0.06)
  }
})

test('calibrationError keeps its promise for a calibrated model over clusters, where rows alone would not', () => {
  const random = createRandom('calibration clusters')
  const draw = (): Parameters<typeof scoreSample>[0] =>
    Array.from({ length: 40 }, (_, cluster) => {
      const shift = 0.25 * Math.max(-1, Math.min(1, normal(random)))
      return Array.from({ length: 15 }, () => {
        const score = 0.3 + 0.4 * random.next()
        return { score, positive: random.next() < score + shift, cluster }
      })
    }).flat()
  const clustered = missShares(150, 0, () => calibrationError(equalMassBins(scoreSample(draw()))))
  expect(clustered.above).toBeLessThan(0.06)
  const ignored = missShares(150, 0, () =>
    calibrationError(equalMassBins({ ...scoreSample(draw()), clustered: false })),
  )
  expect(ignored.above).toBeGreaterThan(clustered.above)
})
