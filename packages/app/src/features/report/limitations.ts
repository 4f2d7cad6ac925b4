import {
  capitalized,
  estimateText,
  excludedWords,
  formatCount,
  formatRows,
  reasonWords,
  whereText,
} from '@plumb/claims'
import type { Check, ClaimResult, DataResult } from '@plumb/claims'
import { ended } from '../../output/claim-words.ts'
import { dateText, daysBetween } from '../../output/dates.ts'

export interface Limitation {
  /** A few words that name it. */
  readonly about: string
  readonly text: string
  /** Claims that it touches, in their own words. */
  readonly claims: readonly string[]
}

/** What a check cannot tell, computed from what it read: lost and excluded rows, thin slices, notes, bounds out of reach, old data. */
export function limitations(check: Check): readonly Limitation[] {
  return [
    ...check.data.flatMap(rejectedLines),
    ...excludedRows(check.claims),
    ...check.claims.flatMap(thinSlices),
    ...check.claims.flatMap(noEvidence),
    ...notes(check.claims),
    ...unprovenMethods(check.claims),
    ...check.data.flatMap((data) => age(data, check.asOf)),
  ]
}

function rejectedLines({ name, rejected }: DataResult): readonly Limitation[] {
  return rejected.map(({ rows, reason, lines }) => {
    const more = rows > lines.length ? ' and more' : ''
    const at = lines.length === 0 ? '' : ` (line ${lines.map(formatCount).join(', ')}${more})`
    return {
      about: 'Lines not read',
      text: `${formatRows(rows)} of ${name} could not be read: ${reason}${at}. They are in no number here.`,
      claims: [],
    }
  })
}

/** One sentence for each dataset, reason and count, however many claims it touches. */
function excludedRows(claims: readonly ClaimResult[]): readonly Limitation[] {
  const found = new Map<string, Limitation>()
  for (const claim of claims) {
    for (const { rows, reason } of claim.excluded.filter((part) => part.rows > 0)) {
      const text = `${formatRows(rows)} of ${claim.dataset} ${rows === 1 ? 'was' : 'were'} set aside: ${excludedWords(reason)}.`
      found.set(text, { about: 'Rows set aside', text, claims: [...(found.get(text)?.claims ?? []), claim.claim] })
    }
  }
  return [...found.values()]
}

function thinSlices(claim: ClaimResult): readonly Limitation[] {
  const thin = claim.slices.filter(({ verdict }) => verdict === 'no-evidence')
  const [about, parts] = claim.slices.some(({ window }) => window !== undefined)
    ? ['Blind windows', 'windows of time']
    : ['Slices without evidence', 'slices']
  if (thin.length === 0) return []
  const named = thin
    .slice(0, 6)
    .map(({ where, reason }) => `${whereText(where)} (${reason === null ? 'no evidence' : reasonWords(reason)})`)
  const more = thin.length - named.length
  const list = `${named.join('; ')}${more > 0 ? `; and ${formatCount(more)} more` : ''}`
  return [
    {
      about,
      text: `Nothing can be said of ${formatCount(thin.length)} of ${formatCount(claim.slices.length)} ${parts}: ${list}.`,
      claims: [claim.claim],
    },
  ]
}

function noEvidence(claim: ClaimResult): readonly Limitation[] {
  if (claim.estimate !== null || claim.slices.length > 0 || claim.reason === null) return []
  return [
    {
      about: 'No estimate',
      text: `${capitalized(estimateText(claim))}: ${reasonWords(claim.reason)}.`,
      claims: [claim.claim],
    },
  ]
}

function notes(claims: readonly ClaimResult[]): readonly Limitation[] {
  return claims.flatMap((claim) =>
    claim.notes.map(({ code, text }) => ({
      about: noteNames[code] ?? 'Note',
      text: ended(text),
      claims: [claim.claim],
    })),
  )
}

/** Methods that say so themselves, unless a note of the claim said it. */
function unprovenMethods(claims: readonly ClaimResult[]): readonly Limitation[] {
  const unproven = claims.filter(
    ({ method, notes: own }) => /not proven/i.test(method) && own.every(({ code }) => code !== notProven),
  )
  return [...new Set(unproven.map(({ method }) => method))].map((method) => ({
    about: noteNames[notProven] ?? 'Note',
    text: `That the range by ${method.replace(/,? *coverage not proven/i, '')} covers as often as it says is not proven.`,
    claims: unproven.filter((claim) => claim.method === method).map(({ claim }) => claim),
  }))
}

const notProven = 'coverage-not-proven'

const noteNames: Readonly<Record<string, string>> = {
  mix: 'Slices and total disagree',
  unreachable: 'A bound out of reach',
  'one-row-dominates': 'One row decides',
  'missing-counted': 'Missing values that count',
  'short-interval': 'A range that may be too short',
  'coverage-not-proven': 'A range that is not proven',
}

function age({ name, rows, from, to }: DataResult, asOf: string): readonly Limitation[] {
  if (rows === 0) return []
  if (from === null || to === null) {
    return [
      {
        about: 'No dates',
        text: `${name} has no dates, so nothing here says how old it is, or whether anything has changed since.`,
        claims: [],
      },
    ]
  }
  const days = daysBetween(to, asOf)
  if (days === null || days < 1) return []
  return [
    {
      about: 'Age of the data',
      text: `The newest row of ${name} is from ${dateText(to)}, ${formatCount(days)} ${days === 1 ? 'day' : 'days'} before this check. What came after is not in it.`,
      claims: [],
    },
  ]
}
