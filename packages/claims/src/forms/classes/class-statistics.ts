import type { Reason } from '../../check/check.ts'
import type { ClassStatistic } from '../quantity.ts'
import { type ClassMargins, type ClassPlace, presentClasses } from './class-table.ts'

/** A statistic of the table of label by answer, and how one more row in a place would move it. */
export interface ClassEstimate {
  readonly estimate: number
  readonly influence: (place: ClassPlace) => number
}

/** The statistic of a table for which `undefinedBecause` gives no reason. */
export function classEstimate(statistic: ClassStatistic, margins: ClassMargins): ClassEstimate {
  return statistic === 'matthews' ? correlation(margins) : average(margins, scores[statistic])
}

/** Why a statistic has no value: averages over one class are no averages, a correlation needs two kinds on both sides. */
export function undefinedBecause(statistic: ClassStatistic, margins: ClassMargins): Reason | undefined {
  if (margins.total === 0) return 'empty-denominator'
  const byRows = statistic === 'weighted-precision' || statistic === 'weighted-f1'
  if (!byRows && presentClasses(margins).length < 2) return 'one-class'
  const answers = margins.answered.filter((weight) => weight > 0).length
  return statistic === 'matthews' && answers < 2 ? 'empty-denominator' : undefined
}

/** The score of one class against the rest, and its slopes in the rows that are right, labelled and answered so. */
interface ClassScore {
  readonly value: number
  readonly right: number
  readonly labelled: number
  readonly answered: number
}

type Score = (right: number, labelled: number, answered: number) => ClassScore

const recall: Score = (right, labelled) => {
  const value = right / labelled
  return { value, right: 1 / labelled, labelled: -value / labelled, answered: 0 }
}

/** A class that is never answered counts as 0, as in scikit-learn. */
const precision: Score = (right, _labelled, answered) => {
  if (answered === 0) return { value: 0, right: 0, labelled: 0, answered: 0 }
  const value = right / answered
  return { value, right: 1 / answered, labelled: 0, answered: -value / answered }
}

const f1: Score = (right, labelled, answered) => {
  const both = labelled + answered
  const value = (2 * right) / both
  return { value, right: 2 / both, labelled: -value / both, answered: -value / both }
}

export type AverageStatistic = Exclude<ClassStatistic, 'matthews'>

const scores: Readonly<Record<AverageStatistic, readonly [Score, 'alike' | 'by rows']>> = {
  'macro-recall': [recall, 'alike'],
  'macro-precision': [precision, 'alike'],
  'macro-f1': [f1, 'alike'],
  'weighted-precision': [precision, 'by rows'],
  'weighted-f1': [f1, 'by rows'],
}

/** What one class is to an average: its part in it, and how one more row in a place would move its own score. */
interface AveragePart {
  readonly index: number
  readonly part: number
  readonly influence: (place: ClassPlace) => number
}

/** The classes of an average, in their order. */
export function averageParts(statistic: AverageStatistic, margins: ClassMargins): readonly AveragePart[] {
  const [score, how] = scores[statistic]
  const { labelled, answered, right, total } = margins
  const present = presentClasses(margins)
  return present.map((index) => {
    const own = score(right[index]!, labelled[index]!, answered[index]!)
    return {
      index,
      part: how === 'alike' ? 1 / present.length : labelled[index]! / total,
      influence: ({ label, answer }) =>
        (label === index ? own.labelled + (answer === index ? own.right : 0) : 0) +
        (answer === index ? own.answered : 0),
    }
  })
}

/** A mean over the classes with a labelled row: all alike, or by their rows. */
function average(
  { labelled, answered, right, total }: ClassMargins,
  [score, how]: readonly [Score, 'alike' | 'by rows'],
): ClassEstimate {
  const present = [...labelled.keys()].filter((index) => labelled[index]! > 0)
  const parts = new Map(present.map((index) => [index, score(right[index]!, labelled[index]!, answered[index]!)]))
  const share = (index: number): number => (how === 'alike' ? 1 / present.length : labelled[index]! / total)
  const estimate = present.reduce((sum, index) => sum + share(index) * parts.get(index)!.value, 0)
  return {
    estimate,
    influence({ label, answer }) {
      const [own, other] = [parts.get(label)!, parts.get(answer)]
      const ofLabel = share(label) * (own.labelled + (label === answer ? own.right : 0))
      const ofAnswer = other === undefined ? 0 : share(answer) * other.answered
      // a row of a class also makes the class weigh more
      return ofLabel + ofAnswer + (how === 'alike' ? 0 : (own.value - estimate) / total)
    },
  }
}

/** Matthews correlation of several classes (Gorodkin 2004), as in scikit-learn. */
function correlation({ labelled, answered, right, total }: ClassMargins): ClassEstimate {
  const sum = (of: (index: number) => number): number => labelled.reduce((all, _, index) => all + of(index), 0)
  const hits = sum((index) => right[index]!)
  const byLabel = total ** 2 - sum((index) => labelled[index]! ** 2)
  const byAnswer = total ** 2 - sum((index) => answered[index]! ** 2)
  const scale = Math.sqrt(byLabel) * Math.sqrt(byAnswer)
  const estimate = (hits * total - sum((index) => labelled[index]! * answered[index]!)) / scale
  return {
    estimate,
    influence({ label, answer }) {
      const above = hits + (label === answer ? total : 0) - answered[label]! - labelled[answer]!
      const below = (total - labelled[label]!) / byLabel + (total - answered[answer]!) / byAnswer
      return above / scale - estimate * below
    },
  }
}
