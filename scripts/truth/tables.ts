import {
  balancedAccuracy,
  f1Difference,
  f1Limits,
  fBeta,
  macroF1,
  macroPrecision,
  macroRecall,
  matthewsCorrelation,
  multinomial,
  type ConfusionTable,
  type PairedTable,
  type Random,
  type ShareSample,
} from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { crossed, drawn } from './laws.ts'

const f1: Method = { what: 'F1', by: 'f1Limits', stated: 94.3 }
const fbeta: Method = { what: 'F-beta', by: 'fBeta', stated: 93 }
const balanced: Method = { what: 'balanced accuracy', by: 'balancedAccuracy', stated: 93.3 }
const matthews: Method = { what: 'Matthews correlation', by: 'matthewsCorrelation', stated: 92.4 }
const recalls: Method = { what: 'macro recall', by: 'macroRecall', stated: 94.1 }
const precisions: Method = { what: 'macro precision', by: 'macroPrecision', stated: undefined }
const macro: Method = { what: 'macro F1', by: 'macroF1', stated: 93.5 }
const paired: Method = { what: 'a comparison on F1', by: 'f1Difference', stated: 92.2 }

/** Posterior draws of a sample; by default there are five times as many, which changes the limits little. */
const draws = 2000

/** Prevalence, sensitivity, specificity. */
const tables = [
  [0.02, 0.9, 0.95],
  [0.1, 0.6, 0.95],
  [0.3, 0.9, 0.9],
  [0.5, 0.99, 0.99],
  [0.7, 0.6, 0.8],
] as const

export const tableCells: readonly Cell[] = [
  ...crossed([20, 60, 200, 1500, 10_000], tables).flatMap(([rows, table]) => cellsOf(rows, table)),
  ...crossed([80, 400, 2000], crossed([3, 8, 20], [0.6, 0.95])).flatMap(([rows, [classes, right]]) => [
    ...macroCells(rows, classes, right, 'even'),
    ...macroCells(rows, classes, right, 'Zipf'),
  ]),
  ...crossed([50, 200, 1000], [0.1, 0.4]).map(([rows, prevalence]) => pairedCell(rows, prevalence)),
]

function cellsOf(rows: number, [prevalence, sensitivity, specificity]: (typeof tables)[number]): readonly Cell[] {
  const chances = [
    prevalence * sensitivity,
    prevalence * (1 - sensitivity),
    (1 - prevalence) * (1 - specificity),
    (1 - prevalence) * specificity,
  ] as const
  const table = (random: Random): ConfusionTable => {
    const [tp = 0, fn = 0, fp = 0, tn = 0] = multinomial(random, rows, chances)
    return { tp, fn, fp, tn }
  }
  const [tp, fn, fp, tn] = chances
  const f = (beta: number): number => ((1 + beta ** 2) * tp) / ((1 + beta ** 2) * tp + beta ** 2 * fn + fp)
  const where = `n ${rows}, prevalence ${prevalence}, sensitivity ${sensitivity}, specificity ${specificity}`
  return [
    {
      method: f1,
      where,
      truth: f(1),
      study: {
        draw: (random) => {
          const one = table(random)
          return f1Limits(share(one.tp, one.tp + one.fn + one.fp))
        },
      },
    },
    ...[0.5, 2].map((beta): Cell => ({
      method: fbeta,
      where: `beta ${beta}, ${where}`,
      truth: f(beta),
      study: { draw: (random) => fBeta(table(random), { beta }) },
    })),
    {
      method: balanced,
      where,
      truth: (sensitivity + specificity) / 2,
      study: {
        draw: (random) => {
          const one = table(random)
          return balancedAccuracy(share(one.tp, one.tp + one.fn), share(one.tn, one.tn + one.fp))
        },
      },
    },
    {
      method: matthews,
      where,
      slow: 4,
      truth: (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)),
      study: { draw: (random) => matthewsCorrelation(table(random), { random, draws }).limits() },
    },
  ]
}

function share(yes: number, rows: number): ShareSample {
  return { design: 'independent', yes, rows }
}

/** Errors go to the other classes evenly; the truth is that over the classes that the sample holds. */
function macroCells(rows: number, classes: number, right: number, law: 'even' | 'Zipf'): readonly Cell[] {
  const shares = drawn(classes, (i) => (law === 'even' ? 1 : 1 / (i + 1)))
  const total = shares.reduce((a, b) => a + b, 0)
  const chance = (label: number, answer: number): number =>
    (shares[label]! / total) * (label === answer ? right : (1 - right) / (classes - 1))
  const chances = crossed([...shares.keys()], [...shares.keys()]).map(([label, answer]) => chance(label, answer))
  const counts = (random: Random): number[][] => {
    const flat = multinomial(random, rows, chances)
    return drawn(classes, (label) => flat.slice(label * classes, (label + 1) * classes))
  }
  const population = drawn(classes, (label) => chances.slice(label * classes, (label + 1) * classes))
  const predicted = drawn(classes, (answer) => population.reduce((sum, row) => sum + row[answer]!, 0))
  const f1Of = (c: number): number => (2 * population[c]![c]!) / (shares[c]! / total + predicted[c]!)
  const meanOfPresent = (of: (c: number) => number, absent: readonly number[]): number => {
    const present = [...shares.keys()].filter((c) => !absent.includes(c))
    return present.reduce((sum, c) => sum + of(c), 0) / present.length
  }
  const where = `n ${rows}, ${classes} ${law} classes, right in ${right}`
  const slow = classes > 10 ? 4 : 1
  const rarest = (rows * shares.at(-1)!) / total
  const weak = rarest < 5 ? { weak: { why: 'classes of fewer than 5 rows', stated: 86.8 } } : {}
  return [
    { method: recalls, where, truth: right, slow, study: { draw: (random) => macroRecall(counts(random)) } },
    {
      method: precisions,
      where,
      truth: 0,
      slow,
      ...weak,
      study: {
        draw: (random) => {
          const { low, high, absent } = macroPrecision(counts(random))
          return { low, high, truth: meanOfPresent((c) => population[c]![c]! / predicted[c]!, absent) }
        },
      },
    },
    {
      method: macro,
      where,
      truth: 0,
      slow,
      ...weak,
      study: {
        draw: (random) => {
          const { low, high, absent } = macroF1(counts(random))
          return { low, high, truth: meanOfPresent(f1Of, absent) }
        },
      },
    },
  ]
}

/** Label by answers of both; on positives A finds 85% and B 75%, on the others both err in 5%, half of it together. */
function pairedCell(rows: number, prevalence: number): Cell {
  const names = ['pos11', 'pos10', 'pos01', 'pos00', 'neg11', 'neg10', 'neg01', 'neg00'] as const
  const positive = [0.7, 0.15, 0.05, 0.1].map((chance) => prevalence * chance)
  const negative = [0.025, 0.025, 0.025, 0.925].map((chance) => (1 - prevalence) * chance)
  const f1Of = (found: number): number => {
    const [tp, fn, fp] = [prevalence * found, prevalence * (1 - found), (1 - prevalence) * 0.05]
    return (2 * tp) / (2 * tp + fn + fp)
  }
  return {
    method: paired,
    where: `n ${rows}, prevalence ${prevalence}`,
    slow: 4,
    truth: f1Of(0.85) - f1Of(0.75),
    study: {
      draw: (random) => {
        const counts = multinomial(random, rows, [...positive, ...negative])
        const table = Object.fromEntries(names.map((name, i) => [name, counts[i]!])) as unknown as PairedTable
        return f1Difference(table, { random, draws }).limits()
      },
    },
  }
}
