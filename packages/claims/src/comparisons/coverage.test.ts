import { createRandom, exponential, normal, type Random } from '@plumb/stats'
import { expect, test } from 'vitest'
import type { Design } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import { compare, number, or } from '../plan/expressions.ts'
import type { Row } from '../testing/evaluate.ts'
import { measureForm, sampled } from '../testing/measure-rows.ts'
import { pairedContest } from './contest.ts'
import { pairedJudged } from './judged.ts'
import { pairedQuantile } from './quantile.ts'
import { pairedRank } from './rank.ts'
import { pairedRoot } from './root.ts'
import { pairedTop } from './top.ts'

const replicates = 60
const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })
const is = (name: string): Expr => compare(column(name), '=', number(1))
const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
const grid = (x: number): number => Math.round(x * 1000) / 1000

/** A comparison under study: rows are drawn a cluster at a time, and the truth is that of very many. */
interface Study {
  readonly form: BoundForm
  readonly rows: number
  readonly truth: () => number
  readonly draw: (random: Random) => readonly Row[]
  readonly design?: Design
  /** Fewer, where each takes long. */
  readonly replicates?: number
}

const one =
  (row: (random: Random) => Row): Study['draw'] =>
  (random) => [row(random)]

/** Errors of two candidates that share half of their spread; those of the second are twice as large. */
const errors = one((random) => {
  const common = normal(random)
  return { a: common + normal(random), b: 2 * common + 2 * normal(random) }
})
const clusteredErrors = (random: Random): readonly Row[] => {
  const [effect, cluster] = [normal(random), random.next()]
  return Array.from({ length: 1 + Math.floor(3 * exponential(random)) }, () => {
    const common = normal(random) + effect
    return { a: common, b: 2 * (common + normal(random)), cluster, w: 1 + random.next() }
  })
}
const root = (name: string) => ({ form: 'root', value: column(name), scale: 100 }) as const
const median = (name: string) => ({ form: 'quantile', q: 0.5, value: { op: 'abs', of: column(name) } }) as const

/** Scores of a model that is right, and of one that overstates. */
const scores = one((random) => {
  const z = normal(random) - 1
  return { y: random.next() < logistic(z) ? 1 : 0, a: grid(logistic(z)), b: grid(logistic(1.6 * z)) }
})
const signals = one((random) => {
  const y = random.next() < 0.3 ? 1 : 0
  const common = 0.7 * normal(random)
  const score = (apart: number): number => grid(logistic(apart * y + common + 0.7 * normal(random)))
  return { y, a: score(1.5), b: score(0.7) }
})
const ranked = (name: string, statistic: 'calibration' | 'calibration-ks' | 'recall-at-precision') =>
  ({ form: 'rank', statistic, score: column(name), actual: is('y'), precision: 0.5 }) as const
const top = (name: string, of: { readonly rows: number } | { readonly share: number }) =>
  ({ form: 'top', score: column(name), actual: is('y'), ...of }) as const

/** Three sides meet in pairs: 0 wins more often than 1, and 1 than 2. */
const contests = one((random) => {
  const left = Math.floor(3 * random.next())
  const right = (left + 1 + Math.floor(2 * random.next())) % 3
  const tie = random.next() < 0.2
  const winner = random.next() < logistic(right - left) ? left : right
  return { left, right, winner: tie ? 9 : winner }
})
const side = (of: number) => {
  const [isLeft, isRight] = ['left', 'right'].map((name) => compare(column(name), '=', number(of)))
  return {
    form: 'contest',
    wins: compare(column('winner'), '=', number(of)),
    ties: compare(column('winner'), '=', number(9)),
    among: or(isLeft!, isRight!),
    middle: 0.5,
  } as const
}

/** What people think of the answers of two candidates, and what a judge says of each; people looked at one row in three. */
const judged = one((random) => {
  const hard = 0.5 * normal(random)
  const [good, fine] = [0.8, 0.65].map((rate) => Number(random.next() < logistic(Math.log(rate / (1 - rate)) - hard)))
  const says = (truth: number): number => Number(random.next() < (truth === 1 ? 0.9 : 0.3))
  return { ha: good!, hb: fine!, ja: says(good!), jb: says(fine!), seen: Number(random.next() < 1 / 3) }
})
const rate = (name: string, chosen = false) =>
  ({ form: 'judged', judge: is(`j${name}`), people: is(`h${name}`), labelled: is('seen'), chosen }) as const

const many = 20_000

/** The value of many rows, from the rows alone. */
function truthOf(draw: Study['draw'], value: (rows: readonly Row[]) => number): number {
  const random = createRandom('truth')
  const rows: Row[] = []
  while (rows.length < many) rows.push(...draw(random))
  return value(rows)
}

const mean = (rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0) / rows.length
const rootOf = (name: string) => (rows: readonly Row[]) => Math.sqrt(mean(rows, (row) => Number(row[name]) ** 2))
const medianOf = (name: string) => (rows: readonly Row[]) =>
  rows.map((row) => Math.abs(Number(row[name]))).toSorted((a, b) => a - b)[Math.floor(rows.length / 2)]!
const apart =
  (of: (name: string) => (rows: readonly Row[]) => number) =>
  (rows: readonly Row[]): number =>
    of('a')(rows) - of('b')(rows)
const sorted = (rows: readonly Row[], name: string): readonly Row[] =>
  rows.toSorted((a, b) => Number(b[name]) - Number(a[name]))
