import { exponential, normal, normalCdf, type Random } from '@plumb/stats'
import { distanceBetween } from '../../packages/claims/src/combinators/distance.ts'
import { overGroups } from '../../packages/claims/src/combinators/groups.ts'
import type { Measured } from '../../packages/claims/src/forms/measured.ts'
import type { Quantity } from '../../packages/claims/src/forms/quantity.ts'
import { always } from '../../packages/claims/src/plan/expressions.ts'
import type { Row } from '../../packages/claims/src/testing/evaluate.ts'
import { measureRows } from '../../packages/claims/src/testing/measure-rows.ts'
import type { Cell } from './cell.ts'
import {
  column,
  designOf,
  drawIndex,
  drawnOf,
  isOne,
  type Plan,
  planRows,
  planWords,
  slowness,
} from './designed-rows.ts'
import { clusterChance, crossed } from './laws.ts'

/** A quantity whose interval is studied at other levels than 95%. */
interface Levelled {
  readonly what: string
  readonly truth: number
  readonly measure: (random: Random, plan: Plan) => Measured
  readonly slow?: number
}

const [prevalence, sensitivity, specificity, right] = [0.25, 0.8, 0.9, 0.75]
const shares = [0.5, 0.3, 0.2]
const [tp, fn, fp] = [prevalence * sensitivity, prevalence * (1 - sensitivity), (1 - prevalence) * (1 - specificity)]
const actual = isOne('y')
const flagged = isOne('f')
const raters = [column('first'), column('second')]
const table = { form: 'table', actual, flagged } as const

const levelled: readonly Levelled[] = [
  of('a share', sensitivity, { form: 'share', yes: flagged, among: actual }),
  of('a mean', 1, { form: 'mean', value: column('value'), center: 0, scale: 100 }),
  of('a quantile', -Math.log(0.2), { form: 'quantile', value: column('value'), q: 0.8 }),
  of('F1', (2 * tp) / (2 * tp + fn + fp), { ...table, statistic: 'f1' }),
  of('F-beta', (5 * tp) / (5 * tp + 4 * fn + fp), { ...table, statistic: 'f-beta', beta: 2 }),
  of('balanced accuracy', (sensitivity + specificity) / 2, { ...table, statistic: 'balanced-accuracy' }),
  of('Matthews correlation', matthews(), { ...table, statistic: 'matthews' }, 10),
  of('macro F1', macroF1(), {
    form: 'classes',
    statistic: 'macro-f1',
    label: column('label'),
    answer: column('answer'),
  }),
  of('ROC AUC', normalCdf(1.5 / Math.SQRT2), { form: 'rank', statistic: 'roc-auc', score: column('score'), actual }, 2),
  of('Cohen’s kappa', kappa(), { form: 'raters', coefficient: 'cohen', raters, ratings: [0, 1, 2] }),
  of('Krippendorff’s alpha', kappa(), { form: 'raters', coefficient: 'krippendorff', raters, ratings: [0, 1, 2] }),
  of(
    'calibration error',
    0,
    { form: 'rank', statistic: 'calibration', score: column('chance'), actual: isOne('event') },
    2,
  ),
  of('a judge’s rate', prevalence, {
    form: 'judged',
    judge: flagged,
    people: actual,
    labelled: isOne('labelled'),
    chosen: false,
  }),
  { what: 'PSI', truth: 0, measure: drift, slow: 5 },
  { what: 'a gap between groups', truth: 0, measure: gapOf, slow: 5 },
]

/** Every other level, on few and on many rows, independent and clustered. */
export const levelCells: readonly Cell[] = crossed([0.8, 0.9, 0.99], levelled).flatMap(
  ([confidence, { what, truth, measure, slow = 4 }]) => {
    const method = { what: `${what}, at ${100 * confidence}%`, by: 'forms', stated: undefined, confidence }
    const settings: readonly Plan[] = [{ rows: 60 }, { rows: 400 }, { clusters: 60, likeness: 0.2 }]
    return settings.map((plan): Cell => ({
      method,
      where: planWords(plan),
      truth,
      slow: slowness(plan, slow),
      study: { draw: (random) => drawnOf(measure(random, plan), confidence) },
    }))
  },
)

function of(what: string, truth: number, quantity: Quantity, slow?: number): Levelled {
  const measure = (random: Random, plan: Plan): Measured =>
    measureRows(
      quantity,
      planRows(random, plan, (one) => start(one, plan)),
      designOf(plan),
    )
  return { what, truth, measure, ...(slow === undefined ? {} : { slow }) }
}

/** Rows with everything that is measured, each with a chance of the cluster's own. */
function start(random: Random, { likeness = 0 }: Plan): () => Row {
  const chance = (rate: number): number => clusterChance(random, rate, likeness)
  const [positive, found, spared, told] = [chance(prevalence), chance(sensitivity), chance(specificity), chance(right)]
  const is = (rate: number): number => (random.next() < rate ? 1 : 0)
  const named = (own: number, rate: number): number => (is(rate) === 1 ? own : (own + 1 + is(0.5)) % 3)
  return () => {
    const [y, label, score] = [is(positive), drawIndex(random, shares), Math.ceil(20 * random.next()) / 20 - 0.025]
    return {
      y,
      f: y === 1 ? is(found) : 1 - is(spared),
      value: exponential(random),
      score: Math.round(100 * (1.5 * y + normal(random))) / 100,
      label,
      answer: named(label, told),
      first: named(label, right),
      second: named(label, right),
      chance: score,
      event: is(score),
      labelled: is(0.4),
    }
  }
}

function matthews(): number {
  const tn = (1 - prevalence) * specificity
  return (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
}

function macroF1(): number {
  const f1 = shares.map((share) => (2 * share * right) / (share + share * right + ((1 - share) * (1 - right)) / 2))
  return f1.reduce((a, b) => a + b, 0) / 3
}

/** Two wrong raters name the same category half of the time. */
function kappa(): number {
  const observed = 1 - right ** 2 - (1 - right) ** 2 / 2
  const expected = 1 - shares.reduce((sum, share) => sum + (share * right + ((1 - share) * (1 - right)) / 2) ** 2, 0)
  return 1 - observed / expected
}

/** Five values without drift, against three times as many rows. */
function drift(random: Random, plan: Plan): Measured {
  const quantity = { form: 'distance', statistic: 'psi', column: column('value'), center: 0 } as const
  const one = (sampled: Plan): Measured => {
    const rows = planRows(random, sampled, (cluster) => {
      const favourite = Math.floor(5 * cluster.next())
      const stays = Math.sqrt(plan.likeness ?? 0)
      return () => ({ value: cluster.next() < stays ? favourite : Math.floor(5 * cluster.next()) })
    })
    return measureRows(quantity, rows, designOf(plan))
  }
  const larger = plan.clusters === undefined ? { rows: 3 * plan.rows! } : { ...plan, clusters: 3 * plan.clusters }
  return distanceBetween(one(plan), one(larger))
}

/** Three groups of one rate. */
function gapOf(random: Random, plan: Plan): Measured {
  const groups = [0, 1, 2].map((name) => {
    const rows = planRows(random, plan, (one) => start(one, plan))
    return { name, measured: measureRows({ form: 'share', yes: isOne('y'), among: always }, rows, designOf(plan)) }
  })
  return overGroups('gap', groups, { better: 'higher', leftOut: [], show: String })
}
