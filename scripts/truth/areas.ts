import {
  normal,
  normalCdf,
  pairedRocAuc,
  rocAuc,
  rocAucDifference,
  rocAucLimits,
  type Random,
  type ScoreSample,
} from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { crossed, drawn } from './laws.ts'
import { drawSample, normalLaw, pairedSample, population } from './score-law.ts'

const area: Method = { what: 'ROC AUC', by: 'rocAucLimits', stated: 90.3 }
const areaDesign: Method = { what: 'ROC AUC with clusters or weights', by: 'rocAucLimits', stated: 92.9 }
const areas: Method = { what: 'a comparison on ROC AUC', by: 'rocAucDifference', stated: 91.5 }

export const areaCells: readonly Cell[] = [
  ...crossed(crossed([5, 10, 30, 200], [1, 5, 20]), crossed([0.36, 1.2, 2.3, 3.3], [5, 100])).map(
    ([[positives, ratio], [apart, grades]]) => areaCell(positives, positives * ratio, apart, grades),
  ),
  ...crossed([12, 40, 150], [0, 1]).flatMap(([size, spread]) => [
    clusteredAreaCell(size, spread, false),
    clusteredAreaCell(size, spread, true),
  ]),
  ...crossed([10, 30, 100], [1, 5]).map(([positives, ratio]) => areasCell(positives, positives * ratio)),
]

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

function areasCell(positives: number, negatives: number): Cell {
  return {
    method: areas,
    where: `${positives} positives, ${negatives} negatives, normal scores`,
    slow: 4,
    truth: normalCdf(1.5 / Math.SQRT2) - normalCdf(1 / Math.SQRT2),
    study: { draw: (random) => rocAucDifference(pairedRocAuc(pairedSample(random, positives, negatives))) },
  }
}
