import { averagePrecision, normal, normalCdf, type Random } from '@plumb/stats'
import type { RankQuantity } from '../../packages/claims/src/forms/quantity.ts'
import type { Row } from '../../packages/claims/src/testing/evaluate.ts'
import { measureRows } from '../../packages/claims/src/testing/measure-rows.ts'
import type { Cell, Method } from './cell.ts'
import { column, designOf, drawnOf, isOne, type Plan, planRows, plans, planWords, slowness } from './designed-rows.ts'
import { clusterChance, crossed, drawn } from './laws.ts'
import { normalLaw, population } from './score-law.ts'

const average: Method = { what: 'average precision with clusters or weights', by: 'form rank', stated: undefined }
const error: Method = { what: 'calibration error with clusters or weights', by: 'form rank', stated: undefined }
const cumulative: Method = {
  what: 'cumulative calibration error with clusters or weights',
  by: 'form rank',
  stated: undefined,
}

/** Scores of rows with weights or clusters, as the forms of claims take them. */
export const designedScoreCells: readonly Cell[] = [
  ...plans.map(averageCell),
  ...crossed(plans, [
    ['calibrated', 1],
    ['too sure', 0.6],
  ] as const).flatMap(([plan, law]) => calibrationCells(plan, law)),
]

/** Normal scores; clusters share an effect, and positives are in the same proportion everywhere. */
function averageCell(plan: Plan): Cell {
  const { likeness = 0 } = plan
  const start = (random: Random): (() => Row) => {
    const effect = Math.sqrt(likeness) * normal(random)
    const chance = clusterChance(random, 0.3, likeness)
    return () => {
      const y = random.next() < chance ? 1 : 0
      const score = 1.5 * y + effect + Math.sqrt(1 - likeness) * normal(random)
      return { y, score: Math.round(100 * score) / 100 }
    }
  }
  return {
    method: average,
    where: planWords(plan),
    truth: averagePrecision(population(normalLaw(1.5, 2000), 300, 700)),
    slow: slowness(plan, 4),
    study: { draw: (random) => measured('average-precision', plan, start, random) },
  }
}

function measured(
  statistic: RankQuantity['statistic'],
  plan: Plan,
  start: (random: Random) => () => Row,
  random: Random,
): ReturnType<typeof drawnOf> {
  const quantity = { form: 'rank', statistic, score: column('score'), actual: isOne('y') } as const
  return drawnOf(measureRows(quantity, planRows(random, plan, start), designOf(plan)))
}

/** Twenty scores; events of a cluster come together, each with its own chance. */
function calibrationCells(plan: Plan, [name, slope]: readonly [string, number]): readonly Cell[] {
  const { likeness = 0 } = plan
  const scores = drawn(20, (i) => (i + 0.5) / 20)
  const chanceOf = (score: number): number => 0.5 + slope * (score - 0.5)
  const start = (random: Random): (() => Row) => {
    const effect = Math.sqrt(likeness) * normal(random)
    return () => {
      const score = scores[Math.floor(20 * random.next())]!
      const latent = normalCdf(effect + Math.sqrt(1 - likeness) * normal(random))
      return { y: latent < chanceOf(score) ? 1 : 0, score }
    }
  }
  const gaps = scores.map((score) => score - chanceOf(score))
  const cell = (method: Method, statistic: RankQuantity['statistic'], truth: number): Cell => ({
    method,
    where: `${planWords(plan)}, ${name}`,
    truth,
    slow: slowness(plan, 4),
    study: { draw: (random) => measured(statistic, plan, start, random) },
  })
  return [
    cell(error, 'calibration', gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / 20),
    cell(cumulative, 'calibration-ks', largestSum(gaps) / 20),
  ]
}

function largestSum(gaps: readonly number[]): number {
  let [sum, largest] = [0, 0]
  for (const gap of gaps) {
    sum += gap
    largest = Math.max(largest, Math.abs(sum))
  }
  return largest
}
