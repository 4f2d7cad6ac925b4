import type { Verdict } from '../check/check.ts'

export interface GlyphOptions {
  /** Width and height in px. */
  readonly size?: number
}

/**
 * The glyph of a verdict in the current colour: holds a filled disc with a tick, fails a filled diamond with a cross,
 * undecided a disc half filled and cut by a line, waived a rounded square with two bars, no evidence a dashed ring.
 * Always beside the word, so hidden from screen readers.
 */
export function verdictGlyph(verdict: Verdict, { size = 14 }: GlyphOptions = {}): string {
  return `<svg class="glyph" width="${size}" height="${size}" viewBox="0 0 14 14" aria-hidden="true">${shapes[verdict]}</svg>`
}

/** The CSS variable that holds the colour of a verdict. */
export function verdictColour(verdict: Verdict): string {
  return verdict === 'no-evidence' ? 'var(--none)' : `var(--${verdict})`
}

/** The word of a verdict, as it stands beside its glyph. */
export function verdictWord(verdict: Verdict): string {
  return verdict === 'no-evidence' ? 'no evidence' : verdict
}

const ring = 'fill="none" stroke="currentColor" stroke-width="1.5"'

const shapes: Readonly<Record<Verdict, string>> = {
  holds:
    '<circle cx="7" cy="7" r="6.6" fill="currentColor"/><path d="M3.9 7.3 6.1 9.5 10.2 4.9" fill="none" stroke="var(--surface)" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>',
  fails:
    '<path d="M7 0 14 7 7 14 0 7Z" fill="currentColor"/><path d="M5 5 9 9M9 5 5 9" stroke="var(--surface)" stroke-width="1.6" stroke-linecap="round"/>',
  undecided: `<circle cx="7" cy="7" r="5.4" ${ring}/><path d="M7 1.6A5.4 5.4 0 0 0 7 12.4Z" fill="currentColor"/><path d="M7 0V14" stroke="currentColor" stroke-width="1.5"/>`,
  waived: `<rect x="1" y="1" width="12" height="12" rx="2.5" ${ring}/><path d="M5.2 4.4V9.6M8.8 4.4V9.6" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>`,
  'no-evidence': `<circle cx="7" cy="7" r="5.6" ${ring} stroke-dasharray="2.1 2.3"/>`,
}
