import type { ClaimResult } from '../check/check.ts'
import { printCondition } from '../language/print.ts'
import { isSampled, type Measured } from '../forms/measured.ts'
import { isAgainstOthers, rivalName, selfOf, type Basis, type ResolvedClaim, type Rival } from '../resolve/resolved.ts'
import { estimateText } from './estimate-text.ts'
import { capitalized, formatCount } from './format-rows.ts'
import { naturalFrequency } from './natural-frequency.ts'
import { reasonWords } from './reason-words.ts'
import type { Spoken } from './spoken.ts'
import { visibleText } from './visible-text.ts'
import { valueText } from './where-text.ts'

/** What a sentence is computed from. */
export type Facts = Pick<
  ClaimResult,
  | 'estimate'
  | 'low'
  | 'high'
  | 'n'
  | 'unit'
  | 'bound'
  | 'direction'
  | 'where'
  | 'window'
  | 'claim'
  | 'reason'
  | 'counted'
>

/** What was found, in plain words: the counts, the natural frequency with its range, and where. */
export function sentenceOf(claim: ResolvedClaim, facts: Facts, measured: Measured): string {
  const place = placeOf(claim, facts)
  if (!isSampled(measured) || facts.estimate === null) {
    return inPlace(`${titleOf(selfOf(claim))} has no estimate: ${reasonWords(facts.reason ?? 'no-rows')}.`, place)
  }
  return inPlace(found(claim, facts, measured.yes), place)
}

function found(claim: ResolvedClaim, facts: Facts, yes: number | undefined): string {
  const { subject } = claim
  const value = estimateText(facts)
  const n = `n ${formatCount(facts.n)}`
  const title = titleOf(selfOf(claim))
  switch (subject.kind) {
    case 'plain':
      return subject.self.measure.sentence(spokenOf(subject.self, facts, value, yes))
    case 'distance':
      return apart(subject.self, facts, value, visibleText(subject.versus.dataset.name))
    case 'distance-window':
      return inPlace(
        apart(subject.self, facts, value, `the ${subject.unit} before`),
        `In the last whole ${subject.unit}: `,
      )
    case 'gap':
      return `Between the values of ${visibleText(subject.by.name)}, ${title} differs by ${value}, ${n}.`
    case 'parity':
      return `Between the values of ${visibleText(subject.by.name)}, the lowest ${title} is ${value} of the highest, ${n}.`
    case 'worst':
      return `The worst ${title} of any ${visibleText(subject.by.name)} is ${value}, ${n}.`
    case 'change':
      return `${title}${ofWhom(subject.self)} on ${claim.dataset.name} minus that on ${subject.versus.dataset.name} is ${value}, ${n}.`
    case 'change-window':
      return `${title}${ofWhom(subject.self)} of the last whole ${subject.unit} minus that of the ${subject.unit} before is ${value}, ${n}.`
    case 'comparison':
      return `${comparedOn(subject.first, facts)}, ${compared(rivalOf(subject.rivals, facts).paired.names, title, value)}`
  }
}

function apart(self: Basis, facts: Facts, value: string, from: string): string {
  return self.measure.sentence({ ...spokenOf(self, facts, value, undefined), from })
}

/** The rival that the numbers speak of. */
function rivalOf(rivals: readonly Rival[], { where }: Pick<Facts, 'where'>): Rival {
  return rivals.find(({ paired }) => paired.names[1] === where?.[rivalName]) ?? rivals[0]!
}

function compared([first, second]: readonly [string, string], title: string, value: string): string {
  return `${title} of ${visibleText(first)} minus that of ${visibleText(second)} is ${value}.`
}

/** Two rankings each have rows of their own at the top, and two sides contests of their own. */
function comparedOn({ quantity }: Basis, facts: Facts): string {
  const rows = `${formatCount(facts.n)} ${facts.counted}`
  const own = quantity.form === 'top' && quantity.rows !== undefined
  if (quantity.form === 'contest') return `On ${rows}`
  return own ? `For the ${rows} by each` : `On the same ${rows}`
}

