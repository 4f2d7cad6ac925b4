import { neededRows, normalQuantile, sampleSize } from '@plumb/stats'
import type { Sampled } from '../forms/measured.ts'
import { isOnBound, lies, type SettledTest } from './rule.ts'

export interface Needed {
  readonly needed: number | null
  readonly neededFor80: number | null
}

const none: Needed = { needed: null, neededFor80: null }
const power = 0.8
/** What is not a share costs more to compute, and `about` is all that is promised: to one in a hundred. */
const about = 0.01

/** About how many further rows of the measure's own denominator would decide if the present estimate is right. */
export function neededFor(test: SettledTest, sampled: Sampled, confidence: number): Needed {
  const { n, estimate, resized } = sampled
  if (test.kind === 'between' || resized === undefined || n <= 0 || isOnBound(test, estimate)) return none
  const decides = (rows: number): boolean => lies(test, resized(rows / n).limits(confidence)) !== 'undecided'
  const total = neededRows(decides, n, { tolerance: sampled.share === undefined ? about : 0 })
  if (total === null) return none
  return { needed: total - n, neededFor80: Math.max(total, rowsFor80(test.bound, sampled, total, confidence)) - n }
}

/** Where `total` rows give an even chance, the spread of the estimate asks for ((z + z_P) / z)² as many at power P. */
function rowsFor80(bound: number, { share, estimate }: Sampled, total: number, confidence: number): number {
  if (share?.design === 'independent' && bound > 0 && bound < 1) {
    return sampleSize({ expect: estimate, bound, power, confidence })
  }
  const z = normalQuantile(1 - (1 - confidence) / 2)
  return Math.ceil(total * ((z + normalQuantile(power)) / z) ** 2)
}
