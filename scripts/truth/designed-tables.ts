import type { Random } from '@plumb/stats'
import { pairedClasses } from '../../packages/claims/src/comparisons/classes.ts'
import type { ClassesQuantity, ClassStatistic, TableQuantity } from '../../packages/claims/src/forms/quantity.ts'
import type { Row } from '../../packages/claims/src/testing/evaluate.ts'
import { measureForm, measureRows } from '../../packages/claims/src/testing/measure-rows.ts'
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

const tableMethods: readonly (readonly [Method, Pick<TableQuantity, 'statistic' | 'beta'>])[] = [
  [method('F-beta', 'form table'), { statistic: 'f-beta', beta: 2 }],
  [method('balanced accuracy', 'form table'), { statistic: 'balanced-accuracy' }],
  [method('Matthews correlation', 'form table'), { statistic: 'matthews' }],
]

function method(what: string, by: string, words = ' with clusters or weights'): Method {
  return { what: `${what}${words}`, by, stated: undefined }
}

const classMethods: readonly (readonly [ClassStatistic, Method, Method, Method])[] = (
  [
    ['macro-recall', 'macro recall'],
    ['macro-precision', 'macro precision'],
    ['macro-f1', 'macro F1'],
    ['weighted-precision', 'weighted precision'],
    ['weighted-f1', 'weighted F1'],
    ['matthews', 'Matthews correlation of several classes'],
  ] as const
).map(([statistic, what]) => [
  statistic,
  method(what, 'form classes'),
  method(what, 'form classes', ', independent rows'),
  method(`a comparison on ${what}`, 'pairedClasses', ''),
])

/** Statistics of two kinds, and of several, in rows with weights or clusters, as the forms of claims take them. */
export const designedTableCells: readonly Cell[] = [
  ...crossed(plans, [
    [0.3, 0.8, 0.9],
    [0.1, 0.6, 0.95],
  ] as const).flatMap(([plan, law]) => tableCells(plan, law)),
  ...crossed(plans, [
    [3, 0.8],
    [8, 0.6],
  ] as const).flatMap(([plan, [classes, right]]) => classCells(plan, classes, right)),
  ...[60, 300, 1000].flatMap((rows) => classCells({ rows }, 4, 0.75)),
]

/** Prevalence, sensitivity and specificity, each with a chance of the cluster's own. */
function tableCells(
  plan: Plan,
  [prevalence, sensitivity, specificity]: readonly [number, number, number],
): readonly Cell[] {
  const { likeness = 0 } = plan
  const start = (random: Random): (() => Row) => {
    const positive = clusterChance(random, prevalence, likeness)
    const [found, spared] = [sensitivity, specificity].map((rate) => clusterChance(random, rate, likeness))
    return () => {
      const y = random.next() < positive ? 1 : 0
      return { y, f: y === 1 ? Number(random.next() < found!) : Number(random.next() >= spared!) }
    }
  }
  const [tp, fn] = [prevalence * sensitivity, prevalence * (1 - sensitivity)]
  const [fp, tn] = [(1 - prevalence) * (1 - specificity), (1 - prevalence) * specificity]
  const truths = {
    'f-beta': (5 * tp) / (5 * tp + 4 * fn + fp),
    'balanced-accuracy': (sensitivity + specificity) / 2,
    matthews: (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)),
  } as Readonly<Record<string, number>>
  return tableMethods.map(([of, statistic]): Cell => ({
    method: of,
    where: `${planWords(plan)}, prevalence ${prevalence}, sensitivity ${sensitivity}, specificity ${specificity}`,
    truth: truths[statistic.statistic]!,
    slow: slowness(plan, 4),
    study: {
      draw: (random) => {
        const quantity = { form: 'table', ...statistic, actual: isOne('y'), flagged: isOne('f') } as const
        return drawnOf(measureRows(quantity, planRows(random, plan, start), designOf(plan)))
      },
    },
  }))
}

