import {
  averagePrecision,
  averagePrecisionDifference,
  averagePrecisionLimits,
  bootstrapAveragePrecision,
  bootstrapPairedPrecision,
  multinomial,
  recallAtPrecision,
} from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { crossed } from './laws.ts'
import { drawSample, normalLaw, pairedSample, population, sampleOf } from './score-law.ts'

const average: Method = { what: 'average precision', by: 'averagePrecisionLimits', stated: 94.8 }
const averages: Method = {
  what: 'a comparison on average precision',
  by: 'averagePrecisionDifference',
  stated: 91.2,
}
const recall: Method = { what: 'recall at a precision', by: 'recallAtPrecision', stated: 95 }

export const precisionCells: readonly Cell[] = [
  ...crossed([10, 50, 200], [3, 10]).map(([positives, ratio]) => averageCell(positives, positives * ratio)),
  ...[15, 60].map(averagesCell),
  ...crossed([20, 100, 500], [0.5, 0.8]).map(([positives, bound]) => recallCell(positives, bound)),
]

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
