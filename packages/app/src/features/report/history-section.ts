import { formatCount, verdictGlyph, verdictWord, type Check, type Verdict } from '@plumb/claims'
import { ended } from '../../output/claim-words.ts'
import { dateText, timeText } from '../../output/dates.ts'
import { inertHtml } from '../../output/inert.ts'
import { say } from './html.ts'
import type { PastCheck, ReportHistory } from './report-history.ts'

/** The verdict of the last checks, what changed from each to the next and why, and how often the same rows were seen. */
export function historySection(check: Check, history: ReportHistory | null): string {
  if (history === null) return ''
  const { checks, looks } = history
  const entries = `<dl class="kv">${runs(checks).map(entry).join('')}</dl>`
  const seen = looks.length === 0 ? '' : `<p class="seen">${looks.map((text) => inertHtml(ended(text))).join(' ')}</p>`
  return `<section><h2>What changed since the last check</h2>${grid(check, checks)}<div class="panel pad">${say('p', 'rule', aboutRecord(history))}${entries}${seen}</div></section>`
}

function aboutRecord({ total, checks }: ReportHistory): string {
  const stored = total === 1 ? '1 check is kept' : `${formatCount(total)} checks are kept`
  const shown = checks.length > 1 ? `; the last ${formatCount(checks.length)} stand here, newest first` : ''
  return `${stored} beside the product file${shown}. This part is what that record says; no rows were read again for it.`
}

/** Checks that changed nothing stand together, newest first. */
function runs(checks: readonly PastCheck[]): readonly (readonly PastCheck[])[] {
  const found: PastCheck[][] = []
  for (const past of checks) {
    const last = found.at(-1)
    if (last !== undefined && last.every(isQuiet) && isQuiet(past) && last[0]?.headline === past.headline)
      last.push(past)
    else found.push([past])
  }
  return found
}

/** It was compared with another, and nothing had changed. */
function isQuiet({ since, changes }: PastCheck): boolean {
  return since !== null && changes.length === 0
}

function entry(run: readonly PastCheck[]): string {
  const [newest, oldest] = [run[0], run.at(-1)]
  if (newest === undefined || oldest === undefined) return ''
  const told = newest.changes.length === 0 ? [nothing(oldest)] : newest.changes.map(ended)
  const more = newest.more === 0 ? [] : [`And ${formatCount(newest.more)} more: plumb history lists them.`]
  const items = [...told, ...more].map((text) => say('li', '', text)).join('')
  const head = `<span class="v v-${newest.verdict}">${verdictGlyph(newest.verdict)}${inertHtml(newest.headline)}</span>`
  return `<dt>${inertHtml(timeText(newest.checkedAt))}${say('span', 'on', label(run))}</dt><dd>${head}<ul class="changes">${items}</ul></dd>`
}

function label([newest, ...others]: readonly PastCheck[]): string {
  if (newest === undefined) return ''
  const { id, asOf, stage } = newest
  const first = others.at(-1)?.id
  const name = id === null ? 'not kept' : `check ${formatCount(id)}`
  const parts = [
    typeof first === 'number' ? `${name} and ${formatCount(others.length)} before it` : name,
    ...(stage === null ? [] : [`up to stage ${stage}`]),
    ...(asOf === null ? [] : [`as of ${dateText(asOf)}`]),
  ]
  return parts.join(', ')
}

function nothing({ since }: PastCheck): string {
  return since === null
    ? 'The first of its kind that is kept here: there is nothing to compare it with.'
    : `Nothing changed since check ${formatCount(since)}.`
}

const mostRows = 20

/** A row for each promise whose verdict turned, newest check first as below it: the eye finds when. */
function grid({ claims }: Check, checks: readonly PastCheck[]): string {
  const turned = claims.filter(({ id }) => new Set(checks.map(({ verdicts }) => verdicts[id])).size > 1)
  if (turned.length === 0) return ''
  const heads = checks.map(({ id }) => `<th scope="col">${id === null ? 'now' : formatCount(id)}</th>`).join('')
  const rows = turned
    .slice(0, mostRows)
    .map(
      ({ id, claim }) =>
        `<tr><th scope="row">${say('code', 'claim', claim)}</th>${checks.map(({ verdicts }) => cell(verdicts[id])).join('')}</tr>`,
    )
  const rest = turned.length - rows.length
  const more = rest > 0 ? ` ${formatCount(rest)} more turned as well.` : ''
  return `<div class="panel"><div class="scroll" tabindex="0" role="group" aria-label="Verdicts of the last checks"><table class="grid"><thead><tr><th scope="col">Promises whose verdict turned, newest check first</th>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div><p class="key">${glyphKey}${more}</p></div>`
}

const all: readonly Verdict[] = ['holds', 'fails', 'undecided', 'no-evidence', 'waived']
const glyphKey: string = all.map((verdict) => `${mark(verdict)} ${verdictWord(verdict)}`).join(', ')

function mark(verdict: Verdict): string {
  return `<span class="v v-${verdict}">${verdictGlyph(verdict)}</span>`
}

function cell(verdict: Verdict | undefined): string {
  if (verdict === undefined) return '<td><span class="unseen">not promised</span></td>'
  return `<td>${mark(verdict)}<span class="unseen">${verdictWord(verdict)}</span></td>`
}
