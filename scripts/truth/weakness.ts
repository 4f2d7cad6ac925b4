import type { Cell, Weakness } from './cell.ts'

/** What a mean is blind to: large values that are rarer than the sample can show. */
export function tail(stated: number): Weakness {
  return { why: 'the tail that carries the mean is unseen', stated }
}

/** The weakness of a cell, where it has one. */
export function weakness(weak: Weakness | undefined): Pick<Cell, 'weak'> {
  return weak === undefined ? {} : { weak }
}
