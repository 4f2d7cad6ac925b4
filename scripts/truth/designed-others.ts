import type { Random } from '@plumb/stats'
import { distanceBetween } from '../../packages/claims/src/combinators/distance.ts'
import { overGroups } from '../../packages/claims/src/combinators/groups.ts'
import type { DistanceQuantity } from '../../packages/claims/src/forms/quantity.ts'
import type { Row } from '../../packages/claims/src/testing/evaluate.ts'
import { measureRows } from '../../packages/claims/src/testing/measure-rows.ts'
import type { Cell, Method } from './cell.ts'
import {
  clusterChoice,
  column,
  designOf,
  drawIndex,
  drawnOf,
  isOne,
  type Plan,
  planRows,
  plans,
  planWords,
  slowness,
} from './designed-rows.ts'
import { clusterChance, crossed, drawn } from './laws.ts'

const distances: readonly (readonly [Method, DistanceQuantity['statistic']])[] = [
  [{ what: 'PSI with clusters or weights', by: 'form distance', stated: undefined }, 'psi'],
  [
    { what: 'Jensen-Shannon divergence with clusters or weights', by: 'form distance', stated: undefined },
    'jensen-shannon',
  ],
  [{ what: 'total variation with clusters or weights', by: 'form distance', stated: undefined }, 'total-variation'],
  [
    { what: 'Kolmogorov-Smirnov distance with clusters or weights', by: 'form distance', stated: undefined },
    'kolmogorov-smirnov',
  ],
  [{ what: 'Wasserstein distance with clusters or weights', by: 'form distance', stated: undefined }, 'wasserstein'],
]
const random: Method = {
  what: 'a judge’s rate, labels at random, with clusters or weights',
  by: 'form judged',
  stated: undefined,
}
const chosen: Method = {
  what: 'a judge’s rate, labels chosen, with clusters or weights',
  by: 'form judged',
  stated: undefined,
}
const groupMethods: readonly (readonly [Method, 'gap' | 'parity' | 'worst'])[] = [
  [{ what: 'a gap between groups with clusters or weights', by: 'overGroups', stated: undefined }, 'gap'],
  [{ what: 'parity of groups with clusters or weights', by: 'overGroups', stated: undefined }, 'parity'],
  [{ what: 'the worst group with clusters or weights', by: 'overGroups', stated: undefined }, 'worst'],
]

/** Drift, rates behind a judge and groups, of rows with weights or clusters. */
export const designedOtherCells: readonly Cell[] = [
  ...crossed(plans, [0, 0.6]).flatMap(([plan, move]) => driftCells(plan, move)),
  ...crossed(plans, [0.5, 0.9]).flatMap(([plan, rate]) => judgeCells(plan, rate)),
  ...crossed(plans, [0, 0.15]).flatMap(([plan, apart]) => groupCells(plan, apart)),
]

/** Eight values, evenly frequent in the reference; the current rows are the plan, the reference three times as many. */
function driftCells(plan: Plan, move: number): readonly Cell[] {
  const raw = drawn(8, (i) => Math.exp((move * i) / 7))
  const total = raw.reduce((a, b) => a + b, 0)
  const [before, now] = [raw.map(() => 1 / 8), raw.map((one) => one / total)]
  const times = 3
  const larger: Plan = {
    ...plan,
    ...(plan.clusters === undefined ? { rows: times * (plan.rows ?? 0) } : { clusters: times * plan.clusters }),
  }
  const rows = (draws: Random, of: Plan, law: readonly number[]): readonly Row[] =>
    planRows(draws, of, (one) => {
      const value = clusterChoice(one, plan.likeness ?? 0, () => drawIndex(one, law))
      return () => ({ value: value() })
    })
  return distances.map(([method, statistic]): Cell => {
    const quantity: DistanceQuantity = { form: 'distance', statistic, column: column('value'), center: 0 }
    return {
      method,
      where: `${planWords(plan)}, ${move === 0 ? 'no drift' : `drift ${move}`}`,
      truth: distanceOf(statistic, before, now),
      slow: slowness(plan, statistic === 'psi' || statistic === 'jensen-shannon' ? 5 : 12),
      study: {
        draw: (draws) => {
          const [current, reference] = [rows(draws, plan, now), rows(draws, larger, before)].map((sample) =>
            measureRows(quantity, sample, designOf(plan)),
          )
          return drawnOf(distanceBetween(current!, reference))
        },
      },
    }
  })
}

