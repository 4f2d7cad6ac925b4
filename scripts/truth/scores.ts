import {
  averagePrecision,
  averagePrecisionDifference,
  averagePrecisionLimits,
  bootstrapAveragePrecision,
  bootstrapPairedPrecision,
  calibrationError,
  calibrationKs,
  cumulativeGap,
  equalMassBins,
  multinomial,
  normal,
  normalCdf,
  pairedRocAuc,
  recallAtPrecision,
  rocAuc,
  rocAucDifference,
  rocAucLimits,
  type PairedScoreSample,
  type Random,
  type ScoreSample,
} from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { crossed, drawn } from './laws.ts'

const area: Method = { what: 'ROC AUC', by: 'rocAucLimits', stated: 90.3 }
const areaDesign: Method = { what: 'ROC AUC with clusters or weights', by: 'rocAucLimits', stated: 92.9 }
const areas: Method = { what: 'a comparison on ROC AUC', by: 'rocAucDifference', stated: 91.5 }
const average: Method = { what: 'average precision', by: 'averagePrecisionLimits', stated: 94.8 }
const averages: Method = {
  what: 'a comparison on average precision',
  by: 'averagePrecisionDifference',
  stated: 91.2,
}
const recall: Method = { what: 'recall at a precision', by: 'recallAtPrecision', stated: 95 }
const error: Method = { what: 'calibration error', by: 'calibrationError', stated: 93 }
const cumulative: Method = { what: 'cumulative calibration error', by: 'calibrationKs', stated: 97 }

/** A law of scores on a grid: what share of the positives, and of the negatives, falls on each. */
interface Law {
  readonly scores: readonly number[]
  readonly positive: readonly number[]
  readonly negative: readonly number[]
}

export const scoreCells: readonly Cell[] = [
  ...crossed(crossed([5, 10, 30, 200], [1, 5, 20]), crossed([0.36, 1.2, 2.3, 3.3], [5, 100])).map(
    ([[positives, ratio], [apart, grades]]) => areaCell(positives, positives * ratio, apart, grades),
  ),
  ...crossed([12, 40, 150], [0, 1]).flatMap(([size, spread]) => [
    clusteredAreaCell(size, spread, false),
    clusteredAreaCell(size, spread, true),
  ]),
  ...crossed([10, 30, 100], [1, 5]).map(([positives, ratio]) => areasCell(positives, positives * ratio)),
  ...crossed([10, 50, 200], [3, 10]).map(([positives, ratio]) => averageCell(positives, positives * ratio)),
  ...[15, 60].map(averagesCell),
  ...crossed([20, 100, 500], [0.5, 0.8]).map(([positives, bound]) => recallCell(positives, bound)),
  ...crossed([150, 600, 3000, 10_000], shapes()).flatMap(([rows, shape]) => calibrationCells(rows, shape)),
]

