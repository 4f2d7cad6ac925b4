import { requireInside } from '../checks.ts'
import type { ShareSample } from '../sample.ts'

/** Rows that a person labelled and the judge judged, counted by both. */
export interface JudgedLabels {
  readonly labelYesJudgeYes: number
  readonly labelYesJudgeNo: number
  readonly labelNoJudgeYes: number
  readonly labelNoJudgeNo: number
}

/** The four shares that labels tell of a judge; null where no row can tell. */
export interface JudgeShares {
  /** Judge yes where the label is yes. */
  readonly sensitivity: ShareSample | null
  /** Judge no where the label is no. */
  readonly specificity: ShareSample | null
  /** Label yes where the judge says yes. */
  readonly yesWhereJudgeYes: ShareSample | null
  /** Label yes where the judge says no. */
  readonly yesWhereJudgeNo: ShareSample | null
}

/**
 * The shares of independent labelled rows; with clusters or weights make the four ratios yourself.
 *
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @example
 * judgeShares({ labelYesJudgeYes: 45, labelYesJudgeNo: 5, labelNoJudgeYes: 7, labelNoJudgeNo: 43 }).sensitivity
 * // => { design: 'independent', yes: 45, rows: 50 }
 */
export function judgeShares(labels: JudgedLabels): JudgeShares {
  const { labelYesJudgeYes, labelYesJudgeNo, labelNoJudgeYes, labelNoJudgeNo } = labels
  for (const count of Object.values(labels)) requireInside('a count of labels', count, 0, Number.MAX_VALUE)
  return {
    sensitivity: share(labelYesJudgeYes, labelYesJudgeNo),
    specificity: share(labelNoJudgeNo, labelNoJudgeYes),
    yesWhereJudgeYes: share(labelYesJudgeYes, labelNoJudgeYes),
    yesWhereJudgeNo: share(labelYesJudgeNo, labelNoJudgeNo),
  }
}

function share(yes: number, no: number): ShareSample | null {
  return yes + no > 0 ? { design: 'independent', yes, rows: yes + no } : null
}
