import { requireCount } from '../checks.ts'
import { binomialCdf, binomialPmf } from '../distributions/binomial.ts'

/**
 * McNemar's mid-p test: could two systems that are equally often right differ on the same rows as much as this? Only the
 * rows that one alone has right count. The interval beside it is `pairedDifference`.
 *
 * @param onlyA rows that only the first has right, whole
 * @param onlyB rows that only the second has right, whole
 * @returns two-sided p-value inside (0, 1]; 1 where both counts are equal, also where both are 0
 * @throws {StatsError} `out-of-range`
 * @see Fagerland, Lydersen & Laake (2013), BMC Medical Research Methodology 13:91
 * @example
 * mcnemar(1, 7); // => 0.0390625
 */
export function mcnemar(onlyA: number, onlyB: number): number {
  requireCount('onlyA', onlyA)
  requireCount('onlyB', onlyB)
  const discordant = onlyA + onlyB
  if (onlyA === onlyB) return 1
  const fewer = Math.min(onlyA, onlyB)
  return 2 * binomialCdf(fewer, discordant, 0.5) - binomialPmf(fewer, discordant, 0.5)
}
