import { expect, test } from 'vitest'
import { createRandom, type Random } from '../random/random.ts'
import { normal } from '../random/normal.ts'
import type { LinearisedRatio } from '../sample.ts'
import { linearisedRatio } from './linearised-ratio.ts'
import { pairedDifference } from './paired-difference.ts'
import { weightedPairedDifference, type WeightedPairs } from './weighted-paired-difference.ts'

interface Pair {
  readonly gain: number
  readonly weight: number
}

function pairsOf(rows: readonly Pair[]): WeightedPairs {
  const of = (value: (gain: number) => number): LinearisedRatio =>
    linearisedRatio(
      rows.map(({ gain, weight }) => ({ numerator: weight * value(gain), denominator: weight })),
      { unit: 'row' },
    )
  return {
    onlyA: of((gain) => Number(gain > 0)),
    onlyB: of((gain) => Number(gain < 0)),
    difference: of((gain) => gain),
  }
}

test('rows of equal weight are plain pairs', () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({ gain: i < 7 ? 1 : i < 10 ? -1 : 0, weight: 3 }))
  const wanted = pairedDifference({ onlyA: 7, onlyB: 3, pairs: 40 })
  const { estimate, low, high } = weightedPairedDifference(pairsOf(rows))
  expect([estimate, low, high]).toEqual([wanted.estimate, wanted.low, wanted.high].map((end) => expect.closeTo(end, 9)))
})

test('a sample without a difference has a width, by its effective rows', () => {
  const { low, high } = weightedPairedDifference(pairsOf([1, 1, 1, 9].map((weight) => ({ gain: 0, weight }))))
  expect([low < -0.3, high > 0.3]).toEqual([true, true])
})

/** 90% against 80% of amounts with a skew, of rows of which three in five are judged alike. */
function draw(random: Random): Pair {
  const chance = random.next()
  const right = (rate: number): number => Number((random.next() < 0.6 ? chance : random.next()) < rate)
  return { gain: right(0.9) - right(0.8), weight: Math.exp(normal(random)) }
}

test('it holds the truth at skewed weights and few rows that differ', () => {
  const random = createRandom('weighted pairs')
  const missed = { above: 0, below: 0 }
  for (let i = 0; i < 400; i += 1) {
    const { low, high } = weightedPairedDifference(pairsOf(Array.from({ length: 60 }, () => draw(random))))
    if (low > 0.1) missed.above += 1
    if (high < 0.1) missed.below += 1
  }
  expect([missed.above <= 16, missed.below <= 16]).toEqual([true, true])
})
