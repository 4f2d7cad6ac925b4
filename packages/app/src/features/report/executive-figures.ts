import { boundText, estimateText, formatCount, type ClaimResult, type Verdict } from '@plumb/claims'
import { ended } from '../../output/claim-words.ts'
import { executiveCost } from './executive-cost.ts'

/** A promise on the page of one sheet: what it says aloud, and its number with range and n. */
export interface ExecutiveFigure {
  readonly claim: ClaimResult
  readonly sentence: string
  /** The sentence itself says the range and n, so that they need not stand beside it. */
  readonly isWhole: boolean
  readonly value: string
  /** `(68–88)`, `exact`, or nothing where there is no estimate. */
  readonly range: string
  readonly n: string
  /** `at least 45%`. */
  readonly promised: string
}

const mostFigures = 7

/**
 * The promises that a page of one sheet shows, at most seven and as many as its room allows: by turns what fails, what is
 * not known, what is waived and what holds, facts about files last.
 *
 * @param room what is left for them, in words
 */
export function executiveFigures(claims: readonly ClaimResult[], room: number): readonly ExecutiveFigure[] {
  const chosen: ExecutiveFigure[] = []
  let left = room
  for (const figure of inTurns(claims).map(figureOf)) {
    const cost = costOf(figure)
    if (chosen.length === mostFigures || cost > left) continue
    chosen.push(figure)
    left -= cost
  }
  return chosen
}

/** What room a figure takes. */
function costOf({ sentence, isWhole, value, range, n, promised }: ExecutiveFigure): number {
  const beside = isWhole ? [] : [value, range, n]
  return [sentence, promised, ...beside].reduce((sum, text) => sum + executiveCost(text), 0)
}

function figureOf(claim: ClaimResult): ExecutiveFigure {
  const [, value = '', range = ''] = /^(.*?)(?: (\([^()]*\)|exact))?$/su.exec(estimateText(claim)) ?? []
  const sentence = ended(claim.sentence)
  const hasRange = claim.estimate === null || range === 'exact' || /\([^()]*\d(?: to |–)[^()]*\)/.test(sentence)
  const isWhole = hasRange && new RegExp(`(?<![\\d,.])${formatCount(claim.n)}(?![\\d])`).test(sentence)
  return { claim, sentence, isWhole, value, range, n: `n ${formatCount(claim.n)}`, promised: boundText(claim) }
}

/** By turns what fails (twice as often), what is not known, what holds and what is waived; facts about files last. */
export function inTurns(claims: readonly ClaimResult[]): readonly ClaimResult[] {
  const of = (...verdicts: readonly Verdict[]): readonly ClaimResult[] =>
    inOrder(claims.filter(({ verdict }) => verdicts.includes(verdict)))
  const fails = of('fails')
  const queues = [
    fails.filter((_, at) => at % 2 === 0),
    of('undecided', 'no-evidence'),
    fails.filter((_, at) => at % 2 === 1),
    of('holds'),
    of('waived'),
  ]
  const longest = Math.max(...queues.map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue[turn] ?? [])).flat()
}

/** What speaks of the product before facts about a file, the last stage first. */
function inOrder(claims: readonly ClaimResult[]): readonly ClaimResult[] {
  const stages = [...new Set(claims.map(({ stage }) => stage))]
  const rank = ({ method, stage }: ClaimResult): number =>
    (method === 'count' ? stages.length : 0) - stages.indexOf(stage)
  return claims.toSorted((one, other) => rank(one) - rank(other))
}
