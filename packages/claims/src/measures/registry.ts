import { accuracy } from './accuracy.ts'
import { agreement } from './agreement.ts'
import { alertRate } from './alert-rate.ts'
import { averagePrecision } from './average-precision.ts'
import { balancedAccuracy } from './balanced-accuracy.ts'
import { baseRate } from './base-rate.ts'
import { bias } from './bias.ts'
import { brierScore } from './brier-score.ts'
import { brierSkillScore } from './brier-skill-score.ts'
import { calibrationBias } from './calibration-bias.ts'
import { calibrationError } from './calibration-error.ts'
import { calibrationKs } from './calibration-ks.ts'
import { cohenKappa } from './cohen-kappa.ts'
import { conflictingLabels } from './conflicting-labels.ts'
import { costPer1000 } from './cost-per-1000.ts'
import { distinct } from './distinct.ts'
import { duplicates } from './duplicates.ts'
import { fBeta } from './f-beta.ts'
import { f1 } from './f1.ts'
import { falseNegativeRate } from './false-negative-rate.ts'
import { falsePositiveRate } from './false-positive-rate.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { gwetAc1 } from './gwet-ac1.ts'
import { intervalCoverage } from './interval-coverage.ts'
import { intervalWidth } from './interval-width.ts'
import { jsDivergence } from './js-divergence.ts'
import { judgeSensitivity } from './judge-sensitivity.ts'
import { judgeSpecificity } from './judge-specificity.ts'
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { labelledRows } from './labelled-rows.ts'
import { lift } from './lift.ts'
import { logLoss } from './log-loss.ts'
import { macroF1 } from './macro-f1.ts'
import { macroPrecision } from './macro-precision.ts'
import { macroRecall } from './macro-recall.ts'
import { matthewsCorrcoef } from './matthews-corrcoef.ts'
import { maximum } from './maximum.ts'
import { mean } from './mean.ts'
import { meanAbsoluteError } from './mean-absolute-error.ts'
import { meanAbsolutePercentageError } from './mean-absolute-percentage-error.ts'
import { meanSquaredError } from './mean-squared-error.ts'
import type { Measure } from './measure.ts'
import { microF1 } from './micro-f1.ts'
import { minimum } from './minimum.ts'
import { missing } from './missing.ts'
import { negativePredictiveValue } from './negative-predictive-value.ts'
import { passRate } from './pass-rate.ts'
import { per } from './per.ts'
import { positionBias } from './position-bias.ts'
import { precision } from './precision.ts'
import { precisionAtK } from './precision-at-k.ts'
import { psi } from './psi.ts'
import { quantileMeasure } from './quantile.ts'
import { quantileOfErrors } from './quantile-of-errors.ts'
import { r2 } from './r2.ts'
import { recall } from './recall.ts'
import { recallAtPrecision } from './recall-at-precision.ts'
import { recallAtTop } from './recall-at-top.ts'
import { recallBy } from './recall-by.ts'
import { rocAuc } from './roc-auc.ts'
import { rootMeanSquaredError } from './root-mean-squared-error.ts'
import { rows } from './rows.ts'
import { share } from './share.ts'
import { shareWithin } from './share-within.ts'
import { specificity } from './specificity.ts'
import { staleness } from './staleness.ts'
import { sum } from './sum.ts'
import { tieRate } from './tie-rate.ts'
import { topKAccuracy } from './top-k-accuracy.ts'
import { totalVariation } from './total-variation.ts'
import { valuePer1000 } from './value-per-1000.ts'
import { wasserstein } from './wasserstein.ts'
import { weightedAbsolutePercentageError } from './weighted-absolute-percentage-error.ts'
import { weightedF1 } from './weighted-f1.ts'
import { weightedKappa } from './weighted-kappa.ts'
import { weightedPrecision } from './weighted-precision.ts'
import { weightedRecall } from './weighted-recall.ts'
import { winRate } from './win-rate.ts'
import { flakyShare } from './flaky-share.ts'
import { hitRate } from './hit-rate.ts'
import { meanAveragePrecision } from './mean-average-precision.ts'
import { meanReciprocalRank } from './mean-reciprocal-rank.ts'
import { ndcg } from './ndcg.ts'
import { passAll } from './pass-all.ts'
import { passAt } from './pass-at.ts'
import { rankingPrecision } from './ranking-precision.ts'
import { rankingRecall } from './ranking-recall.ts'
import { runsPassed } from './runs-passed.ts'

/** Every measure, in the order in which the catalogue shows them. */
export const measures: readonly Measure[] = [
  rows,
  labelledRows,
  missing,
  distinct,
  duplicates,
  conflictingLabels,
  staleness,
  share,
  mean,
  sum,
  minimum,
  maximum,
  per,
  ...[50, 75, 90, 95, 99, 99.9].map(quantileMeasure),
  psi,
  jsDivergence,
  totalVariation,
  kolmogorovSmirnov,
  wasserstein,
  accuracy,
  balancedAccuracy,
  precision,
  recall,
  specificity,
  negativePredictiveValue,
  falsePositiveRate,
  falseNegativeRate,
  baseRate,
  alertRate,
  f1,
  fBeta,
  matthewsCorrcoef,
  macroPrecision,
  macroRecall,
  macroF1,
  microF1,
  weightedPrecision,
  weightedRecall,
  weightedF1,
  topKAccuracy,
  rocAuc,
  averagePrecision,
  precisionAtK,
  recallAtTop,
  lift,
  recallAtPrecision,
  brierScore,
  brierSkillScore,
  logLoss,
  calibrationError,
  calibrationBias,
  calibrationKs,
  costPer1000,
  meanAbsoluteError,
  ...[50, 90, 95].map(quantileOfErrors),
  rootMeanSquaredError,
  meanSquaredError,
  meanAbsolutePercentageError,
  weightedAbsolutePercentageError,
  r2,
  bias,
  shareWithin,
  intervalCoverage,
  intervalWidth,
  valuePer1000,
  recallBy,
  ndcg,
  meanAveragePrecision,
  meanReciprocalRank,
  hitRate,
  rankingPrecision,
  rankingRecall,
  passAt,
  passAll,
  flakyShare,
  runsPassed,
  winRate,
  tieRate,
  positionBias,
  agreement,
  cohenKappa,
  weightedKappa,
  fleissKappa,
  krippendorffAlpha,
  gwetAc1,
  passRate,
  judgeSensitivity,
  judgeSpecificity,
]

const byName = new Map(measures.flatMap((measure) => [measure.name, ...measure.aliases].map((name) => [name, measure])))

/** The measure of a name or alias (words joined by `_`), or undefined. */
export function measureNamed(name: string): Measure | undefined {
  return byName.get(name.toLowerCase()) ?? quantileNamed(name)
}

/** Names and aliases, for completion and for the nearest name. */
export function measureNames(): readonly string[] {
  return [...byName.keys()]
}

function quantileNamed(name: string): Measure | undefined {
  const [, digits, ofErrors] = /^p(\d{1,2}(?:\.\d{1,4})?)(_absolute_error)?$/.exec(name) ?? []
  const percent = Number(digits)
  if (!(percent > 0 && percent < 100)) return undefined
  return ofErrors === undefined ? quantileMeasure(percent) : quantileOfErrors(percent)
}
