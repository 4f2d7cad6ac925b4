import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ScoreSample } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { scoreSample } from '../testing/score-sample.ts'
import { calibrationError } from './calibration-error.ts'
import { equalMassBins } from './equal-mass-bins.ts'
import { equalWidthBins } from './equal-width-bins.ts'

const rows = fc.array(
  fc.record({ score: fc.integer({ min: 0, max: 20 }).map((x) => x / 20), positive: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
)

const evenly = (n: number): ScoreSample =>
  scoreSample(Array.from({ length: n }, (_, i) => ({ score: (i + 1) / (n + 1), positive: i % 2 === 0 })))

const rowsOf = (scores: readonly number[], labels: readonly number[]): ScoreSample =>
  scoreSample(scores.map((score, i) => ({ score, positive: labels[i] === 1 })))

test('equalMassBins ends bin j at row round(j n / bins)', () => {
  expect(equalMassBins(evenly(24)).map((bin) => bin.rows)).toEqual([2, 3, 2, 3, 2, 2, 3, 2, 3, 2])
  expect(equalMassBins(evenly(7), { bins: 2 }).map((bin) => bin.rows)).toEqual([4, 3])
})

test('equalMassBins never splits equal scores and gives fewer bins for few scores', () => {
  const tied = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.3, 0.4, 0.9, 0.9].map((score) => ({ score, positive: true }))
  expect(equalMassBins(scoreSample(tied), { bins: 5 }).map((bin) => bin.rows)).toEqual([6, 2, 2])
  expect(equalMassBins(evenly(3))).toHaveLength(3)
})

test('equalMassBins sums what a bin holds', () => {
  const sample = scoreSample([
    { score: 0.2, positive: false },
    { score: 0.5, positive: true },
    { score: 0.5, positive: false },
  ])
  expect(equalMassBins(sample, { bins: 1 })).toEqual([{ rows: 3, positives: 1, scoreSum: 1.2, scoreVarianceSum: 0.66 }])
})

test('both kinds of bins keep every row, positive and score', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 12 }), (list, bins) => {
      for (const found of [equalMassBins(scoreSample(list), { bins }), equalWidthBins(scoreSample(list), { bins })]) {
        expect(sum(found.map((bin) => bin.rows))).toBe(list.length)
        expect(sum(found.map((bin) => bin.positives))).toBe(list.filter(({ positive }) => positive).length)
        expect(sum(found.map((bin) => bin.scoreSum))).toBeCloseTo(sum(list.map(({ score }) => score)), 9)
        expect(found.length).toBeLessThanOrEqual(bins)
      }
    }),
  )
})

test('equal weights count every row once', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const [plain] = equalMassBins(scoreSample(list), { bins: 1 })
      const [weighted] = equalMassBins(scoreSample(list.map((row) => ({ ...row, weight: 2 }))), { bins: 1 })
      expect(weighted?.rows).toBeCloseTo(plain?.rows ?? NaN, 9)
      expect(weighted?.positives).toBeCloseTo(plain?.positives ?? NaN, 9)
      expect(weighted?.scoreVarianceSum).toBeCloseTo(plain?.scoreVarianceSum ?? NaN, 9)
    }),
  )
})

test('weighted bins hold equal weight and count effective rows', () => {
  const list = [1, 1, 2, 4].map((weight, i) => ({ score: i / 4, positive: i > 1, weight }))
  const [low, high] = equalMassBins(scoreSample(list), { bins: 2 })
  expect(low).toMatchObject({ weight: 4, rows: 16 / 6, positives: (16 / 6) * 0.5 })
  expect(high).toMatchObject({ weight: 4, rows: 1, positives: 1 })
})

test('clustered bins keep the gap of each cluster', () => {
  const list = [0, 0, 1].map((cluster, i) => ({ score: 0.25 * (i + 1), positive: true, cluster }))
  const [bin] = equalMassBins(scoreSample(list), { bins: 1 })
  expect(bin?.clusters).toEqual([
    { cluster: 0, rows: 2, gap: 1.25 },
    { cluster: 1, rows: 1, gap: 0.25 },
  ])
})

test('equalWidthBins close the last bin and put an edge into the bin above it', () => {
  const list = [0, 0.1, 0.3, 0.6, 0.7, 0.9, 1].map((score) => ({ score, positive: false }))
  expect(equalWidthBins(scoreSample(list)).map((bin) => bin.scoreSum)).toEqual([0, 0.1, 0.3, 0.6, 0.7, 1.9])
})

test('equalWidthBins agree with torchmetrics and with the calibration curve of scikit-learn', () => {
  const two = equalWidthBins(rowsOf([0.25, 0.25, 0.55, 0.75, 0.75], [0, 0, 1, 1, 1]), { bins: 2 })
  expect(calibrationError(two).plugIn).toBeCloseTo(0.29, 12)
  const scores = [0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1]
  const curve = equalWidthBins(rowsOf(scores, [0, 0, 0, 0, 1, 1, 1, 1, 1]), { bins: 3 })
  for (const [b, share] of [0, 0.5, 1].entries())
    expect((curve[b]?.positives ?? NaN) / (curve[b]?.rows ?? 0)).toBe(share)
  for (const [b, mean] of [0.2, 0.525, 0.85].entries()) {
    expect((curve[b]?.scoreSum ?? NaN) / (curve[b]?.rows ?? 0)).toBeCloseTo(mean, 12)
  }
})

test('bins refuse no rows, a score outside 0 to 1 and a broken number of bins', () => {
  expect(() => equalMassBins(scoreSample([]))).toThrow(expect.objectContaining({ code: 'too-few-values' }))
  expect(() => equalWidthBins(scoreSample([{ score: 1.2, positive: true }]))).toThrow(
    expect.objectContaining({ code: 'out-of-range' }),
  )
  expect(() => equalMassBins(evenly(5), { bins: 2.5 })).toThrow(expect.objectContaining({ code: 'bad-option' }))
})
