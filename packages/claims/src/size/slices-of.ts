import { InputError } from '../errors.ts'
import type { Clauses } from '../language/claim.ts'
import { printClauses } from '../language/print.ts'

/** The slices that a claim speaks of. */
export interface Sliced {
  /** How many must hold at once; undefined where nobody said how many there are. */
  readonly count: number | undefined
  /** `in each country`; empty where there is one population. */
  readonly words: string
}

/**
 * The slices of a claim: windows over the last 8 are eight; how many values a column has, a person must say.
 *
 * @throws {InputError} `bad-value` for several slices where the claim has one population
 */
export function slicesOf({ each, window }: Clauses, said: number | undefined): Sliced {
  if (each === undefined && window === undefined) {
    if (said !== undefined && said > 1) throw noSlices(said)
    return { count: 1, words: '' }
  }
  const words = printClauses({ ...(each && { each }), ...(window && { window: { unit: window.unit } }) })
  return { words, count: said ?? (each === undefined ? window?.last : undefined) }
}

function noSlices(said: number): InputError {
  const wanted = 'a claim in each of something'
  return new InputError('bad-value', `--slices ${said} wants ${wanted}, such as … in each country`, {
    wanted,
    got: `--slices ${said}`,
  })
}
