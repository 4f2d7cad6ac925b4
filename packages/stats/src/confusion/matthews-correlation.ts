import { StatsError } from '../errors.ts'
import { gamma } from '../random/gamma.ts'
import type { Random } from '../random/random.ts'
import { checkCounts, type ConfusionTable } from './confusion-table.ts'
import { type DrawnEstimate, drawnEstimate } from './draw-limits.ts'

/** Options of the Matthews correlation. */
export interface MatthewsOptions {
  readonly random: Random
  /** Posterior draws, default 10,000. */
  readonly draws?: number
  /** Cells that are 0 by construction; they get no prior count. Default none. */
  readonly structuralZeros?: readonly (keyof ConfusionTable)[]
}

/**
 * Matthews correlation coefficient: the correlation of label and prediction, −1 to 1, fair when one class is rare.
 * The interval comes from Jeffreys draws (a gamma of shape count + 1/2 in each cell). The lower limit reads draws in which
 * empty correct cells stay 0 and the upper one draws in which empty error cells stay 0: with a half in every cell the
 * interval of a perfect table would exclude its own estimate. Independent rows only; clusters and weights are not simulated.
 *
 * @param table counts of independent rows
 * @param options.random seeded source of the draws
 * @param options.draws how many, default 10,000: quantiles move by about 0.003 from seed to seed
 * @param options.structuralZeros cells that cannot hold a row
 * @returns `estimate` and `limits({ confidence })`, all levels from the same draws
 * @throws {StatsError} `one-class` when one label never occurs, `empty-denominator` when one prediction never occurs (the
 *   correlation is undefined); `not-finite`, `out-of-range`, `bad-option`
 * @see Matthews (1975), Biochimica et Biophysica Acta 405:442; the rule for empty cells was chosen by simulation
 */
export function matthewsCorrelation(
  table: ConfusionTable,
  { random, draws = 10_000, structuralZeros = [] }: MatthewsOptions,
): DrawnEstimate {
  checkTable(table)
  if (!(Number.isInteger(draws) && draws > 0)) throw new StatsError('bad-option', `draws must be a count; got ${draws}`)
  const forLow = new Float64Array(draws)
  const forHigh = new Float64Array(draws)
  const shapes = shapesOf(table, structuralZeros)
  for (let draw = 0; draw < draws; draw++) {
    const cells = drawTable(shapes, random)
    forLow[draw] = correlation(withoutEmpty(cells, table, 'tp', 'tn'))
    forHigh[draw] = correlation(withoutEmpty(cells, table, 'fn', 'fp'))
  }
  return drawnEstimate(correlation(table), forLow, forHigh)
}

function checkTable(table: ConfusionTable): void {
  const { tp, fn, fp, tn } = table
  checkCounts({ tp, fn, fp, tn })
  if (tp + fn === 0 || fp + tn === 0) throw new StatsError('one-class', 'the Matthews correlation needs both labels')
  if (tp + fp === 0 || fn + tn === 0) {
    throw new StatsError('empty-denominator', 'the Matthews correlation needs both predictions')
  }
}

function correlation({ tp, fn, fp, tn }: ConfusionTable): number {
  const scale = Math.sqrt((tp + fn) * (fp + tn)) * Math.sqrt((tp + fp) * (fn + tn))
  return Math.max(-1, Math.min(1, (tp * tn - fp * fn) / scale))
}

/** Shapes of the gamma draws; 0 stands for a cell that stays 0. */
function shapesOf(table: ConfusionTable, zeros: readonly (keyof ConfusionTable)[]): ConfusionTable {
  const shape = (cell: keyof ConfusionTable): number =>
    zeros.includes(cell) && table[cell] === 0 ? 0 : table[cell] + 1 / 2
  return { tp: shape('tp'), fn: shape('fn'), fp: shape('fp'), tn: shape('tn') }
}

function drawTable(shapes: ConfusionTable, random: Random): ConfusionTable {
  const draw = (shape: number): number => (shape === 0 ? 0 : gamma(random, shape))
  return { tp: draw(shapes.tp), fn: draw(shapes.fn), fp: draw(shapes.fp), tn: draw(shapes.tn) }
}

function withoutEmpty(
  cells: ConfusionTable,
  counts: ConfusionTable,
  first: keyof ConfusionTable,
  second: keyof ConfusionTable,
): ConfusionTable {
  if (counts[first] > 0 && counts[second] > 0) return cells
  return { ...cells, [first]: counts[first] > 0 ? cells[first] : 0, [second]: counts[second] > 0 ? cells[second] : 0 }
}