const positives = (rows: readonly Row[]): number => rows.reduce((sum, { y }) => sum + Number(y), 0)
const precisionTop = (part: number) => (name: string) => (rows: readonly Row[]) =>
  positives(sorted(rows, name).slice(0, part * rows.length)) / (part * rows.length)
const recallTop = (part: number) => (name: string) => (rows: readonly Row[]) =>
  positives(sorted(rows, name).slice(0, part * rows.length)) / positives(rows)
const gapOf = (name: string) => (rows: readonly Row[]) => {
  const ascending = sorted(rows, name).toReversed()
  let [sum, largest] = [0, 0]
  for (const row of ascending) {
    sum += Number(row['y']) - Number(row[name])
    largest = Math.max(largest, Math.abs(sum))
  }
  return largest / rows.length
}
const errorOf = (name: string) => (rows: readonly Row[]) => {
  const ascending = sorted(rows, name)
  const tenth = rows.length / 10
  const gaps = Array.from({ length: 10 }, (_, i) =>
    Math.abs(mean(ascending.slice(i * tenth, (i + 1) * tenth), (row) => Number(row['y']) - Number(row[name]))),
  )
  return gaps.reduce((sum, gap) => sum + gap, 0) / 10
}
const recallAtHalf = (name: string) => (rows: readonly Row[]) => {
  let [found, deepest] = [0, 0]
  for (const [i, { y }] of sorted(rows, name).entries()) {
    found += Number(y)
    if (found >= 0.5 * (i + 1)) deepest = found
  }
  return deepest / found
}
const winsOf = (of: number) => (rows: readonly Row[]) => {
  const own = rows.filter(({ left, right }) => left === of || right === of)
  return mean(own, ({ winner }) => (winner === 9 ? 0.5 : Number(winner === of)))
}

const studies: Readonly<Record<string, Study>> = {
  'root mean squared error': {
    form: pairedRoot(root('a'), root('b')),
    rows: 60,
    draw: errors,
    truth: () => truthOf(errors, apart(rootOf)),
  },
  'root mean squared error of clusters': {
    form: pairedRoot(root('a'), root('b')),
    rows: 200,
    draw: clusteredErrors,
    design: { cluster: column('cluster') },
    truth: () => truthOf(clusteredErrors, apart(rootOf)),
  },
  'median absolute error': {
    form: pairedQuantile(median('a'), median('b')),
    rows: 80,
    draw: errors,
    truth: () => truthOf(errors, apart(medianOf)),
  },
  'median absolute error of clusters': {
    form: pairedQuantile(median('a'), median('b')),
    rows: 200,
    draw: clusteredErrors,
    design: { cluster: column('cluster') },
    truth: () => truthOf(clusteredErrors, apart(medianOf)),
  },
  'precision at the top': {
    form: pairedTop(top('a', { rows: 30 }), top('b', { rows: 30 })),
    rows: 150,
    draw: signals,
    truth: () => truthOf(signals, apart(precisionTop(0.2))),
  },
  'recall at the top': {
    form: pairedTop(top('a', { share: 0.2 }), top('b', { share: 0.2 })),
    rows: 150,
    draw: signals,
    truth: () => truthOf(signals, apart(recallTop(0.2))),
  },
  'calibration error': {
    form: pairedRank(ranked('a', 'calibration'), ranked('b', 'calibration')),
    rows: 200,
    draw: scores,
    truth: () => truthOf(scores, apart(errorOf)),
  },
  'cumulative calibration error': {
    form: pairedRank(ranked('a', 'calibration-ks'), ranked('b', 'calibration-ks')),
    rows: 200,
    draw: scores,
    truth: () => truthOf(scores, apart(gapOf)),
  },
  'recall at a precision': {
    form: pairedRank(ranked('a', 'recall-at-precision'), ranked('b', 'recall-at-precision')),
    rows: 200,
    draw: signals,
    truth: () => truthOf(signals, apart(recallAtHalf)),
  },
  'win rate of two sides among three': {
    form: pairedContest(side(0), side(1)),
    rows: 90,
    draw: contests,
    truth: () => truthOf(contests, (rows) => winsOf(0)(rows) - winsOf(1)(rows)),
  },
  'corrected pass rate': {
    form: pairedJudged(rate('a'), rate('b')),
    rows: 300,
    draw: judged,
    truth: () => truthOf(judged, (rows) => mean(rows, ({ ha, hb }) => Number(ha) - Number(hb))),
  },
  'pass rate corrected by chosen labels': {
    form: pairedJudged(rate('a', true), rate('b', true)),
    replicates: 20,
    rows: 400,
    draw: judged,
    truth: () => truthOf(judged, (rows) => mean(rows, ({ ha, hb }) => Number(ha) - Number(hb))),
  },
}

test.each(Object.entries(studies))('the range of a difference in %s holds the truth', (name, study) => {
  const [random, truth] = [createRandom(name), study.truth()]
  const missed = { above: 0, below: 0 }
  for (let i = 0; i < (study.replicates ?? replicates); i += 1) {
    const rows: Row[] = []
    while (rows.length < study.rows) rows.push(...study.draw(random))
    const measured = measureForm(study.form, rows, study.design)
    const { low, high } = sampled(measured).limits(0.95)
    if (low !== null && low > truth) missed.above += 1
    if (high !== null && high < truth) missed.below += 1
  }
  // of 60, 1.5 are missed on each side; more than 5 have a chance of 1 in 250
  expect([missed.above <= 5, missed.below <= 5]).toEqual([true, true])
})