/** ` of rule`, where a candidate was named. */
function ofWhom({ said: { who } }: Basis): string {
  return who === 'the model' ? '' : ` of ${visibleText(who)}`
}

/** `recall`, `mean of amount`, `hit rate at 10`, `precision at 100`. */
export function titleOf({ measure: { title }, said }: Basis): string {
  const words = beginsWithName(title) ? title : title.charAt(0).toLowerCase() + title.slice(1)
  const args = said.args.map(visibleText)
  if (args.length === 0) return words
  if (/\bk\b/.test(words)) return words.replace(/\bk\b/, args[0]!)
  // recall at the top 10%, recall at precision 90%
  if (/ at /.test(words)) return `${words} ${args.join(' and ')}`
  return `${words} ${args.every((arg) => /^\d/.test(arg)) ? 'at' : 'of'} ${args.join(' and ')}`
}

function spokenOf({ said }: Basis, facts: Facts, value: string, yes: number | undefined): Spoken {
  const [estimate, low, high] = [facts.estimate!, facts.low ?? 0, facts.high ?? 1]
  return {
    estimate,
    n: formatCount(facts.n),
    rows: rowsWord(said.words.rows, facts.n),
    ...(yes === undefined ? {} : { yes: formatCount(yes) }),
    frequency: naturalFrequency({ estimate, low, high }).text,
    value: value.replace(/ exact$/, ''),
    positive: visibleText(said.words.positive),
    who: said.who === 'the model' ? said.who : visibleText(said.who),
    args: said.args.map(visibleText),
    ...(said.correctedBy === undefined ? {} : { correctedBy: visibleText(said.correctedBy) }),
  }
}

/** Which rows the sentence speaks of: the claim's condition, the slice, the window. */
function placeOf(claim: ResolvedClaim, { where, window }: Facts): string {
  const condition = claim.stated.claim.clauses.where
  const against = isAgainstOthers(claim)
  const told = [window?.unit, against ? rivalName : undefined]
  const entries = Object.entries(where ?? {}).filter(([name]) => !told.includes(name))
  const slices = entries.map(([name, value]) => `${visibleText(name)} ${valueText(value)}`).join(' and ')
  const parts = [
    condition === undefined ? '' : `where ${visibleText(printCondition(condition))}`,
    slices === '' ? '' : `in ${slices}`,
    window === null ? '' : timeOf(window.unit, where?.[window.unit]),
    against ? againstWords(claim, where) : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `${capitalized(parts.join(', '))}: `
}

/** Which rival of a claim against others: `against rules, of 3 rivals the one of most concern`. */
function againstWords({ subject }: ResolvedClaim, where: Facts['where']): string {
  const rival = where?.[rivalName]
  const rivals = subject.kind === 'comparison' ? subject.rivals.length : 0
  if (typeof rival !== 'string') return ''
  const among = rivals > 1 ? `, of ${rivals} rivals the one of most concern` : ''
  return `against ${visibleText(rival)}${among}`
}

function timeOf(unit: string, value: unknown): string {
  const of = { hour: 'in the hour from', day: 'on', week: 'in the week from', month: 'in' }[unit] ?? 'in'
  return `${of} ${String(value)}`
}

/** After a place the sentence goes on in small letters, unless it begins with a name such as F1 or ROC. */
function inPlace(text: string, place: string): string {
  if (place === '') return capitalized(text)
  return `${place}${beginsWithName(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)}`
}

function beginsWithName(text: string): boolean {
  return /^[A-Z]{2}|^[A-Z][\d²]|^Matthews\b|^Brier\b|^F-beta\b/.test(text)
}

/** `row` for one of them; the words of a product file are plurals. */
function rowsWord(plural: string, n: number): string {
  const word = visibleText(plural)
  if (n !== 1) return word
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<!s)s$/, '')
}
