import { normalCdf, normalDensity } from '../distributions/normal.ts'
import { sum } from '../special/sum.ts'

/** One bin: its part of the rows, its gap, and the standard deviation that chance gives the gap. */
export interface Gap {
  readonly part: number
  readonly gap: number
  readonly deviation: number
}

interface MeanDeviation {
  readonly mean: number
  readonly deviation: number
}

/** Mean and standard deviation of the measured gap when the true gap of each bin is `gapOf` (folded normal). */
export function expectedGap(gaps: readonly Gap[], gapOf: (gap: Gap) => number): MeanDeviation {
  const folded = gaps.map((each) => ({ part: each.part, ...foldedNormal(gapOf(each), each.deviation) }))
  const mean = sum(folded.map((each) => each.part * each.mean))
  return { mean, deviation: Math.sqrt(sum(folded.map((each) => each.part ** 2 * each.variance))) }
}

function foldedNormal(centre: number, deviation: number): { mean: number; variance: number } {
  const x = centre / deviation
  const mean = 2 * deviation * normalDensity(x) + centre * (1 - 2 * normalCdf(-x))
  return { mean, variance: Math.max(0, centre ** 2 + deviation ** 2 - mean ** 2) }
}
