import { StatsError } from '../errors.ts'
import { sum } from '../special/sum.ts'
import type { CalibrationBin, ClusterGap } from './calibration-bin.ts'

/**
 * By how much clusters widen the spread of a calibration error, at least 1 (and 1 without clusters): the larger of the
 * ratios of cluster variance to row variance, once summed over the bins and once of the gap over all bins together.
 *
 * @param rowVariance variance of a bin's gap if its rows were independent
 * @throws {StatsError} `one-cluster`
 * @see Rao & Scott (1981), JASA 76:221–230, in spirit; the second ratio was chosen by simulation
 */
export function calibrationDesignEffect(
  bins: readonly CalibrationBin[],
  rowVariance: (bin: CalibrationBin) => number,
): number {
  if (bins.every(({ clusters }) => clusters === undefined)) return 1
  const rowVariances = bins.map(rowVariance)
  const clusterVariances = bins.map(({ clusters = [] }) => gapVariance(clusters))
  const byBins = sum(clusterVariances) / sum(rowVariances)
  return Math.max(1, byBins, overallVariance(bins) / overallRowVariance(bins, rowVariances))
}

function overallRowVariance(bins: readonly CalibrationBin[], rowVariances: readonly number[]): number {
  const weights = bins.map(({ weight, rows }) => weight ?? rows)
  const total = sum(weights)
  return sum(rowVariances.map((variance, b) => ((weights[b] ?? 0) / total) ** 2 * variance))
}

function overallVariance(bins: readonly CalibrationBin[]): number {
  const together = new Map<number, ClusterGap>()
  for (const own of bins.flatMap(({ clusters = [] }) => clusters)) {
    const { rows, gap } = together.get(own.cluster) ?? { rows: 0, gap: 0 }
    together.set(own.cluster, { cluster: own.cluster, rows: rows + own.rows, gap: gap + own.gap })
  }
  if (together.size < 2) throw new StatsError('one-cluster', `needs 2 clusters; got ${together.size}`)
  return gapVariance([...together.values()])
}

/** K/(K − 1) · Σ e² / D² of the mean gap; a bin that only one cluster reaches shows nothing between clusters. */
function gapVariance(clusters: readonly ClusterGap[]): number {
  const rows = sum(clusters.map((each) => each.rows))
  const mean = sum(clusters.map(({ gap }) => gap)) / rows
  const squares = sum(clusters.map((each) => (each.gap - each.rows * mean) ** 2))
  return ((clusters.length / Math.max(1, clusters.length - 1)) * squares) / rows ** 2
}
