import {
  averagePrecisionDifference,
  bootstrapPairedPrecision,
  pairedRocAuc,
  rocAucDifference,
  type PairedPrecision,
  type PairedRocAuc,
  type PairedScoreSample,
} from '@plumb/stats'
import type { Note } from '../check/check.ts'
import type { Measured, RandomFor, Sampled } from '../forms/measured.ts'
import { jointScoreKeys, scoreOfKey } from '../forms/histogram-keys.ts'
import { notProven } from '../forms/not-proven.ts'
import type { Design, RankQuantity } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { resizeDegrees } from '../forms/rank.ts'
import { indexOf, ranked } from '../forms/score-sample.ts'
import { clusterOf, designValues, totalRows, weigh, type SliceView } from '../forms/slice-view.ts'
import { orUnmeasured } from '../forms/undefined.ts'
import { pairedKeys } from './paired-keys.ts'
import { measureRankPair } from './rank-pair.ts'

/** Two rankings of the same rows. */
export function pairedRank(a: RankQuantity, b: RankQuantity): BoundForm {
  return {
    conditions: [a.actual],
    fine: (facts, others) => pairedKeys(jointScoreKeys([a.score, b.score], facts, others)),
    values: designValues,
    measure: (view, design, random) => measureRank(a, b, view, design, random),
  }
}

function measureRank(a: RankQuantity, b: RankQuantity, view: SliceView, design: Design, random: RandomFor): Measured {
  const n = totalRows(view.cells)
  if (n === 0) return { reason: 'empty-denominator', n }
  return orUnmeasured(n, () => {
    const sample = pairedSample(a, view, design)
    switch (a.statistic) {
      case 'roc-auc':
        return sampledAuc(pairedRocAuc(sample), n)
      case 'average-precision': {
        const paired = bootstrapPairedPrecision(sample, { random: random('average-precision') })
        return sampledPrecision(paired, n, paired.a.proven && !sample.clustered ? [] : [notProven])
      }
      default:
        return measureRankPair(a, b, sample, view, design, random)
    }
  })
}

function pairedSample({ actual }: RankQuantity, view: SliceView, design: Design): PairedScoreSample {
  const isActual = view.test(actual)
  const sides = [0, 1].map((side) => ranked(view.cells.map((cell) => cell.fine[side] as number)))
  const clusters = new Map<unknown, number>()
  const scores = (side: number): readonly number[] =>
    sides[side]!.values.map((value) => scoreOfKey(view.fine[side]!.expr, value))
  return {
    weighted: design.weight !== undefined,
    clustered: design.cluster !== undefined,
    scoresA: scores(0),
    scoresB: scores(1),
    cells: view.cells.map((cell) => {
      const { rows, weight, squares } = weigh(cell, view, design)
      return {
        binA: sides[0]!.at.get(cell.fine[0] as number)!,
        binB: sides[1]!.at.get(cell.fine[1] as number)!,
        positive: isActual(cell),
        cluster: design.cluster === undefined ? 0 : indexOf(clusters, clusterOf(cell)),
        rows,
        weight,
        weightSquares: squares,
      }
    }),
  }
}

function sampledAuc(paired: PairedRocAuc, n: number): Sampled {
  return {
    estimate: rocAucDifference(paired).estimate,
    n,
    method: 'paired: MOVER of the two AUC intervals with DeLong’s correlation',
    limits: (confidence) => rocAucDifference(paired, { confidence }),
    resized: (factor) => sampledAuc(resizePair(paired, factor), n * factor),
  }
}

function resizePair({ a, b, covariance }: PairedRocAuc, factor: number): PairedRocAuc {
  const resize = (one: PairedRocAuc['a']): PairedRocAuc['a'] => ({
    ...one,
    positives: one.positives * factor,
    negatives: one.negatives * factor,
    delongVariance: one.delongVariance / factor,
    ...(one.degrees === undefined ? {} : { degrees: resizeDegrees(one.degrees, factor) }),
  })
  return { a: resize(a), b: resize(b), covariance: covariance / factor }
}

function sampledPrecision(paired: PairedPrecision, n: number, notes: readonly Note[]): Sampled {
  return {
    estimate: averagePrecisionDifference(paired).estimate,
    n,
    method: 'paired: MOVER of the two intervals around a joint bootstrap',
    limits: (confidence) => averagePrecisionDifference(paired, { confidence }),
    notes,
  }
}
