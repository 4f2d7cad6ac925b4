import {
  averagePrecisionLimits,
  bootstrapAveragePrecision,
  calibrationError,
  equalMassBins,
  rocAuc,
  rocAucLimits,
  type BootstrappedPrecision,
  type CalibrationBin,
  type RocAuc,
  type ScoreSample,
} from '@plumb/stats'
import type { Note } from '../check/check.ts'
import type { Form } from './form.ts'
import { binnedArea, binnedPrecision, binnedScores } from './binned-notes.ts'
import { scoreKey } from './histogram-keys.ts'
import type { Measured, RandomFor, Sampled } from './measured.ts'
import type { Design, RankQuantity } from './quantity.ts'
import { sampledCumulative } from './sampled-cumulative.ts'
import { sampledRecall } from './sampled-recall.ts'
import { scoreSample } from './score-sample.ts'
import { designValues, totalRows, type SliceView } from './slice-view.ts'
import { notProven } from './not-proven.ts'
import { orUnmeasured } from './undefined.ts'

/** Statistics of the scores by label. */
export const rankForm: Form<RankQuantity> = {
  conditions: ({ actual }) => [actual],
  fine: ({ score }, facts, others) => [{ name: 'score', expr: scoreKey(score, facts, others) }],
  values: (_quantity, design) => designValues(design),
  measure(quantity, view, design, random) {
    const n = totalRows(view.cells)
    if (n === 0) return { reason: 'empty-denominator', n }
    return orUnmeasured(n, () => measureRank(quantity, view, design, random, n))
  },
}

function measureRank(quantity: RankQuantity, view: SliceView, design: Design, random: RandomFor, n: number): Measured {
  const { sample, width } = scoreSample(quantity, view, design)
  switch (quantity.statistic) {
    case 'roc-auc':
      return sampledAuc(rocAuc(sample), n, width > 0 ? [binnedArea(sample)] : [])
    case 'average-precision':
      return withNotes(
        sampledPrecision(bootstrapAveragePrecision(sample, { random: random('average-precision') }), sample),
        width > 0 ? [binnedPrecision(sample)] : [],
      )
    case 'recall-at-precision':
      return withNotes(sampledRecall(sample, quantity.precision!), width > 0 ? [binnedScores(sample, width)] : [])
    case 'calibration-ks':
      return withNotes(sampledCumulative(sample, n), width > 0 ? [binnedScores(sample, width)] : [])
    case 'calibration':
      return withNotes(
        sampledCalibration(equalMassBins(sample), n, design.cluster !== undefined),
        width > 0 ? [binnedScores(sample, width)] : [],
      )
  }
}

function withNotes(sampled: Sampled, notes: readonly Note[]): Sampled {
  return { ...sampled, notes: [...notes, ...(sampled.notes ?? [])] }
}

function sampledAuc(auc: RocAuc, n: number, notes: readonly Note[]): Sampled {
  return {
    estimate: auc.estimate,
    n,
    method: `Newcombe’s method 5 scaled to DeLong${auc.degrees === undefined ? '' : ', clustered'}`,
    limits: (confidence) => rocAucLimits(auc, { confidence }),
    resized: (factor) => sampledAuc(resizeAuc(auc, factor), n * factor, notes),
    notes,
  }
}

/** Degrees of freedom are one less than what carries the spread. */
export function resizeDegrees(degrees: number, factor: number): number {
  return Math.max(1, (degrees + 1) * factor - 1)
}

function resizeAuc(auc: RocAuc, factor: number): RocAuc {
  return {
    ...auc,
    positives: auc.positives * factor,
    negatives: auc.negatives * factor,
    delongVariance: auc.delongVariance / factor,
    ...(auc.degrees === undefined ? {} : { degrees: resizeDegrees(auc.degrees, factor) }),
  }
}

/** Average precision conditions on the positives: they are its n. */
function sampledPrecision(bootstrap: BootstrappedPrecision, { cells }: ScoreSample): Sampled {
  const positives = cells.reduce((sum, cell) => (cell.positive ? sum + cell.rows : sum), 0)
  return ofBootstrap(bootstrap, positives)
}

function ofBootstrap(bootstrap: BootstrappedPrecision, n: number): Sampled {
  return {
    estimate: bootstrap.estimate,
    n,
    method: 'Wilson on effective rows from a bootstrap over score bins',
    limits: (confidence) => averagePrecisionLimits(bootstrap, { confidence }),
    resized: (factor) => ofBootstrap(resizeBootstrap(bootstrap, factor), n * factor),
    notes: bootstrap.proven ? [] : [notProven],
  }
}

function resizeBootstrap(one: BootstrappedPrecision, factor: number): BootstrappedPrecision {
  const { bias, sd, cap, degrees } = one
  return {
    ...one,
    bias: bias / factor,
    sd: sd / Math.sqrt(factor),
    cap: cap * factor,
    degrees: resizeDegrees(degrees, factor),
  }
}

function sampledCalibration(bins: readonly CalibrationBin[], n: number, clustered: boolean, scale = 1): Sampled {
  const { estimate, byChance } = calibrationError(bins, { scale })
  return {
    estimate,
    n,
    method: `${bins.length} equal-mass bins, debiased${clustered ? ', clustered' : ''}`,
    limits: (confidence) => calibrationError(bins, { confidence, scale }),
    resized: (factor) => sampledCalibration(bins, n * factor, clustered, scale * factor),
    notes: [
      {
        code: 'by-chance',
        text: `Perfect scores would show about ${(byChance * 100).toPrecision(2)} points here by chance alone.`,
      },
    ],
  }
}
