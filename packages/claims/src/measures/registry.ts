import { accuracy } from './accuracy.ts'
import { alertRate } from './alert-rate.ts'
import { averagePrecision } from './average-precision.ts'
import { balancedAccuracy } from './balanced-accuracy.ts'
import { baseRate } from './base-rate.ts'
import { brierScore } from './brier-score.ts'
import { calibrationError } from './calibration-error.ts'
import { costPer1000 } from './cost-per-1000.ts'
import { distinct } from './distinct.ts'
import { duplicates } from './duplicates.ts'
import { f1 } from './f1.ts'
import { falseNegativeRate } from './false-negative-rate.ts'
import { falsePositiveRate } from './false-positive-rate.ts'
import { labelledRows } from './labelled-rows.ts'
import { logLoss } from './log-loss.ts'
import { matthewsCorrcoef } from './matthews-corrcoef.ts'
import { maximum } from './maximum.ts'
import { mean } from './mean.ts'
import type { Measure } from './measure.ts'
import { minimum } from './minimum.ts'
import { missing } from './missing.ts'
import { negativePredictiveValue } from './negative-predictive-value.ts'
import { per } from './per.ts'
import { precision } from './precision.ts'
import { quantileMeasure } from './quantile.ts'
import { recall } from './recall.ts'
import { rocAuc } from './roc-auc.ts'
import { rows } from './rows.ts'
import { share } from './share.ts'
import { specificity } from './specificity.ts'
import { sum } from './sum.ts'

/** Every measure, in the order in which the catalogue shows them. */
export const measures: readonly Measure[] = [
  rows,
  labelledRows,
  missing,
  distinct,
  duplicates,
  share,
  mean,
  sum,
  minimum,
  maximum,
  per,
  ...[50, 75, 90, 95, 99, 99.9].map(quantileMeasure),
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
  matthewsCorrcoef,
  rocAuc,
  averagePrecision,
  brierScore,
  logLoss,
  calibrationError,
  costPer1000,
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
  const percent = Number(/^p(\d{1,2}(?:\.\d{1,4})?)$/.exec(name)?.[1])
  return percent > 0 && percent < 100 ? quantileMeasure(percent) : undefined
}
