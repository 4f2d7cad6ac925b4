import type { Span } from './claim.ts'

export interface ClaimSyntaxDetails {
  /** Where in the text the trouble begins. */
  readonly span: Span
  /** What may stand there, in words. */
  readonly wanted: string
  /** What stands there, as written, or `the end`. */
  readonly got: string
  /** What was probably meant. */
  readonly nearest?: string | undefined
  readonly cause?: unknown
}

/** The text of a claim or condition cannot be read: says where, what was wanted, what came, and the nearest word. */
export class ClaimSyntaxError extends Error {
  readonly span: Span
  readonly wanted: string
  readonly got: string
  readonly nearest: string | undefined

  constructor({ span, wanted, got, nearest, cause }: ClaimSyntaxDetails) {
    const hint = nearest === undefined ? '' : `. Nearest: ${nearest}`
    super(`wanted ${wanted}, got ${got}${hint}`, cause === undefined ? undefined : { cause })
    this.name = 'ClaimSyntaxError'
    this.span = span
    this.wanted = wanted
    this.got = got
    this.nearest = nearest
  }
}
