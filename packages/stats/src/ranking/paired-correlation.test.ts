import { expect, test } from 'vitest'
import { clopperPearson } from '../intervals/proportion.ts'
import { normal } from '../random/normal.ts'
import { createRandom } from '../random/random.ts'
import { pairedCorrelation, type RankedPair } from './paired-correlation.ts'
import { pickedDifference } from './picked-difference.ts'
import type { PairedScoreSample } from './roc-auc-difference.ts'

interface Scored {
  readonly positive: boolean
  readonly a: number
  readonly b: number
}

function sampleOf(rows: readonly Scored[], clustered = false): PairedScoreSample {
  const of = (score: (row: Scored) => number): readonly number[] =>
    [...new Set(rows.map(score))].toSorted((x, y) => x - y)
  const [scoresA, scoresB] = [of(({ a }) => a), of(({ b }) => b)]
  const cells = rows.map(({ positive, a, b }, i) => ({
    binA: scoresA.indexOf(a),
    binB: scoresB.indexOf(b),
    positive,
    cluster: clustered ? i % 20 : 0,
    rows: 1,
    weight: 1,
    weightSquares: 1,
  }))
  return { weighted: false, clustered, scoresA, scoresB, cells }
}

function draw(count: number, shared: number): readonly Scored[] {
  const random = createRandom(`pairs ${shared}`)
  return Array.from({ length: count }, () => {
    const common = normal(random)
    const score = (): number => 1 / (1 + Math.exp(1 - common * shared - (1 - shared) * normal(random)))
    const positive = random.next() < 1 / (1 + Math.exp(1 - common))
    return { positive, a: score(), b: score() }
  })
}

const statistics: readonly RankedPair[] = ['calibration-ks', { recallAtPrecision: 0.5 }]
const of = (sample: PairedScoreSample, statistic: RankedPair): number =>
  pairedCorrelation(sample, statistic, { random: createRandom('draws') })

test.each(statistics)('scores that are the same move as one, those with little in common do not: %o', (statistic) => {
  const alike = draw(300, 0.5).map((row) => ({ ...row, b: row.a }))
  expect(of(sampleOf(alike), statistic)).toBeCloseTo(1, 9)
  expect(of(sampleOf(alike, true), statistic)).toBeCloseTo(1, 9)
  expect(Math.abs(of(sampleOf(draw(300, 0)), { recallAtPrecision: 0.5 }))).toBeLessThan(0.5)
})

test('the same seed gives the same correlation; that of calibration errors is set', () => {
  const sample = sampleOf(draw(200, 0.5))
  expect(of(sample, 'calibration-ks')).toBe(of(sample, 'calibration-ks'))
  expect(of(sample, 'calibration-error')).toBe(-0.5)
  expect(() => pairedCorrelation(sample, 'calibration-ks', { random: createRandom('1'), draws: 1 })).toThrow(
    expect.objectContaining({ code: 'bad-option' }),
  )
})

test('more than 256 scores of rows of one label alone still have a correlation', () => {
  const negatives = draw(600, 0.9).map((row) => ({ ...row, positive: false }))
  expect(of(sampleOf(negatives), 'calibration-ks')).toBeGreaterThan(0.3)
})

test('a difference of picks has a width where neither picks a positive of its own, and refuses what cannot be', () => {
  const none = pickedDifference({ onlyA: 0, onlyB: 0, picked: 40 })
  expect(none).toEqual({ estimate: 0, low: -clopperPearson(0, 40).high, high: clopperPearson(0, 40).high })
  expect(pickedDifference({ onlyA: 40, onlyB: 0, picked: 40 })).toMatchObject({ estimate: 1, high: 1 })
  // all rows of each may be its own
  expect(pickedDifference({ onlyA: 30, onlyB: 25, picked: 40 }).estimate).toBeCloseTo(0.125, 12)
  for (const wrong of [
    { onlyA: 41, onlyB: 0, picked: 40 },
    { onlyA: -1, onlyB: 0, picked: 40 },
    { onlyA: 0, onlyB: 0, picked: 0 },
  ]) {
    expect(() => pickedDifference(wrong)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  }
})
