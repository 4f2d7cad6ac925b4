import { requireFinite } from '../checks.ts'
import { StatsError } from '../errors.ts'
import type { ScoreCell } from '../sample.ts'

/**
 * Refuses cells of a score sample that cannot be: a bin without a score, a weight that is negative or not finite.
 *
 * @param bins number of scores
 * @param cells cells of the sample
 * @throws {StatsError} `out-of-range`, `not-finite`
 */
export function checkCells(bins: number, cells: readonly Pick<ScoreCell, 'bin' | 'weight' | 'weightSquares'>[]): void {
  for (const { bin, weight, weightSquares } of cells) {
    if (!(Number.isInteger(bin) && bin >= 0 && bin < bins)) {
      throw new StatsError('out-of-range', `bin must be an index into ${bins} scores; got ${bin}`)
    }
    requireFinite('the weight of a cell', weight + weightSquares)
    if (weight < 0) throw new StatsError('out-of-range', `the weight of a cell must be at least 0; got ${weight}`)
  }
}