/** Normal scores, the positives `apart` higher, in so many grades between −4 and 4 + apart. */
function normalLaw(apart: number, grades: number): Law {
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
function sampleOf(
  { scores }: Pick<Law, 'scores'>,
  positive: readonly number[],
  negative: readonly number[],
): ScoreSample {
  const cells = [positive, negative].flatMap((counts, i) =>
    counts.map((rows, bin) => ({ bin, positive: i === 0, cluster: 0, rows, weight: rows, weightSquares: rows })),
  )
  return { weighted: false, clustered: false, scores, cells: cells.filter(({ rows }) => rows > 0) }
}

function population(law: Law, positives: number, negatives: number): ScoreSample {
  const size = 1e9 / (positives + negatives)
  const counts = (masses: readonly number[], rows: number): number[] =>
    masses.map((mass) => Math.round(size * rows * mass))
  return sampleOf(law, counts(law.positive, positives), counts(law.negative, negatives))
}

function drawSample(random: Random, law: Law, positives: number, negatives: number): ScoreSample {
  return sampleOf(law, multinomial(random, positives, law.positive), multinomial(random, negatives, law.negative))
}

function areaCell(positives: number, negatives: number, apart: number, grades: number): Cell {
  const law = normalLaw(apart, grades)
  return {
    method: area,
    where: `${positives} positives, ${negatives} negatives, ${grades} grades, ${apart} apart`,
    slow: grades > 10 ? 2 : 1,
    truth: rocAuc(population(law, positives, negatives)).estimate,
    study: { draw: (random) => rocAucLimits(rocAuc(drawSample(random, law, positives, negatives))) },
  }
}

/** Normal scores with an effect of the cluster on all its rows. */
function clusteredAreaCell(size: number, spread: number, weighted: boolean): Cell {
  const clustered = spread > 0
  const apart = 1.2
  return {
    method: areaDesign,
    where: `${size} ${clustered ? `clusters of 1 to 5, effects ${spread}` : 'rows of each class'}${weighted ? ', weights lognormal 1' : ''}`,
    // of rows of different clusters, as nearly all pairs of a population are
    truth: normalCdf(apart / Math.sqrt(2 * (1 + spread ** 2))),
    study: {
      draw: (random) => {
        const rows = drawn(clustered ? size : 2 * size, (cluster) => {
          const effect = spread * normal(random)
          return drawn(clustered ? 1 + Math.floor(5 * random.next()) : 1, () => {
            const positive = clustered ? random.next() < 0.4 : cluster < size
            return { cluster, positive, score: effect + (positive ? apart : 0) + normal(random) }
          })
        }).flat()
        return rocAucLimits(rocAuc(rowSample(random, rows, { weighted, clustered })))
      },
    },
  }
}

interface ScoredRow {
  readonly cluster: number
  readonly positive: boolean
  readonly score: number
}

function rowSample(
  random: Random,
  rows: readonly ScoredRow[],
  { weighted, clustered }: { readonly weighted: boolean; readonly clustered: boolean },
): ScoreSample {
  const sorted = rows.toSorted((a, b) => a.score - b.score)
  return {
    weighted,
    clustered,
    scores: sorted.map(({ score }) => score),
    cells: sorted.map(({ cluster, positive }, bin) => {
      const weight = weighted ? Math.exp(normal(random)) : 1
      return { bin, positive, cluster: clustered ? cluster : 0, rows: 1, weight, weightSquares: weight ** 2 }
    }),
  }
}

/** Two scores of the same rows, correlated 0.5; positives are 1.5 and 1 higher. */
function pairedSample(random: Random, positives: number, negatives: number): PairedScoreSample {
  const rows = drawn(positives + negatives, (i) => {
    const common = Math.SQRT1_2 * normal(random)
    const positive = i < positives
    const [a, b] = [1.5, 1].map((apart) => (positive ? apart : 0) + common + Math.SQRT1_2 * normal(random)) as [
      number,
      number,
    ]
    return { positive, a, b }
  })
  const places = (of: (row: (typeof rows)[number]) => number): Map<(typeof rows)[number], number> =>
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

function areasCell(positives: number, negatives: number): Cell {
  return {
    method: areas,
    where: `${positives} positives, ${negatives} negatives, normal scores`,
    slow: 4,
    truth: normalCdf(1.5 / Math.SQRT2) - normalCdf(1 / Math.SQRT2),
    study: { draw: (random) => rocAucDifference(pairedRocAuc(pairedSample(random, positives, negatives))) },
  }
}

function averageCell(positives: number, negatives: number): Cell {
  const law = normalLaw(1.5, 100)
  return {
    method: average,
    where: `${positives} positives, ${negatives} negatives, 100 grades`,
    truth: averagePrecision(population(law, positives, negatives)),
    slow: 4,
    study: {
      draw: (random) =>
        averagePrecisionLimits(bootstrapAveragePrecision(drawSample(random, law, positives, negatives), { random })),
    },
  }
}

function averagesCell(positives: number): Cell {
  const negatives = 4 * positives
  const truth = (apart: number): number => averagePrecision(population(normalLaw(apart, 2000), positives, negatives))
  return {
    method: averages,
    where: `${positives} positives, ${negatives} negatives, normal scores`,
    truth: truth(1.5) - truth(1),
    slow: 4,
    study: {
      draw: (random) =>
        averagePrecisionDifference(bootstrapPairedPrecision(pairedSample(random, positives, negatives), { random })),
    },
  }
}

function recallCell(positives: number, precision: number): Cell {
  const law = normalLaw(2, 100)
  const negatives = 8 * positives
  return {
    method: recall,
    where: `${positives} positives, ${negatives} negatives, precision ${precision}`,
    slow: 4,
    truth: recallAtPrecision(population(law, positives, negatives), { precision }).estimate,
    study: {
      draw: (random) => {
        const total = positives + negatives
        const chances = [
          ...law.positive.map((mass) => mass * positives),
          ...law.negative.map((mass) => mass * negatives),
        ]
        const counts = multinomial(random, total, chances)
        return recallAtPrecision(sampleOf(law, counts.slice(0, 100), counts.slice(100)), { precision })
      },
    },
  }
}

interface Shape {
  readonly name: string
  /** The true chance where the score says `s`. */
  readonly chance: (s: number) => number
}

function shapes(): readonly Shape[] {
  return [
    { name: 'calibrated', chance: (s) => s },
    { name: 'too sure', chance: (s) => 0.5 + 0.7 * (s - 0.5) },
    { name: 'a bit too high', chance: (s) => Math.max(0, s - 0.03) },
    { name: 'one bad tenth', chance: (s) => (s > 0.9 ? s - 0.3 : s) },
  ]
}

/** 200 scores that are equally frequent. */
function calibrationCells(rows: number, { name, chance }: Shape): readonly Cell[] {
  const scores = drawn(200, (i) => (i + 0.5) / 200)
  const positive = scores.map((s) => chance(s) / 200)
  const negative = scores.map((s) => (1 - chance(s)) / 200)
  const whole = sampleOf(
    { scores },
    positive.map((mass) => Math.round(1e9 * mass)),
    negative.map((mass) => Math.round(1e9 * mass)),
  )
  const sample = (random: Random): ScoreSample => {
    const counts = multinomial(random, rows, [...positive, ...negative])
    return sampleOf({ scores }, counts.slice(0, 200), counts.slice(200))
  }
  const where = `n ${rows}, ${name}`
  return [
    {
      method: error,
      where,
      truth: calibrationError(equalMassBins(whole)).plugIn,
      slow: 4,
      study: { draw: (random) => calibrationError(equalMassBins(sample(random))) },
    },
    {
      method: cumulative,
      where,
      truth: cumulativeGap(whole),
      slow: 2,
      study: { draw: (random) => calibrationKs(sample(random)) },
    },
  ]
}
