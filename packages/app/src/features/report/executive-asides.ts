import { formatCount, formatRows, type Check, type ClaimResult, type Verdict } from '@plumb/claims'
import { ended, periodText } from '../../output/claim-words.ts'
import { dateText } from '../../output/dates.ts'
import { clipped } from './executive-cost.ts'
import { limitations } from './limitations.ts'
import type { ReportHistory } from './report-history.ts'

/** A line of the page of one sheet beside its figures: a label at the left and a sentence. */
export interface Aside {
  readonly label: string
  readonly text: string
}

/** Where the numbers come from: `Judged on live: 8,232 rows, 1 Jun 2021 to 9 May 2022.` */
export function judgedOn({ data }: Check): string {
  const shown = data.slice(0, 2).map((one) => {
    const period = periodText(one)
    return `${clipped(one.name, 24)} (${formatRows(one.rows)}${period === null ? ', no dates' : `, ${clipped(period, 30)}`})`
  })
  const more = data.length - shown.length
  const list = [...shown, ...(more > 0 ? [`${formatCount(more)} more`] : [])].join(' and ')
  return data.length === 0 ? 'No data was read.' : `Judged on ${list}.`
}

/** What is not on the page: `11 more promises: 5 that hold, 6 that fail.` */
export function notShown(claims: readonly ClaimResult[], shown: ReadonlySet<ClaimResult>): Aside | null {
  const rest = claims.filter((claim) => !shown.has(claim))
  if (rest.length === 0) return null
  const counts = words.flatMap(([verdict, word]) => {
    const count = rest.filter((claim) => claim.verdict === verdict).length
    return count === 0 ? [] : [`${formatCount(count)} ${word[count === 1 ? 0 : 1]}`]
  })
  const more = `${formatCount(rest.length)} more ${rest.length === 1 ? 'promise' : 'promises'}`
  return { label: 'Not shown', text: `${more}: ${counts.join(', ')}.` }
}

const words: readonly (readonly [Verdict, readonly [string, string]])[] = [
  ['fails', ['fails', 'fail']],
  ['undecided', ['is undecided', 'are undecided']],
  ['no-evidence', ['has no evidence', 'have no evidence']],
  ['waived', ['is waived', 'are waived']],
  ['holds', ['holds', 'hold']],
]

/** Which verdicts turned since the last check. */
export function sinceBefore(history: ReportHistory | null): Aside | null {
  const [now, ...before] = history?.checks ?? []
  const then = before.find(({ id }) => id !== null && id === now?.since)
  if (now === undefined || then === undefined) return null
  const turned = Object.entries(now.verdicts).filter(([id, verdict]) => (then.verdicts[id] ?? verdict) !== verdict)
  const count = (verdict: Verdict): number => turned.filter(([, one]) => one === verdict).length
  const [failing, holding] = [count('fails'), count('holds')]
  const other = turned.length - failing - holding
  const parts = [
    ...(failing > 0 ? [`${formatCount(failing)} newly ${failing === 1 ? 'fails' : 'fail'}`] : []),
    ...(holding > 0 ? [`${formatCount(holding)} newly ${holding === 1 ? 'holds' : 'hold'}`] : []),
    ...(other > 0 ? [`${formatCount(other)} turned otherwise`] : []),
  ]
  const text = parts.length === 0 ? 'no verdict turned.' : `of the promises, ${parts.join(', ')}.`
  return { label: 'What changed', text: ended(`since ${clipped(dateText(then.checkedAt), 20)} ${text}`) }
}

/** What would help most: the next step of the first promise that fails or is not known, without its command. */
export function nextStep(claims: readonly ClaimResult[]): Aside | null {
  const open = claims.find(({ verdict, next }) => verdict !== 'holds' && verdict !== 'waived' && next !== '')
  return open === undefined ? null : { label: 'Next', text: ended(open.next.replace(/ ?\(plumb [^)]*\)/g, '')) }
}

const mostBlind = 4

/** The names of what the report cannot tell. */
export function blindSpots(check: Check): Aside | null {
  const names = [...new Set(limitations(check).map(({ about }) => about.toLowerCase()))]
    .filter((name) => name !== 'note')
    .slice(0, mostBlind)
  return names.length === 0 ? null : { label: 'Blind spots', text: ended(names.join('; ')) }
}
