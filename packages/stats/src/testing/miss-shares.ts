import type { OpenLimits } from '../sample.ts'

/** How often an interval lay wholly above or below the truth, as shares of the samples. */
export interface MissShares {
  readonly above: number
  readonly below: number
}

/** Draws many samples and counts the intervals that miss the truth; an open side never misses. */
export function missShares(samples: number, truth: number, interval: () => OpenLimits): MissShares {
  let [above, below] = [0, 0]
  for (let i = 0; i < samples; i += 1) {
    const { low, high } = interval()
    if (low !== null && low > truth) above += 1
    if (high !== null && high < truth) below += 1
  }
  return { above: above / samples, below: below / samples }
}
