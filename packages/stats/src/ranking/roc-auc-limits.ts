import { requireInside, requirePositive } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import type { LevelOptions, Limits } from '../sample.ts'
import { tailProbability } from '../tail-probability.ts'
import type { RocAuc } from './roc-auc.ts'

/**
 * Interval of an area under the ROC curve that keeps a width at 1 and leans the right way near it: solves
 * |area − t| = z √(r V(t)) on each side, V Newcombe's variance, r ≥ 1 what DeLong's variance says beyond it.
 *
 * @param auc the area with counts and variance, from `rocAuc`
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns limits in [0, 1]
 * @throws {StatsError} `bad-option`, `out-of-range`, `not-finite`
 * @see Newcombe (2006), Statistics in Medicine 25:559, method 5; scaling to DeLong chosen by simulation
 * @example
 * rocAucLimits({ estimate: 1, positives: 8, negatives: 30, delongVariance: 0 }) // => { low: 0.842495, high: 1 }
 */
export function rocAucLimits(auc: RocAuc, { confidence = 0.95 }: LevelOptions = {}): Limits {
  checkArea(auc)
  const tail = tailProbability(confidence)
  const factor = -(auc.degrees === undefined ? normalQuantile(tail) : studentTQuantile(tail, auc.degrees))
  const { positives, negatives } = auc
  const scale = factor * Math.sqrt(varianceScale(auc))
  const halfWidth = (area: number): number => scale * Math.sqrt(newcombeVariance(area, positives, negatives))
  return { low: lowerRoot(auc.estimate, halfWidth), high: 1 - lowerRoot(1 - auc.estimate, halfWidth) }
}

function checkArea({ estimate, positives, negatives, delongVariance }: RocAuc): void {
  requireInside('the area', estimate, 0, 1)
  requirePositive('positives', positives)
  requirePositive('negatives', negatives)
  requireInside('delongVariance', delongVariance, 0, 1)
}

/** Newcombe's variance, between the exponential laws of Hanley & McNeil: 0 at 0 and 1, the same at `area` and 1 − `area`. */
function newcombeVariance(area: number, positives: number, negatives: number): number {
  const half = (positives + negatives) / 2 - 1
  const spread = 1 + (half * (1 - area)) / (2 - area) + (half * area) / (1 + area)
  return (area * (1 - area) * spread) / (positives * negatives)
}

function varianceScale({ estimate, positives, negatives, delongVariance }: RocAuc): number {
  const expected = newcombeVariance(estimate, positives, negatives)
  return delongVariance > 0 && expected > 0 ? Math.max(1, delongVariance / expected) : 1
}

/**
 * The t below the area where area − t = halfWidth(t). The gap is concave in t, below 0 at 0 and not below it at the area,
 * so bisection cannot miss; it stops where no number lies between the ends.
 */
function lowerRoot(area: number, halfWidth: (area: number) => number): number {
  let [low, high] = [0, area]
  for (let middle = area / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (middle - area + halfWidth(middle) > 0) high = middle
    else low = middle
  }
  return low
}
