import { StatsError } from '../errors.ts'
import type { Random } from '../random/random.ts'
import { mergeRankings, type RankedCell } from './merge-rankings.ts'
import { resampleCells } from './resample-cells.ts'
import type { PairedScoreSample } from './roc-auc-difference.ts'

/** Weight of the positives and of the negatives on each score, ascending. */
export interface Ranking {
  readonly scores: Float64Array
  readonly positives: Float64Array
  readonly negatives: Float64Array
}

/** A statistic of scores by label; undefined where the rows do not have it. */
export type RankingStatistic = (ranking: Ranking) => number | undefined

/** Options of `pairedCorrelation`. */
export interface RankingCorrelationOptions {
  /** Seeded source. */
  readonly random: Random
  /** Bootstrap samples, default 300. */
  readonly draws?: number
}

/** Joint cells grow with the square of the bins. */
const mostBins = 256

/**
 * How a statistic of the scores of two systems moves together from sample to sample of the same rows: the correlation of
 * the two over seeded bootstrap samples. Rankings of more than 256 scores are merged for the draws.
 *
 * @param sample joint cells of the scores of A and B; clusters are drawn whole
 * @returns inside [−1, 1]; 0 where either never varies
 * @throws {StatsError} `bad-option` below 2 draws
 */
export function rankingCorrelation(
  sample: PairedScoreSample,
  statistic: RankingStatistic,
  { random, draws = 300 }: RankingCorrelationOptions,
): number {
  if (!(draws >= 2)) throw new StatsError('bad-option', `a correlation needs 2 draws; got ${draws}`)
  const { clustered } = sample
  const scores = [sample.scoresA, sample.scoresB]
  const all = sample.cells.map(({ binA, binB, ...cell }): RankedCell => ({ ...cell, bins: [binA, binB] }))
  const { cells, runs } = mergeRankings(
    scores.map(({ length }) => length),
    all,
    { clustered, most: mostBins },
  )
  const rankings = scores.map((own, ranking) => rankingOf(cells, ranking, meanScores(own, ranking, runs, all)))
  const resample = resampleCells(cells, { clustered })
  const weights = new Float64Array(cells.length)
  const pairs = Array.from({ length: draws }, () => {
    resample(random, weights)
    return rankings.map((weigh) => statistic(weigh(weights)))
  })
  return correlationOf(pairs.flatMap(([a, b]) => (a === undefined || b === undefined ? [] : [[a, b] as const])))
}

/** The mean score of the rows in each merged bin. */
function meanScores(
  scores: readonly number[],
  ranking: number,
  runs: readonly Int32Array[],
  cells: readonly RankedCell[],
): Float64Array {
  const run = runs[ranking] ?? new Int32Array(0)
  const merged = Math.max(...run) + 1
  const [sums, weights] = [new Float64Array(merged), new Float64Array(merged)]
  for (const { bins, weight } of cells) {
    const bin = bins[ranking] ?? 0
    const at = run[bin] ?? 0
    sums[at] = (sums[at] ?? 0) + weight * (scores[bin] ?? 0)
    weights[at] = (weights[at] ?? 0) + weight
  }
  return sums.map((sum, at) => (weights[at] === 0 ? 0 : sum / (weights[at] ?? 1)))
}

/** The ranking from the weight of each cell; its arrays are the same ones at each call. */
function rankingOf(
  cells: readonly RankedCell[],
  ranking: number,
  scores: Float64Array,
): (weights: Float64Array) => Ranking {
  const label = Uint8Array.from(cells, ({ positive }) => Number(positive))
  const bin = Int32Array.from(cells, ({ bins }) => bins[ranking] ?? 0)
  const sides = [new Float64Array(scores.length), new Float64Array(scores.length)] as const
  const [negatives, positives] = sides
  return (weights) => {
    for (const side of sides) side.fill(0)
    for (let cell = 0; cell < weights.length; cell++) {
      const side = label[cell] === 1 ? positives : negatives
      const at = bin[cell] ?? 0
      side[at] = (side[at] ?? 0) + (weights[cell] ?? 0)
    }
    return { scores, positives, negatives }
  }
}

function correlationOf(pairs: readonly (readonly [number, number])[]): number {
  const mean = (side: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length
  const [a, b] = [mean(0), mean(1)]
  const product = (of: (pair: readonly [number, number]) => number): number =>
    pairs.reduce((sum, pair) => sum + of(pair), 0)
  const scale = Math.sqrt(product(([x]) => (x - a) ** 2) * product(([, y]) => (y - b) ** 2))
  if (!(scale > 0)) return 0
  return Math.max(-1, Math.min(1, product(([x, y]) => (x - a) * (y - b)) / scale))
}
