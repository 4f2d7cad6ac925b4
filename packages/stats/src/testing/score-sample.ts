import type { ScoreSample } from '../sample.ts'

/** A scored and labelled row. */
export interface ScoredRow {
  readonly score: number
  readonly positive: boolean
  readonly cluster?: number
  readonly weight?: number
}

/** The score sample of a list of rows, one cell a row; it has weights or clusters where the rows have. */
export function scoreSample(rows: readonly ScoredRow[]): ScoreSample {
  const scores = [...new Set(rows.map(({ score }) => score))].toSorted((a, b) => a - b)
  const binOf = new Map(scores.map((score, bin) => [score, bin]))
  return {
    weighted: rows.some(({ weight }) => weight !== undefined),
    clustered: rows.some(({ cluster }) => cluster !== undefined),
    scores,
    cells: rows.map(({ score, positive, cluster = 0, weight = 1 }) => {
      return { bin: binOf.get(score) ?? 0, positive, cluster, rows: 1, weight, weightSquares: weight ** 2 }
    }),
  }
}
