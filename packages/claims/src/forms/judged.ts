import {
  judgeCorrectedRate,
  roganGladen,
  type JudgedSample,
  type OpenLimits,
  type RoganGladenSample,
} from '@plumb/stats'
import type { Note } from '../check/check.ts'
import type { Expr } from '../plan/expr.ts'
import { always, and, not } from '../plan/expressions.ts'
import { noKeys, type Form } from './form.ts'
import { judgeNotes } from './judge-notes.ts'
import type { Measured, RandomFor, Sampled, Unmeasured } from './measured.ts'
import type { Design, JudgedQuantity } from './quantity.ts'
import { countShare, resizeShare, type CountedShare } from './share.ts'
import { designValues, totalRows, type SliceView } from './slice-view.ts'
import { orUnmeasured, reasonOf } from './undefined.ts'

/** The rate of yes behind a judge, corrected by people's labels: drawn at random, or chosen. */
export const judgedForm: Form<JudgedQuantity> = {
  conditions: ({ judge, people, labelled }) => [judge, people, labelled],
  fine: noKeys,
  values: (_quantity, design) => designValues(design),
  measure(quantity, view, design, random) {
    const n = totalRows(view.cells)
    if (n === 0) return { reason: 'empty-denominator', n }
    const shares = sharesOf(quantity, view, design)
    if (shares === undefined) return { reason: 'one-cluster', n }
    const notes = judgeNotes(shares, totalRows(view.cells.filter(view.test(quantity.labelled))))
    return orUnmeasured(n, () =>
      quantity.chosen ? fromChosen(shares, n, notes, random) : fromRandom(shares, { n, notes }),
    )
  },
}

/** The shares of a judge and its labels; null where no row tells. */
export interface CountedJudge {
  readonly judgeYes: CountedShare | null
  readonly unlabelledYes: CountedShare | null
  readonly sensitivity: CountedShare | null
  readonly specificity: CountedShare | null
  readonly yesWhereJudgeYes: CountedShare | null
  readonly yesWhereJudgeNo: CountedShare | null
}

/** Undefined where the rows of a share that the rate rests on come from one cluster. */
function sharesOf(
  { judge, people, labelled, chosen }: JudgedQuantity,
  view: SliceView,
  design: Design,
): CountedJudge | undefined {
  const count = (yes: Expr, among: Expr): Share => countShare({ yes, among }, view, design)
  const random = {
    judgeYes: count(judge, always),
    yesWhereJudgeYes: count(people, and(labelled, judge)),
    yesWhereJudgeNo: count(people, and(labelled, not(judge))),
  }
  const byClass = {
    unlabelledYes: count(judge, not(labelled)),
    sensitivity: count(judge, and(labelled, people)),
    specificity: count(not(judge), and(labelled, not(people))),
  }
  if (Object.values<Share>(chosen ? byClass : random).some(isOneCluster)) return undefined
  return mapped({ ...random, ...byClass }, (one) => ('reason' in one ? null : one))
}

type Share = CountedShare | Unmeasured

function isOneCluster(one: Share): boolean {
  return 'reason' in one && one.reason === 'one-cluster'
}

function mapped<Name extends string, A, B>(of: Readonly<Record<Name, A>>, to: (one: A) => B): Record<Name, B> {
  return Object.fromEntries(Object.entries<A>(of).map(([name, one]) => [name, to(one)])) as Record<Name, B>
}

interface Context {
  readonly n: number
  readonly notes: readonly Note[]
}

function fromRandom({ judgeYes, yesWhereJudgeYes, yesWhereJudgeNo }: CountedJudge, context: Context): Sampled {
  const resized = (factor: number): Sampled => {
    const sample: JudgedSample = {
      judgeYes: times(judgeYes, factor)!,
      yesWhereJudgeYes: times(yesWhereJudgeYes, factor),
      yesWhereJudgeNo: times(yesWhereJudgeNo, factor),
    }
    return {
      estimate: judgeCorrectedRate(sample).estimate,
      n: context.n * factor,
      method: 'labels within the judge’s yes and no: MOVER of three mid-p intervals',
      limits: (confidence) => judgeCorrectedRate(sample, { confidence }),
      resized: (more) => resized(factor * more),
      notes: context.notes,
    }
  }
  return resized(1)
}

/** A judge that is refused at a level, or contradicts its labels, has no estimate. */
function fromChosen(shares: CountedJudge, n: number, notes: readonly Note[], random: RandomFor): Measured {
  const { unlabelledYes, sensitivity, specificity } = shares
  if (unlabelledYes === null) return { reason: 'empty-denominator', n }
  const resized = (factor: number): Sampled => {
    const sample: RoganGladenSample = {
      judgeYes: times(unlabelledYes, factor)!,
      sensitivity: times(sensitivity, factor),
      specificity: times(specificity, factor),
    }
    // how many rows would be needed is asked at many sizes, and is said roughly
    const rate = roganGladen(sample, { random: random('judge'), draws: factor === 1 ? 10_000 : 1_000 })
    return {
      estimate: rate.estimate,
      n: n * factor,
      method: 'Rogan-Gladen, Jeffreys draws of the judge’s sensitivity, specificity and yes',
      limits: (confidence) => orOpen(() => rate.limits({ confidence })),
      resized: (more) => resized(factor * more),
      notes,
    }
  }
  const sampled = resized(1)
  const { low, high } = sampled.limits(usualConfidence)
  return low === null && high === null ? { reason: 'judge-contradicts-labels', n } : sampled
}

const usualConfidence = 0.95

function orOpen(limits: () => OpenLimits): OpenLimits {
  try {
    return limits()
  } catch (error) {
    if (reasonOf(error) === undefined) throw error
    return { low: null, high: null }
  }
}

function times(counted: CountedShare | null, factor: number): CountedShare['sample'] | null {
  return counted === null ? null : resizeShare(counted.sample, factor)
}
