export { StatsError, type StatsErrorCode } from './errors.ts'
export { brierScore } from './calibration/brier-score.ts'
export type { CalibrationBin, ClusterGap } from './calibration/calibration-bin.ts'
export {
  calibrationError,
  type CalibrationError,
  type CalibrationErrorOptions,
} from './calibration/calibration-error.ts'
export { calibrationBias } from './calibration/calibration-bias.ts'
export { calibrationKs, type CalibrationKsOptions } from './calibration/calibration-ks.ts'
export { cumulativeGap } from './calibration/cumulative-gap.ts'
export { equalMassBins } from './calibration/equal-mass-bins.ts'
export { equalWidthBins } from './calibration/equal-width-bins.ts'
export { logLoss } from './calibration/log-loss.ts'
export type { BinOptions } from './calibration/score-bins.ts'
export { brownianSupremumCdf, brownianSupremumQuantile } from './distributions/brownian-supremum.ts'
export { knownRangeMean, type KnownRangeLimits, type KnownRangeOptions } from './intervals/known-range-mean.ts'
export { linearOfCells } from './intervals/linear-of-cells.ts'
export { linearisedFromCrossSums, type CrossSums } from './intervals/linearised-from-cross-sums.ts'
export { linearisedFromPowerSums, type PowerSums } from './intervals/linearised-from-power-sums.ts'
export { hull, type HullOptions } from './intervals/mean.ts'
export { ratioLimits } from './intervals/ratio-of-means.ts'
export { ratioOfSums } from './intervals/ratio-of-sums.ts'
export { ratioSpread, type RatioSpread } from './intervals/ratio-spread.ts'
export { residualSkewness, unseenTail } from './intervals/residual-skewness.ts'
export { scaleRatio } from './intervals/scale-ratio.ts'
export { bucketBounds, bucketRatio, logBucket, type BucketBounds, type LogBucket } from './quantiles/log-buckets.ts'
export { quantileCorrelation } from './quantiles/quantile-correlation.ts'
export { quantileLimits, type QuantileLimits, type QuantileOptions } from './quantiles/quantile-limits.ts'
export { quantileRanks } from './quantiles/quantile-ranks.ts'
export type { ClusterBucket, QuantileBucket, QuantileSample, WeightedBucket } from './quantiles/quantile-sample.ts'
export { quantile, type ValueRows } from './quantiles/quantile.ts'
export { balancedAccuracy } from './confusion/balanced-accuracy.ts'
export type { ConfusionTable } from './confusion/confusion-table.ts'
export type { DrawnEstimate } from './confusion/draw-limits.ts'
export { f1Difference } from './confusion/f1-difference.ts'
export {
  tableDifference,
  tableOfA,
  tableOfB,
  type PairedTable,
  type TableDifferenceOptions,
} from './confusion/table-difference.ts'
export { f1Limits, f1OfJaccard } from './confusion/f1.ts'
export { fBeta, fBetaLimits, type FBetaOptions } from './confusion/f-beta.ts'
export { carriedRows, type CarriedRowsOptions } from './intervals/carried-rows.ts'
export {
  classAverageDifference,
  type CarriedClass,
  type ClassAverageDifferenceOptions,
} from './confusion/class-average-difference.ts'
export {
  averageOfClasses,
  classCarriers,
  type AveragedClass,
  type ClassAverage,
} from './confusion/average-of-classes.ts'
export type { MacroAverage } from './confusion/macro-average.ts'
export { macroF1 } from './confusion/macro-f1.ts'
export { macroPrecision, type MacroPrecision } from './confusion/macro-precision.ts'
export { macroRecall } from './confusion/macro-recall.ts'
export { matthewsCorrelation, type MatthewsOptions } from './confusion/matthews-correlation.ts'
export {
  averagePrecisionDifference,
  bootstrapPairedPrecision,
  type PairedPrecision,
} from './ranking/average-precision-difference.ts'
export {
  averagePrecisionLimits,
  bootstrapAveragePrecision,
  type BootstrappedPrecision,
  type PrecisionBootstrapOptions,
} from './ranking/average-precision-limits.ts'
export { averagePrecision } from './ranking/average-precision.ts'
export { deepestRecall, recallAtPrecision, type RecallAtPrecisionOptions } from './ranking/recall-at-precision.ts'
export {
  pairedRocAuc,
  rocAucDifference,
  type PairedRocAuc,
  type PairedScoreCell,
  type PairedScoreSample,
} from './ranking/roc-auc-difference.ts'
export { pairedCorrelation, type RankedPair } from './ranking/paired-correlation.ts'
export { pickedDifference, type Picks } from './ranking/picked-difference.ts'
export type { RankingCorrelationOptions } from './ranking/ranking-correlation.ts'
export { rocAucLimits } from './ranking/roc-auc-limits.ts'
export { rocAuc, type RocAuc } from './ranking/roc-auc.ts'
export type { ChanceOptions } from './drift/distance-by-chance.ts'
export type { DriftDistance, DriftOptions } from './drift/divergence-limits.ts'
export { driftBinOf, driftBins, type DriftBin, type DriftBinOptions, type DriftValue } from './drift/drift-bins.ts'
export { driftBinCells, driftCategories, type CategoryRows, type DriftCells } from './drift/drift-cells.ts'
export { driftDesignEffect, effectiveCounts, type DriftRows, type DriftSample } from './drift/drift-design-effect.ts'
export { jensenShannon, type JensenShannonOptions } from './drift/jensen-shannon.ts'
export { kolmogorovSmirnov } from './drift/kolmogorov-smirnov.ts'
export { mergeCells, mergeRareCells, type MergeOptions } from './drift/merge-rare-cells.ts'
export { populationStability } from './drift/population-stability.ts'
export { totalVariation } from './drift/total-variation.ts'
export { wasserstein } from './drift/wasserstein.ts'
export type { Estimate } from './estimate.ts'
export { betaCdf, betaUpperTail, betaQuantile, betaUpperQuantile } from './distributions/beta.ts'
export { binomialPmf, binomialCdf, binomialUpperTail } from './distributions/binomial.ts'
export {
  chiSquareCdf,
  chiSquareUpperTail,
  chiSquareQuantile,
  chiSquareUpperQuantile,
} from './distributions/chi-square.ts'
export { gammaCdf, gammaUpperTail, gammaQuantile, gammaUpperQuantile } from './distributions/gamma.ts'
export {
  noncentralChiSquareCdf,
  noncentralChiSquareUpperTail,
  noncentralChiSquareQuantile,
} from './distributions/noncentral-chi-square.ts'
export { normalDensity, normalCdf, normalQuantile } from './distributions/normal.ts'
export { studentTCdf, studentTQuantile } from './distributions/student-t.ts'
export { studentizedRangeCdf, studentizedRangeQuantile } from './distributions/studentized-range.ts'
export { clusteredPairedDifference } from './intervals/clustered-paired-difference.ts'
export { correlatedDifference, type OpenEstimate } from './intervals/correlated-difference.ts'
export { effectiveRows, shareLimits, type EffectiveRows } from './intervals/effective-rows.ts'
export { gapByChance, type GapByChanceOptions } from './intervals/gap-by-chance.ts'
export { gap } from './intervals/gap.ts'
export type { Group, LimitedGroup } from './intervals/group-values.ts'
export { independentDifference } from './intervals/independent-difference.ts'
export { jackknife } from './intervals/jackknife.ts'
export { linearisedRatio, type RatioUnit, type LinearisedRatioOptions } from './intervals/linearised-ratio.ts'
export { moverRatio } from './intervals/mover-ratio.ts'
export { mover, type MoverTerm, type Correlation } from './intervals/mover.ts'
export { pairedDifference, type Pairs } from './intervals/paired-difference.ts'
export { parity } from './intervals/parity.ts'
export { clopperPearson, midP } from './intervals/proportion.ts'
export {
  discordantCorrelation,
  weightedPairedDifference,
  type WeightedPairs,
} from './intervals/weighted-paired-difference.ts'
export { winRate, type Matches } from './intervals/win-rate.ts'
export { worst, type WorstOptions } from './intervals/worst.ts'
export { neededRows, type NeededOptions } from './planning/needed.ts'
export { sampleSize, type SampleSizeOptions } from './planning/sample-size.ts'
export { slicedSampleSize, type SlicedSampleSizeOptions } from './planning/sliced-sample-size.ts'
export { shownBound, type ShownBoundOptions } from './planning/shown-bound.ts'
export { shownChance, type ShownChanceOptions } from './planning/shown-chance.ts'
export { beta } from './random/beta.ts'
export { binomial } from './random/binomial.ts'
export { exponential } from './random/exponential.ts'
export { gamma } from './random/gamma.ts'
export { multinomial } from './random/multinomial.ts'
export { normal } from './random/normal.ts'
export { poisson } from './random/poisson.ts'
export { createRandom, type Random } from './random/random.ts'
export type {
  Limits,
  OpenLimits,
  LevelOptions,
  LinearisedRatio,
  ShareSample,
  ScoreCell,
  ScoreSample,
} from './sample.ts'
export { erfc } from './special/erfc.ts'
export { logGamma } from './special/log-gamma.ts'
export { holmSteps, type HolmStep } from './hypothesis/holm.ts'
export { mcnemar } from './hypothesis/mcnemar.ts'
export { tiers, type Contest, type Contested, type TierOptions, type Tiers } from './hypothesis/tiers.ts'
export { categoriesSeenOnce } from './agreement/categories-seen-once.ts'
export type { Agreement } from './agreement/chance-corrected.ts'
export { cohenKappa, type CohenKappaOptions } from './agreement/cohen-kappa.ts'
export { fleissKappa } from './agreement/fleiss-kappa.ts'
export { gwetAc1 } from './agreement/gwet-ac1.ts'
export { krippendorffAlpha, type KrippendorffAlphaOptions } from './agreement/krippendorff-alpha.ts'
export { percentAgreement, type PercentAgreement } from './agreement/percent-agreement.ts'
export { ratingsOfCounts, ratingsOfTable, type RatingPattern, type RatingSample } from './agreement/rating-sample.ts'
export type { RatingMetric } from './agreement/rating-scale.ts'
export { countedMean, type CountedValue } from './intervals/counted-mean.ts'
export { rSquared, type RSquared } from './intervals/r-squared.ts'
export { rootMeanSquare } from './intervals/root-mean-square.ts'
export { judgeCorrectedRate, type JudgedSample } from './judge/judge-corrected-rate.ts'
export { judgeQuality, type JudgeQuality } from './judge/judge-quality.ts'
export { judgeShares, type JudgedLabels, type JudgeShares } from './judge/judge-shares.ts'
export { roganGladen, type RoganGladenOptions, type RoganGladenSample } from './judge/rogan-gladen.ts'
export { averagePrecisionAtK } from './ranking-quality/average-precision-at-k.ts'
export { hitAtK } from './ranking-quality/hit-at-k.ts'
export { ndcg, type NdcgOptions } from './ranking-quality/ndcg.ts'
export { precisionAtK } from './ranking-quality/precision-at-k.ts'
export type { CutOptions } from './ranking-quality/ranked-items.ts'
export { recallAtK } from './ranking-quality/recall-at-k.ts'
export { reciprocalRank } from './ranking-quality/reciprocal-rank.ts'
export { flakyShare } from './repeats/flaky-share.ts'
export { passAll, passAt } from './repeats/pass-at.ts'
export { passRate, type PassRateOptions } from './repeats/pass-rate.ts'
export type { RepeatedCase } from './repeats/repeated-case.ts'