function distanceOf(
  statistic: DistanceQuantity['statistic'],
  before: readonly number[],
  now: readonly number[],
): number {
  const over = (term: (a: number, b: number) => number): number =>
    before.reduce((sum, a, i) => sum + term(a, now[i]!), 0)
  const steps = before.map((_, i) => before.slice(0, i + 1).reduce((sum, a, at) => sum + a - now[at]!, 0))
  const towards = (a: number, b: number): number => (a * Math.log((2 * a) / (a + b))) / 2
  switch (statistic) {
    case 'psi':
      return over((a, b) => (a - b) * Math.log(a / b))
    case 'jensen-shannon':
      return over((a, b) => towards(a, b) + towards(b, a))
    case 'total-variation':
      return over((a, b) => Math.abs(a - b) / 2)
    case 'kolmogorov-smirnov':
      return Math.max(...steps.map(Math.abs))
    case 'wasserstein':
      return steps.reduce((sum, step) => sum + Math.abs(step), 0)
  }
}

/** Two rows in five are labelled; that they were chosen is only said. */
function judgeCells(plan: Plan, rate: number): readonly Cell[] {
  const { likeness = 0 } = plan
  const start = (one: Random): (() => Row) => {
    const chance = clusterChance(one, rate, likeness)
    const [sensitivity, specificity] = [0.9, 0.85].map((right) => clusterChance(one, right, likeness / 2))
    return () => {
      const people = one.next() < chance ? 1 : 0
      const judge = people === 1 ? Number(one.next() < sensitivity!) : Number(one.next() >= specificity!)
      return { people, judge, labelled: one.next() < 0.4 ? 1 : 0 }
    }
  }
  // fewer labels are refused
  const isSmall = (plan.rows ?? 200) < 200 || (plan.clusters ?? 60) < 60
  return (isSmall ? [random] : [random, chosen]).map((method): Cell => ({
    method,
    where: `${planWords(plan)}, rate ${rate}, sensitivity 0.9, specificity 0.85`,
    truth: rate,
    slow: slowness(plan, method === chosen ? 5 : 4),
    study: {
      draw: (draws) => {
        const quantity = {
          form: 'judged',
          judge: isOne('judge'),
          people: isOne('people'),
          labelled: isOne('labelled'),
          chosen: method === chosen,
        } as const
        return drawnOf(measureRows(quantity, planRows(draws, plan, start), designOf(plan)))
      },
    },
  }))
}

/** Four groups, each with rows of the plan's kind; the last has a lower rate. */
function groupCells(plan: Plan, apart: number): readonly Cell[] {
  const rates = [0.85, 0.85, 0.85, 0.85 - apart]
  const truths = { gap: apart, parity: rates[3]! / rates[0]!, worst: rates[3]! }
  const smaller: Plan = {
    ...plan,
    ...(plan.clusters === undefined ? { rows: (plan.rows ?? 0) / 2 } : { clusters: Math.ceil(plan.clusters / 2) }),
  }
  return groupMethods.map(([method, statistic]): Cell => ({
    method,
    where: `four groups of ${planWords(smaller)}, ${apart === 0 ? 'all alike' : `one ${apart} lower`}`,
    truth: truths[statistic],
    slow: slowness(plan, 8),
    study: {
      draw: (draws) => {
        const groups = rates.map((rate, name) => {
          const rows = planRows(draws, smaller, (one) => {
            const chance = clusterChance(one, rate, plan.likeness ?? 0)
            return () => ({ y: one.next() < chance ? 1 : 0 })
          })
          const among = { op: 'literal', value: true, type: 'boolean' } as const
          return { name, measured: measureRows({ form: 'share', yes: isOne('y'), among }, rows, designOf(plan)) }
        })
        return drawnOf(overGroups(statistic, groups, { better: 'higher', leftOut: [], show: String }))
      },
    },
  }))
}
