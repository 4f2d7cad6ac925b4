import { formatCount, formatEstimate, formatPlain, whereText, type ClaimResult } from '@plumb/claims'
import { claimText, type DraftClaim } from './draft-claims.ts'
import { amountBound, percentBound, roomyPercent, rowsBound, scoreBound } from './readable-bound.ts'
import { worstLimits, type Limits } from './worst-limits.ts'

/** A claim with a bound that the data supports, or why there is none. */
export interface SettledClaim {
  readonly stage: DraftClaim['stage']
  readonly kind: 'promise' | 'suggestion' | 'left-out'
  /** The claim; of one left out, its words without a bound. */
  readonly text: string
  /** What the data shows, or why it is left out. */
  readonly comment: string
}

/** One draft and what the engine answered. */
export interface Answered {
  readonly draft: DraftClaim
  readonly result: ClaimResult
}

/**
 * Sets bounds from the limits of the intervals, rounded to the safe side. What the data does not support, or what would be
 * no promise (no better than chance), is left out and says why.
 */
export function settleClaims(answers: readonly Answered[]): readonly SettledClaim[] {
  const chance = answers.find(({ draft }) => draft.subject === 'base_rate')?.result.estimate ?? 0
  const blind = answers.some((answer) => isBlind(answer, chance))
  const settled = answers
    .filter(({ draft }) => draft.hidden !== true)
    .map(({ draft, result }) => ({ draft, result, settled: settle(draft, result, blind) }))
  return onePerSlice(settled).flatMap((each) =>
    each.draft.suggested === true ? suggestion(each, settled) : [each.settled],
  )
}

/** Flags that are not shown to be better than chance, amounts not closer than their mean. */
function isBlind({ draft, result }: Answered, chance: number): boolean {
  const least = { precision: chance, r2: 0 }[draft.subject]
  return draft.clauses === '' && least !== undefined && !(worstLimits(draft, result).low > least)
}

interface Settled extends Answered {
  readonly settled: SettledClaim
}

/** A live promise that the windows at hand do not support is suggested at the bound of the whole, and says so. */
function suggestion({ draft, result, settled }: Settled, all: readonly Settled[]): readonly SettledClaim[] {
  if (settled.kind !== 'left-out') return [settled]
  const whole = all.find((each) => each.draft.subject === draft.subject && each.draft.clauses === '')
  if (whole === undefined || whole.settled.kind === 'left-out') return []
  const limits = worstLimits(draft, result)
  const lowestWindow = limits.estimate === null ? reasonWords(limits) : shows(draft, result, limits)
  const text = claimText(draft, boundOf(whole.draft, worstLimits(whole.draft, whole.result)))
  return [
    {
      stage: draft.stage,
      kind: 'suggestion',
      text,
      comment: `the bound of the whole; today it would not hold: ${lowestWindow}`,
    },
  ]
}

function settle(draft: DraftClaim, result: ClaimResult, blind: boolean): SettledClaim {
  const limits = worstLimits(draft, result)
  const why = refusal(draft, result, limits, blind)
  const words = `${draft.subject}${draft.clauses}`
  if (why !== undefined) return { stage: draft.stage, kind: 'left-out', text: words, comment: why }
  const text = claimText(draft, boundOf(draft, limits))
  return {
    stage: draft.stage,
    kind: draft.suggested === true ? 'suggestion' : 'promise',
    text,
    comment: shows(draft, result, limits),
  }
}

const mostMiscalibrated = 0.15
const mostDuplicates = 0.2

/** Why a claim is not promised. */
function refusal(draft: DraftClaim, result: ClaimResult, limits: Limits, blind: boolean): string | undefined {
  const shown = limits.estimate === null ? '' : `: ${shows(draft, result, limits)}`
  const end = draft.aim === 'at-most' ? limits.high : limits.low
  if (limits.estimate === null || Number.isNaN(end)) return `no evidence yet (${reasonWords(limits)})`
  if (draft.subject === 'roc_auc' && limits.high < 0.5) {
    return `the score ranks the positives below the others${shown}; is it the score of the other value, or positive wrong?`
  }
  if (draft.subject === 'roc_auc' && limits.low <= 0.5) return `not shown to be better than a coin${shown}`
  if ((draft.subject === 'precision' || draft.subject === 'recall') && blind) {
    return `flags are not shown to be better than picking rows at random${shown}`
  }
  if ((draft.subject === 'mae' || draft.subject === 'r2') && blind) {
    return `predictions are not shown to be closer than always saying the mean${shown}`
  }
  if (draft.subject === 'calibration_error' && limits.high > mostMiscalibrated) {
    return `the scores are not shown to be probabilities${shown}`
  }
  if (draft.subject === 'duplicates' && limits.estimate > mostDuplicates)
    return `rows look alike by nature here${shown}`
  if (draft.aim === 'at-least' && boundOf(draft, limits) === 0) return `nothing above 0 is shown${shown}`
  return undefined
}

function reasonWords({ reason, slice }: Limits): string {
  const words = (reason ?? 'no estimate').replaceAll('-', ' ')
  return slice === undefined ? words : `${whereText(slice.where)}: ${words}`
}

function boundOf({ aim, style }: DraftClaim, { low, high }: Limits): number | readonly [number, number] {
  const round = {
    rows: rowsBound,
    amount: amountBound,
    share: percentBound,
    fact: roomyPercent,
    points: percentBound,
    score: scoreBound,
  }[style]
  if (aim === 'between') return [round(low, 'down'), round(high, 'up')]
  return aim === 'at-least' ? round(low, 'down') : round(high, 'up')
}

/** `the data shows 93% (91–94, n 1,234)`. */
function shows(
  { style, aim }: DraftClaim,
  { unit: ownUnit }: ClaimResult,
  { estimate, low, high, n, slice }: Limits,
): string {
  const unit = style === 'points' ? 'points' : ownUnit
  const value = estimate ?? NaN
  const room = style === 'rows' && rowsBound(value) < value ? '; this leaves room for about 5% fewer' : ''
  if (low === high) return `the data shows ${exactly(value, unit)}${room}`
  const range = formatEstimate({ estimate: value, low, high, unit }).replace(/\)$/, `, n ${formatCount(n)})`)
  return slice === undefined
    ? `the data shows ${range}`
    : `the ${aim === 'at-most' ? 'highest' : 'lowest'} is ${whereText(slice.where)}: ${range}`
}

function exactly(value: number, unit: string): string {
  return unit === 'share' ? formatPlain(Number(value.toPrecision(3)), unit) : formatPlain(value, unit)
}

/** Of the measures in each slice, the first one that the data supports is enough. */
function onePerSlice(all: readonly Settled[]): readonly Settled[] {
  const sliced = all.filter(({ draft }) => draft.clauses.startsWith(' in each'))
  const kept = sliced.find(({ settled }) => settled.kind === 'promise') ?? sliced[0]
  return all.filter((each) => !sliced.includes(each) || each === kept)
}
