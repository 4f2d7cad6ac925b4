import { verdictGlyph, verdictWord, capitalized, type Verdict } from '@plumb/claims'
import { inertHtml } from '../../output/inert.ts'

/** An element with text from anywhere inside; the text is inert. */
export function say(tag: string, name: string, text: string): string {
  return `<${tag} class="${name}">${inertHtml(text)}</${tag}>`
}

/** Glyph and word of a verdict in its hue; the true one beneath a waiver. */
export function verdictHtml(verdict: Verdict, beneath: Verdict | null = null): string {
  const shown = `<span class="v v-${verdict}">${verdictGlyph(verdict)}${capitalized(verdictWord(verdict))}</span>`
  if (verdict !== 'waived' || beneath === null) return shown
  return `${shown}<span class="under">beneath: <span class="v v-${beneath}">${verdictGlyph(beneath, { size: 11 })}${verdictWord(beneath)}</span></span>`
}

/** `<b>80%</b> (68–88)`: the value stands out, the range belongs to it. */
export function estimateHtml(text: string): string {
  const range = text.match(/ \([^()]*\)$| exact$/)?.[0] ?? ''
  const value = text.slice(0, text.length - range.length)
  return `<b>${inertHtml(value)}</b>${range === '' ? '' : ` <span class="rg">${inertHtml(range.trim())}</span>`}`
}
