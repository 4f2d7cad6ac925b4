import { StatsError } from '../errors.ts'
import { gamma } from '../random/gamma.ts'
import type { Random } from '../random/random.ts'
import { checkCounts, type ConfusionTable } from './confusion-table.ts'
import { type DrawnEstimate, drawnEstimate } from './draw-limits.ts'

/**
 * Rows that two systems A and B judged both, by label and by who flagged them: `pos10` are positives that only A flagged,
 * `neg01` negatives that only B flagged.
 */
export interface PairedTable {
  readonly pos11: number
  readonly pos10: number
  readonly pos01: number
  readonly pos00: number
  readonly neg11: number
  readonly neg10: number
  readonly neg01: number
  readonly neg00: number
}

/** Options of a paired difference by draws. */
export interface TableDifferenceOptions {
  readonly random: Random
  /** Posterior draws, default 10,000. */
  readonly draws?: number
}

/**
 * Difference (A − B) of any statistic of the confusion table on the same rows, by Jeffreys draws on the 2 x 2 x 2 table
 * (1/2 in every cell). Simulated for F1 (`f1Difference`); other statistics are alike, their coverage is not proven.
 * Independent rows only. For independent samples of A and B use the two intervals with MOVER.
 *
 * @param table counts by label, then whether A and B flagged
 * @param statistic a smooth function of one system's table; NaN where it is undefined
 * @param options.random seeded source of the draws
 * @param options.draws how many, default 10,000
 * @returns `estimate` and `limits({ confidence })`, all levels from the same draws
 * @throws {StatsError} `empty-denominator` when the statistic is undefined for A or B; `not-finite`, `out-of-range`,
 *   `bad-option`
 * @see Goutte & Gaussier (2005), ECIR, for F1 from Dirichlet draws; the prior was chosen by simulation
 */
export function tableDifference(
  table: PairedTable,
  statistic: (one: ConfusionTable) => number,
  { random, draws = 10_000 }: TableDifferenceOptions,
): DrawnEstimate {
  checkCounts({ ...table })
  if (!(Number.isInteger(draws) && draws > 0)) throw new StatsError('bad-option', `draws must be a count; got ${draws}`)
  const difference = (of: PairedTable): number => statistic(tableOfA(of)) - statistic(tableOfB(of))
  const estimate = difference(table)
  if (!Number.isFinite(estimate)) {
    throw new StatsError('empty-denominator', 'the statistic is undefined for A or for B')
  }
  const drawn = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) drawn[draw] = difference(drawTable(table, random))
  return drawnEstimate(estimate, drawn, drawn)
}

/** The confusion table of the first system. */
export function tableOfA(t: PairedTable): ConfusionTable {
  return { tp: t.pos11 + t.pos10, fn: t.pos01 + t.pos00, fp: t.neg11 + t.neg10, tn: t.neg01 + t.neg00 }
}

/** The confusion table of the second system. */
export function tableOfB(t: PairedTable): ConfusionTable {
  return { tp: t.pos11 + t.pos01, fn: t.pos10 + t.pos00, fp: t.neg11 + t.neg01, tn: t.neg10 + t.neg00 }
}

function drawTable(table: PairedTable, random: Random): PairedTable {
  const draw = (count: number): number => gamma(random, count + 1 / 2)
  return {
    pos11: draw(table.pos11),
    pos10: draw(table.pos10),
    pos01: draw(table.pos01),
    pos00: draw(table.pos00),
    neg11: draw(table.neg11),
    neg10: draw(table.neg10),
    neg01: draw(table.neg01),
    neg00: draw(table.neg00),
  }
}
