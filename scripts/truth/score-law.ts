import { multinomial, normal, normalCdf, type PairedScoreSample, type Random, type ScoreSample } from '@plumb/stats'
import { drawn } from './laws.ts'

/** A law of scores on a grid: what share of the positives, and of the negatives, falls on each. */
export interface Law {
  readonly scores: readonly number[]
  readonly positive: readonly number[]
  readonly negative: readonly number[]
}

/** Normal scores, the positives `apart` higher, in so many grades between −4 and 4 + apart. */
export function normalLaw(apart: number, grades: number): Law {
  const ends = grades <= 10 ? ([-1, 1 + apart] as const) : ([-4, 4 + apart] as const)
  const edges = drawn(grades - 1, (i) => ends[0] + ((ends[1] - ends[0]) * (i + 0.5)) / (grades - 1))
  const masses = (mean: number): number[] =>
    drawn(grades, (i) => {
      const upTo = i === grades - 1 ? 1 : normalCdf(edges[i]! - mean)
      return upTo - (i === 0 ? 0 : normalCdf(edges[i - 1]! - mean))
    })
  return { scores: drawn(grades, (i) => i), positive: masses(apart), negative: masses(0) }
}

/** A sample, or the population itself, from counts on each score. */
export function sampleOf(
  { scores }: Pick<Law, 'scores'>,
  positive: readonly number[],
  negative: readonly number[],
): ScoreSample {
  const cells = [positive, negative].flatMap((counts, i) =>
    counts.map((rows, bin) => ({ bin, positive: i === 0, cluster: 0, rows, weight: rows, weightSquares: rows })),
  )
  return { weighted: false, clustered: false, scores, cells: cells.filter(({ rows }) => rows > 0) }
}

/** A thousand million rows of the law. */
export function population(law: Law, positives: number, negatives: number): ScoreSample {
  const size = 1e9 / (positives + negatives)
  const counts = (masses: readonly number[], rows: number): number[] =>
    masses.map((mass) => Math.round(size * rows * mass))
  return sampleOf(law, counts(law.positive, positives), counts(law.negative, negatives))
}

/** So many rows of each class. */
export function drawSample(random: Random, law: Law, positives: number, negatives: number): ScoreSample {
  return sampleOf(law, multinomial(random, positives, law.positive), multinomial(random, negatives, law.negative))
}
/** Two scores of the same rows, correlated 0.5; positives are 1.5 and 1 higher. */
export function pairedSample(random: Random, positives: number, negatives: number): PairedScoreSample {
  const rows = drawn(positives + negatives, (i) => {
    const common = Math.SQRT1_2 * normal(random)
    const positive = i < positives
    const [a, b] = [1.5, 1].map((apart) => (positive ? apart : 0) + common + Math.SQRT1_2 * normal(random)) as [
      number,
      number,
    ]
    return { positive, a, b }
  })
  return pairedOf(rows)
}

/** A row with two scores. */
export interface Scored {
  readonly positive: boolean
  readonly a: number
  readonly b: number
}

/** Rows of two scores, each in a bin of its own by either. */
export function pairedOf(rows: readonly Scored[]): PairedScoreSample {
  const places = (of: (row: Scored) => number): ReadonlyMap<Scored, number> =>
    new Map(rows.toSorted((x, y) => of(x) - of(y)).map((row, i) => [row, i]))
  const [placesA, placesB] = [places(({ a }) => a), places(({ b }) => b)]
  return {
    weighted: false,
    clustered: false,
    scoresA: rows.map(({ a }) => a).toSorted((x, y) => x - y),
    scoresB: rows.map(({ b }) => b).toSorted((x, y) => x - y),
    cells: rows.map((row) => ({
      binA: placesA.get(row)!,
      binB: placesB.get(row)!,
      positive: row.positive,
      cluster: 0,
      rows: 1,
      weight: 1,
      weightSquares: 1,
    })),
  }
}
