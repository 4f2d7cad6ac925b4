import type { Check, ClaimResult, Verdict } from '../check/check.ts'
import { estimateText } from '../sentences/estimate-text.ts'
import { formatCount } from '../sentences/numbers.ts'
import { textChanges, type ClaimPair } from './bound-changes.ts'
import { changeOf, type Change } from './change.ts'
import { dataChanges } from './data-changes.ts'
import { pairsOf } from './pairs.ts'
import { settingChanges } from './setting-changes.ts'
import { whyChanged } from './why-changed.ts'

/**
 * What changed from one check of a product to a later one, and why: verdicts, bounds, claims, data, the product file,
 * Plumb. What concerns most comes first. The same inputs give the same words.
 */
export function changesBetween(before: Check, after: Check): readonly Change[] {
  const { both, added, removed } = pairsOf(before, after)
  const data = dataChanges(before, after)
  const settings = settingChanges(before, after)
  const texts = both.flatMap(textChanges)
  return [
    ...both.flatMap((pair) => verdictChange(pair, [...texts, ...data, ...settings])).toSorted(byConcern),
    ...texts,
    ...removed.map(removedChange),
    ...added.map(addedChange),
    ...data,
    ...quietSettings(settings, texts.length + added.length + removed.length > 0),
  ]
}

const past: Readonly<Record<Verdict, string>> = {
  holds: 'held',
  fails: 'failed',
  undecided: 'was undecided',
  'no-evidence': 'had no evidence',
  waived: 'was waived',
}

const present: Readonly<Record<Verdict, string>> = {
  holds: 'holds',
  fails: 'fails',
  undecided: 'is undecided',
  'no-evidence': 'has no evidence',
  waived: 'is waived',
}

const concern: readonly (string | null)[] = ['fails', 'undecided', 'no-evidence', 'waived', 'holds']

function byConcern(one: Change, other: Change): number {
  return concern.indexOf(one.to) - concern.indexOf(other.to)
}

function verdictChange(pair: ClaimPair, changes: readonly Change[]): readonly Change[] {
  const { before, after } = pair
  if (before.verdict === after.verdict) return []
  const went = `“${after.claim}” ${past[before.verdict]} and now ${present[after.verdict]}`
  const text = `${went}: ${numbersText(pair)}. ${whyChanged(pair, changes)}`
  return [
    changeOf('verdict', text, { claim: after.id, dataset: after.dataset, from: before.verdict, to: after.verdict }),
  ]
}

/** Both in the digits that the present bound asks for. */
function numbersText({ before, after }: ClaimPair): string {
  const isSame = (['estimate', 'low', 'high', 'unit'] as const).every((key) => before[key] === after[key])
  if (isSame) return `${counted(after)}, as before`
  const { bound, direction } = after
  const then = before.unit === after.unit ? { ...before, bound, direction } : before
  return `${counted(after)}; before ${counted(then)}`
}

/** `90% (82–95), n 100`; a count needs no n beside it. */
function counted(claim: ClaimResult): string {
  const isExact = claim.estimate === null || (claim.low === claim.high && claim.low !== null)
  return isExact ? estimateText(claim) : `${estimateText(claim)}, n ${formatCount(claim.n)}`
}

function removedChange({ id, claim, dataset, verdict }: ClaimResult): Change {
  const text = `“${claim}” is no longer promised; it ${past[verdict]}.`
  return changeOf('removed', text, { claim: id, dataset, from: verdict })
}

function addedChange({ id, claim, dataset, verdict }: ClaimResult): Change {
  const text = `“${claim}” is promised now; it ${present[verdict]}.`
  return changeOf('added', text, { claim: id, dataset, to: verdict })
}

/** That the product file is another text goes without saying where what it says differently is said. */
function quietSettings(settings: readonly Change[], isSaid: boolean): readonly Change[] {
  return isSaid ? settings.filter(({ kind }) => kind !== 'product-file') : settings
}
