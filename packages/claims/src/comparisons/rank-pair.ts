import { pairedCorrelation, type PairedScoreSample } from '@plumb/stats'
import { binnedPair } from '../forms/binned-notes.ts'
import { isSampled, type Measured, type RandomFor } from '../forms/measured.ts'
import { notProven } from '../forms/not-proven.ts'
import type { Design, RankQuantity } from '../forms/quantity.ts'
import { rankForm } from '../forms/rank.ts'
import type { SliceView } from '../forms/slice-view.ts'
import { sampledDifference } from './sampled-difference.ts'
import { sideView } from './side-view.ts'

/** A statistic of scores whose range is known for each of two rankings alone: their difference on the same rows. */
export function measureRankPair(
  a: RankQuantity,
  b: RankQuantity,
  sample: PairedScoreSample,
  view: SliceView,
  design: Design,
  random: RandomFor,
): Measured {
  const first = rankForm.measure(a, sideView(view, 0), design, random)
  const second = rankForm.measure(b, sideView(view, 1), design, random)
  if (!isSampled(first)) return first
  if (!isSampled(second)) return second
  const designed = design.weight !== undefined || design.cluster !== undefined
  return sampledDifference(first, second, {
    n: first.n,
    method: `paired: MOVER of the two ranges (${first.method})`,
    correlation: correlationOf(a, sample, random),
    range: { low: -1, high: 1 },
    notes: [...binnedPair(view.fine), ...(designed ? [notProven] : [])],
  })
}

function correlationOf({ statistic, precision }: RankQuantity, sample: PairedScoreSample, random: RandomFor): number {
  const draws = { random: random(statistic) }
  if (statistic === 'recall-at-precision') return pairedCorrelation(sample, { recallAtPrecision: precision! }, draws)
  return pairedCorrelation(sample, statistic === 'calibration' ? 'calibration-error' : 'calibration-ks', draws)
}
