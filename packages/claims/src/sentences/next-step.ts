import type { ClaimResult, Reason } from '../check/check.ts'
import { isAgainstOthers, rivalName, selfOf, type ResolvedClaim } from '../resolve/resolved.ts'
import { aboutRows, capitalized } from './format-rows.ts'

type Judged = Pick<
  ClaimResult,
  'id' | 'verdict' | 'beneath' | 'reason' | 'needed' | 'neededFor80' | 'counted' | 'where' | 'direction' | 'estimate'
>

/** Nobody gathers more rows than this to settle a promise. */
export const mostRowsToName = 1_000_000

/** Forms of which single rows can count against a promise; elsewhere, as in a bias, all rows make it together. */
const countsAgainst: readonly string[] = ['share', 'table', 'classes']

/** What to do about a verdict. */
export function nextStep(claim: ResolvedClaim, result: Judged): string {
  switch (result.verdict) {
    case 'holds':
      return 'Nothing to do; check again when the data or the product changes.'
    case 'waived':
      return `Waived for now; beneath, it ${result.beneath === 'fails' ? 'fails' : 'is not shown'}.`
    case 'fails':
      return failing(claim, result)
    case 'undecided':
      return undecided(claim, result)
    case 'no-evidence':
      return lacking(claim, result.reason)
  }
}

function failing(claim: ResolvedClaim, { id, where }: Judged): string {
  const here = where === null ? '' : ' here'
  if (claim.direction === 'compare')
    return 'Keep what you have, or improve the first candidate before you promise this.'
  if (selfOf(claim).measure.fact === true) return 'This is a fact of the data: mend the data, or promise less.'
  if (selfOf(claim).measure.versus === true)
    return `Look at what moved${here} (plumb rows --claim ${id}) and why; mend it, or promise less.`
  const wrong = countsAgainst.includes(selfOf(claim).quantity.form) ? ' --wrong' : ''
  return `Look at the rows${here} (plumb rows --claim ${id}${wrong}); mend what they show, or promise less.`
}

/** In a slice of the rows; a rival is none. */
function hereIn(claim: ResolvedClaim, { where }: Pick<Judged, 'where'>): string {
  const rival = isAgainstOthers(claim) ? rivalName : undefined
  return Object.keys(where ?? {}).some((name) => name !== rival) ? ' here' : ''
}

function undecided(claim: ResolvedClaim, result: Judged): string {
  const { reason, needed, neededFor80, counted, direction } = result
  const here = hereIn(claim, result)
  const aboutTwo = selfOf(claim).measure.versus === true
  switch (reason) {
    case 'on-the-bound':
      return 'It sits on the promise itself; no number of rows to name.'
    case 'one-of-many':
      return `Among so many ${isAgainstOthers(claim) ? 'comparisons' : 'slices'} one this far off arises by chance; watch it, or gather rows${here}.`
    case 'unpaired-rows':
      return 'Say what an unanswered row means (unanswered: wrong or skip), or answer the rows that are missing.'
    case 'unreachable':
      return 'Promise a bound that can be shown.'
    case 'no-range-for-design':
      return 'Promise a measure that has a range for rows with weights or clusters, such as recall at a threshold.'
    case 'judge-refused':
      return 'Label more rows of the kind that has few, or take a judge that tells passes from failures.'
    case 'judge-contradicts-labels':
      return 'Label rows drawn at random from these: the judge does otherwise on them than on its labels.'
    case 'too-many-ratings':
      return 'Band the ratings into fewer, or promise a measure of numbers, such as mae.'
    case 'no-variation':
      return 'More rows are needed before their spread can be seen.'
    case 'rare-values':
      return 'Fold values that are rare in the reference into one, leave them (or missing ones) out with where, or gather rows.'
    default:
      break
  }
  if (needed === null && aboutTwo && direction !== 'between')
    return 'More rows here alone would not settle it; what it is held against needs more too.'
  if (needed === null && direction === 'between')
    return `More rows${here} narrow the range; how many would settle a promise with two ends is not computed.`
  if (needed === null) return 'It cannot be told from this data yet.'
  if (needed > mostRowsToName)
    return 'It lies so close to the promise that more than a million further rows would be needed.'
  const safer = neededFor80 === null ? '' : ` (${aboutRows(neededFor80)} for four chances in five)`
  const more = needed === 1 ? `One more of the ${counted}` : `${capitalized(aboutRows(needed))} more ${counted}`
  return `${more}${here} would settle it${safer}.`
}

function lacking(claim: ResolvedClaim, reason: Reason | null): string {
  switch (reason) {
    case 'stale':
      return 'Bring newer data.'
    case 'no-data-yet':
      return 'It will be checked when rows arrive.'
    case 'too-few-rows':
      return claim.minimum === undefined
        ? 'More rows are needed.'
        : 'No slice reaches the minimum; gather rows, or lower it.'
    case 'one-class':
      return 'Rows of both kinds are needed.'
    case 'score-out-of-range':
      return 'Give scores from 0 to 1, or promise a ranking measure such as roc_auc.'
    case 'too-many-slices':
      return 'Choose a column with fewer values, or cut it into bands.'
    case 'all-missing':
      return 'Fill in the label, prediction or column that is missing.'
    default:
      return 'Look at the condition and the data: nothing could be counted.'
  }
}