/** Zipf classes; a right answer has a chance of the cluster's own, a wrong one is any other class. */
function classCells(plan: Plan, classes: number, right: number): readonly Cell[] {
  const law = lawOf(classes)
  const isDesigned = plan.clusters !== undefined || plan.weighted === true
  const where = `${planWords(plan)}, ${classes} Zipf classes, right in ${right}`
  return classMethods.flatMap(([statistic, designed, plain, paired]): readonly Cell[] => {
    const quantity = (answer: string): ClassesQuantity => ({
      form: 'classes',
      statistic,
      label: column('label'),
      answer: column(answer),
    })
    const own: Cell = {
      method: isDesigned ? designed : plain,
      where,
      truth: 0,
      slow: slowness(plan, 4),
      study: {
        draw: (random) => {
          const rows = planRows(random, plan, (one) => classRows(one, plan, law, right))
          const truth = truthOf(statistic, law, right, new Set(rows.map(({ label }) => label)))
          return { ...drawnOf(measureRows(quantity('answer'), rows, designOf(plan))), truth }
        },
      },
    }
    const better = right + (1 - right) / 4
    const difference: Cell = {
      ...own,
      method: paired,
      study: {
        draw: (random) => {
          const rows = planRows(random, plan, (one) => classRows(one, plan, law, right))
          const present = new Set(rows.map(({ label }) => label))
          const form = pairedClasses(quantity('other'), quantity('answer'))
          const truth = truthOf(statistic, law, better, present) - truthOf(statistic, law, right, present)
          return { ...drawnOf(measureForm(form, rows, designOf(plan))), truth }
        },
      },
    }
    // macro averages of independent rows have cells of their own
    const hasOwn = isDesigned || !statistic.startsWith('macro')
    return [...(hasOwn ? [own] : []), ...(statistic === 'matthews' ? [] : [difference])]
  })
}

/** Shares of the classes. */
function lawOf(classes: number): readonly number[] {
  const raw = drawn(classes, (i) => 1 / (i + 1))
  const total = raw.reduce((a, b) => a + b, 0)
  return raw.map((one) => one / total)
}

/** The other model puts right a quarter of what the first one gets wrong. */
function classRows(random: Random, { likeness = 0 }: Plan, law: readonly number[], right: number): () => Row {
  const label = clusterChoice(random, likeness, () => drawIndex(random, law))
  const chance = clusterChance(random, right, likeness)
  return () => {
    const own = label()
    const wrong = (own + 1 + Math.floor(random.next() * (law.length - 1))) % law.length
    const answer = random.next() < chance ? own : wrong
    return { label: own, answer, other: random.next() < 0.25 ? own : answer }
  }
}

/** Of the classes that the sample holds. */
function truthOf(
  statistic: ClassStatistic,
  law: readonly number[],
  right: number,
  present: ReadonlySet<unknown>,
): number {
  const answered = law.map((share) => share * right + ((1 - share) * (1 - right)) / (law.length - 1))
  const kept = [...law.keys()].filter((c) => present.has(c))
  const total = kept.reduce((sum, c) => sum + law[c]!, 0)
  const mean = (of: (c: number) => number, weightOf: (c: number) => number): number =>
    kept.reduce((sum, c) => sum + weightOf(c) * of(c), 0)
  const precision = (c: number): number => (law[c]! * right) / answered[c]!
  const f1 = (c: number): number => (2 * law[c]! * right) / (law[c]! + answered[c]!)
  const alike = (): number => 1 / kept.length
  const byRows = (c: number): number => law[c]! / total
  switch (statistic) {
    case 'macro-recall':
      return right
    case 'macro-precision':
      return mean(precision, alike)
    case 'macro-f1':
      return mean(f1, alike)
    case 'weighted-precision':
      return mean(precision, byRows)
    case 'weighted-f1':
      return mean(f1, byRows)
    case 'matthews':
      return correlation(law, answered, right)
  }
}

function correlation(law: readonly number[], answered: readonly number[], right: number): number {
  const sum = (of: (c: number) => number): number => law.reduce((all, _, c) => all + of(c), 0)
  const [byLabel, byAnswer] = [1 - sum((c) => law[c]! ** 2), 1 - sum((c) => answered[c]! ** 2)]
  return (right - sum((c) => law[c]! * answered[c]!)) / Math.sqrt(byLabel * byAnswer)
}
