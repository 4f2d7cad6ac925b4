import { formatCount, formatRows, type Check, type DataResult } from '@plumb/claims'
import { ended, periodText, rangeName } from '../../output/claim-words.ts'
import { timeText } from '../../output/dates.ts'
import { inertHtml } from '../../output/inert.ts'
import { say } from './html.ts'
import { limitations, type Limitation } from './limitations.ts'
import { methodWords } from './method-words.ts'

/** What the report cannot tell, computed from what was read. */
export function limitationsSection(check: Check): string {
  const found = limitations(check)
  const list =
    found.length === 0
      ? '<p>No row was set aside or lost, and no note was made.</p>'
      : `<dl class="kv">${found.map(limitation).join('')}</dl>`
  return `<section><h2>What this report cannot tell</h2><div class="panel pad">${list}</div></section>`
}

/** Where the numbers come from. */
export function dataSection(check: Check): string {
  const head =
    '<thead><tr><th scope="col">Data</th><th scope="col" class="r">Rows</th><th scope="col">From – to</th><th scope="col">Source</th><th scope="col">Fingerprint</th></tr></thead>'
  return `<section><h2>Data</h2><div class="panel pad"><table class="tab">${head}<tbody>${check.data.map(dataRow).join('')}</tbody></table></div></section>`
}

/** How each number was computed, in words. */
export function methodsSection(check: Check): string {
  const methods = new Map<string, string[]>()
  for (const { method, claim } of check.claims) methods.set(method, [...(methods.get(method) ?? []), claim])
  const entries = [...methods].map(([method, claims]) => {
    const words = methodWords(method)
    return `<dt>${inertHtml(method)}</dt><dd>${words === null ? '' : inertHtml(words)}${claimList(claims)}</dd>`
  })
  return `<section><h2>How it is computed</h2><div class="panel pad"><p class="rule">${rule(check)}</p><dl class="kv">${entries.join('')}</dl></div></section>`
}

/** The last line: when, by what, and where the evidence is. */
export function footer(check: Check): string {
  const asOf = check.asOf === check.checkedAt ? '' : `, as of ${timeText(check.asOf)}`
  return `<footer>${inertHtml(`Checked ${timeText(check.checkedAt)}${asOf} by Plumb ${check.plumb}. This file makes no request; the evidence, with every number unrounded, is inside it (element “evidence”).`)}</footer>`
}

function limitation({ about, text, claims }: Limitation): string {
  return `<dt>${inertHtml(about)}</dt><dd>${inertHtml(text)}${claimList(claims)}</dd>`
}

const mostClaims = 3

function claimList(claims: readonly string[]): string {
  const shown = claims.slice(0, mostClaims).map((claim) => say('code', 'claim', claim))
  const more = claims.length - shown.length
  return claims.length === 0
    ? ''
    : `<span class="on">${shown.join(' ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}</span>`
}

function dataRow(data: DataResult): string {
  const lost = data.rejected.reduce((sum, { rows }) => sum + rows, 0)
  const rows = `${formatCount(data.rows)}${lost > 0 ? `<span class="n">${formatRows(lost)} rejected</span>` : ''}`
  const period = periodText(data) ?? 'no dates'
  return `<tr>${say('td', 'strong', data.name)}<td class="r">${rows}</td>${say('td', '', period)}${say('td', 'mono', data.source)}${say('td', 'mono', data.fingerprint)}</tr>`
}

function rule({ claims }: Check): string {
  const text = `A promise holds when its whole ${rangeName(claims)} lies on the promised side, fails when all of it lies on the other side, and is undecided when the promise lies inside it. Where a promise speaks of each slice, it holds when every slice holds, and fails when one fails even after its range is widened for the number of slices looked at`
  return inertHtml(ended(text))
}
