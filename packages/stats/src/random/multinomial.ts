import { StatsError } from '../errors.ts'
import { sum } from '../special/sum.ts'
import { binomial } from './binomial.ts'
import type { Random } from './random.ts'

/**
 * How n independent rows fall on cells: one count a cell, together n.
 *
 * @param n whole number of at least 0
 * @param weights one a cell, at least 0, in proportion to the probabilities (they need not add to 1)
 * @throws {StatsError} `out-of-range`, `not-finite`; `too-few-values` where no cell has a weight above 0
 */
export function multinomial(random: Random, n: number, weights: readonly number[]): number[] {
  let weightLeft = requireWeights(weights)
  let rowsLeft = n
  return weights.map((weight, cell) => {
    const share = isLast(weights, cell) ? 1 : Math.min(1, weight / weightLeft)
    const count = weight === 0 ? 0 : binomial(random, rowsLeft, share)
    weightLeft -= weight
    rowsLeft -= count
    return count
  })
}

function requireWeights(weights: readonly number[]): number {
  for (const weight of weights) {
    if (!(weight >= 0 && weight < Infinity)) {
      throw new StatsError('out-of-range', `weights must be finite and at least 0; got ${weight}`)
    }
  }
  const total = sum(weights)
  if (total > 0) return total
  throw new StatsError('too-few-values', 'multinomial needs a cell with a weight above 0')
}

/** Whether no later cell can take a row. */
function isLast(weights: readonly number[], cell: number): boolean {
  return weights.findLastIndex((weight) => weight > 0) === cell
}
