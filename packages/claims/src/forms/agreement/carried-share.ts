import { normalQuantile, studentTQuantile, type RatingSample } from '@plumb/stats'
import type { Design } from '../quantity.ts'
import type { RatedCells, RatedPart } from './rated-cells.ts'

/**
 * How many equal, independent rows carry a coefficient, as a share of its rows: the variance that its rows would have if
 * they were independent over the one that clusters and weights give it, both from what one row of each pattern moves. Few
 * clusters are taken at Student's t.
 */
export function carriedShare(
  { sample, parts }: RatedCells,
  coefficient: (sample: RatingSample) => number,
  design: Design,
): (confidence: number) => number {
  if (design.weight === undefined && design.cluster === undefined) return () => 1
  const slopes = slopesOf(sample, coefficient)
  const rows = unitsOf(sample)
  const plain = sample.patterns.reduce((total, { units }, p) => total + units * slopes[p]! ** 2, 0)
  if (design.cluster === undefined) {
    const spread = squaresOfRows(parts, slopes)
    const share = plain === 0 ? rows / squaresOfRows(parts) : Math.min(1, plain / spread)
    return () => share
  }
  const clusters = clusterTotals(parts, slopes)
  const count = clusters.length
  const spread = (count / (count - 1)) * clusters.reduce((total, one) => total + one ** 2, 0)
  // where no row moves it, as in full agreement, every cluster counts as one
  const share = Math.min(1, plain === 0 ? count / rows : plain / spread)
  return (confidence) => share * shrunk(confidence, count)
}

/** What one more row of each pattern moves, but for rounding. */
function slopesOf(sample: RatingSample, coefficient: (sample: RatingSample) => number): readonly number[] {
  const { patterns } = sample
  const step = 1e-5 * unitsOf(sample)
  const estimate = coefficient(sample)
  return patterns.map((moved) => {
    const more = patterns.map((one) => (one === moved ? { ...one, units: one.units + step } : one))
    const change = coefficient({ ...sample, patterns: more }) - estimate
    return Math.abs(change) < 1e-13 ? 0 : change / step
  })
}

function unitsOf({ patterns }: RatingSample): number {
  return patterns.reduce((total, { units }) => total + units, 0)
}

function squaresOfRows(parts: readonly RatedPart[], slopes?: readonly number[]): number {
  return parts.reduce((total, { pattern, squares }) => total + squares * (slopes?.[pattern] ?? 1) ** 2, 0)
}

function clusterTotals(parts: readonly RatedPart[], slopes: readonly number[]): readonly number[] {
  const totals = new Map<unknown, number>()
  for (const { pattern, cluster, weight } of parts) {
    totals.set(cluster, (totals.get(cluster) ?? 0) + weight * slopes[pattern]!)
  }
  return [...totals.values()]
}

/** (z / t)² */
function shrunk(confidence: number, clusters: number): number {
  const tail = 1 - (1 - confidence) / 2
  return (normalQuantile(tail) / studentTQuantile(tail, clusters - 1)) ** 2
}
