import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import type { LevelOptions } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { mover } from './mover.ts'
import { clopperPearson } from './proportion.ts'

/**
 * Cost or value per row when every row falls in one cell of a table and each cell has its price: a missed fraud costs
 * 4,200, a false alarm 35. It stays honest when the dear cell was seen 3 times or never. For two candidates on the same
 * rows give the cells in which they disagree, priced by the difference. With clusters or weights the cost is a mean:
 * use `hull`.
 *
 * @param costs price of each cell, negative for a gain; cells left out cost nothing
 * @param counts rows in each cell, in the order of `costs`
 * @param rows all rows, also those in no listed cell
 * @returns `estimate`, `low`, `high` per row (times 1,000: per 1,000 rows), within the cheapest and dearest price
 * @throws {StatsError} `too-few-values` without a row, `out-of-range` for impossible counts, `not-finite`, `bad-option`
 * @see Zou & Donner (2008), Statistics in Medicine 27:1693–1702
 */
export function linearOfCells(
  costs: readonly number[],
  counts: readonly number[],
  rows: number,
  { confidence = 0.95 }: LevelOptions = {},
): Estimate {
  requireTable(costs, counts, rows)
  const cells = costs.map((cost, k) => ({ cost, count: counts[k] ?? 0 })).filter(({ cost }) => cost !== 0)
  const shares = cells.map(({ count }) => count / rows)
  const terms = cells.map(({ cost, count }) => {
    return { coefficient: cost, estimate: count / rows, ...clopperPearson(count, rows, { confidence }) }
  })
  const estimate = sum(cells.map(({ cost, count }) => (cost * count) / rows))
  if (cells.length === 0) return { estimate, low: 0, high: 0 }
  const { low, high } = mover(terms, (i, j) => (i === j ? 1 : cellCorrelation(shares[i] ?? 0, shares[j] ?? 0)))
  return { estimate, low: Math.max(low, Math.min(0, ...costs)), high: Math.min(high, Math.max(0, ...costs)) }
}

/** Correlation of the shares of two cells of one table: a row in one is not in the other. */
function cellCorrelation(p: number, q: number): number {
  if (p === 0 || q === 0) return 0
  return Math.max(-1, -Math.sqrt((p * q) / Math.max(Number.MIN_VALUE, (1 - p) * (1 - q))))
}

function requireTable(costs: readonly number[], counts: readonly number[], rows: number): void {
  if (!(rows >= 1)) throw new StatsError('too-few-values', `a cost per row needs 1 row; got ${rows}`)
  if (costs.length !== counts.length) throw new StatsError('bad-option', 'costs and counts must have one entry a cell')
  if (!costs.every(Number.isFinite)) throw new StatsError('not-finite', `costs must be finite; got ${costs.join(', ')}`)
  const total = sum(counts)
  if (counts.every((count) => count >= 0) && total <= rows * (1 + 1e-12)) return
  throw new StatsError(
    'out-of-range',
    `counts must be 0 or more and at most ${rows} together; got ${counts.join(', ')}`,
  )
}
