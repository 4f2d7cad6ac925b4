import type { Verdict } from '@plumb/claims'

export interface Paint {
  readonly verdict: (verdict: Verdict, text: string) => string
  readonly strong: (text: string) => string
  readonly dim: (text: string) => string
}

export interface ColourOptions {
  readonly isTerminal: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Colour only on a terminal and without NO_COLOR; FORCE_COLOR asks for it anywhere (0 forbids it). */
export function wantsColour({ isTerminal, env }: ColourOptions): boolean {
  const forced = env.FORCE_COLOR
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false'
  return isTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb'
}

/** Paints text for a terminal, or leaves it as it is. */
export function createPaint(colour: boolean): Paint {
  const wrap = (code: string, text: string): string =>
    colour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text
  return {
    verdict: (verdict, text) => wrap(codes[verdict], text),
    strong: (text) => wrap('1', text),
    dim: (text) => wrap('2', text),
  }
}

/** The terminal's own palette, so that light and dark themes both read well. */
const codes: Readonly<Record<Verdict, string>> = {
  holds: '32',
  fails: '31',
  undecided: '34',
  waived: '33',
  'no-evidence': '90',
}
