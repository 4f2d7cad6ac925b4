import { measuresIn, type ClaimResult, type MeasureDoc } from '@plumb/claims'
import { ended } from '../../output/claim-words.ts'
import { inertHtml } from '../../output/inert.ts'
import { say } from './html.ts'

/** What each measure of the promises means, from the catalogue, in the order of their first use. */
export function definitionsSection(claims: readonly ClaimResult[]): string {
  const used = new Map<string, MeasureDoc>()
  for (const doc of claims.flatMap(({ claim }) => measuresIn(claim))) used.set(doc.name, doc)
  if (used.size === 0) return ''
  return `<section><h2>What the measures mean</h2><div class="panel pad"><dl class="kv">${[...used.values()].map(definition).join('')}</dl></div></section>`
}

function definition({ name, title, definition: text, formula, avoid }: MeasureDoc): string {
  const care =
    avoid === '' ? '' : say('span', 'on', `Not for: ${avoid.charAt(0).toLowerCase()}${ended(avoid).slice(1)}`)
  return `<dt>${inertHtml(title)}${say('code', 'on', name)}</dt><dd>${inertHtml(ended(text))} ${say('code', 'formula', formula)}${care}</dd>`
}
