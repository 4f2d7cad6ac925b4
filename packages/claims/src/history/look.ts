import type { Check, ClaimResult } from '../check/check.ts'
import { formatCount } from '../sentences/numbers.ts'
import { statementOf } from './statement-of.ts'

/** One claim's result on some rows: what makes two results a second look at the same rows. */
export interface Look {
  readonly claim: string
  /** The claim's words without the number of its bound: a claim that was rewritten is another one. */
  readonly statement: string
  readonly text: string
  readonly dataset: string
  readonly fingerprint: string
  /** The promised bound, comparable as text. */
  readonly bound: string
}

/** How often a claim has been computed on the same rows. */
export interface Looks extends Look {
  readonly looks: number
  /** How often its bound was another one than at the look before. */
  readonly moves: number
}

/** The looks that a check is, one for each claim whose rows were read. */
export function looksOf({ claims, data }: Pick<Check, 'claims' | 'data'>): readonly Look[] {
  return claims.flatMap((result) => {
    const rows = data.find(({ name }) => name === result.dataset)
    if (rows === undefined) return []
    const { id, claim, dataset } = result
    const statement = statementOf(claim)
    return [{ claim: id, statement, text: claim, dataset, fingerprint: rows.fingerprint, bound: boundKey(result) }]
  })
}

/** `The bound of this claim was moved 3 times after its result was seen on these rows`. */
export function movesText({ moves }: Pick<Looks, 'moves'>): string {
  return `The bound of this claim was moved ${times(moves)} after its result was seen on these rows`
}

/** `once`, `twice`, `3 times`. */
export function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${formatCount(count)} times`
}

function boundKey({ bound, direction, strict }: Pick<ClaimResult, 'bound' | 'direction' | 'strict'>): string {
  return JSON.stringify([direction, strict, bound])
}
