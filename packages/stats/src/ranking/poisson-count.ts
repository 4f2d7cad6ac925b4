import { poisson } from '../random/poisson.ts'
import type { Random } from '../random/random.ts'

/** Draws one Poisson number of a fixed mean. */
export type PoissonCount = (random: Random) => number

const tabulatedBelow = 10

/**
 * Poisson numbers of a mean that is drawn from again and again: small means read a table of cumulative chances.
 *
 * @param mean at least 0, finite
 * @returns a function that draws one number
 * @see inversion: Devroye (1986), Non-Uniform Random Variate Generation, section III.2
 */
export function poissonCount(mean: number): PoissonCount {
  if (mean >= tabulatedBelow) return (random) => poisson(random, mean)
  const cumulative = cumulativeChances(mean)
  return (random) => {
    const chance = random.next()
    let count = 0
    while (chance >= (cumulative[count] ?? 1)) count++
    return count
  }
}

/** Chances of at most 0, 1, 2, … until nothing is left to add. */
function cumulativeChances(mean: number): Float64Array {
  const cumulative: number[] = []
  let term = Math.exp(-mean)
  for (let sum = term, count = 1; ; count++) {
    cumulative.push(sum)
    term *= mean / count
    if (sum + term === sum && count > mean) return Float64Array.from(cumulative)
    sum += term
  }
}
