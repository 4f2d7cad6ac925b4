import { shownBound, shownChance } from '@plumb/stats'
import { printClaim } from '../language/print.ts'
import type { SizedClaim } from './read-size-claim.ts'

/** What a number of rows could show. */
export interface Shown {
  /** Rows of the kind that the measure counts, in each slice. */
  readonly rows: number
  /** The chance that they show the claim as it is written, in all its slices; null where no number of rows can. */
  readonly chance: number | null
  /** The narrowest bound that they show with the wanted chance, as a fraction, rounded to the safe side; null for none. */
  readonly bound: number | null
  /** The claim with that bound. */
  readonly claim: string | null
}

export interface ShowPlan {
  readonly expect: number
  readonly power: number
  readonly confidence: number
  readonly designEffect: number
  readonly slices: number
}

/** What so many rows in each slice could show, if the measure is what is expected there. */
export function whatRowsShow(
  { claim, statement, side, bound }: SizedClaim,
  rows: number,
  { power, slices, ...plan }: ShowPlan,
): Shown {
  const exact = shownBound(rows, { ...plan, side, power: power ** (1 / slices) })
  const shown = rounded(exact, side)
  const amount = { value: Number((shown * 100).toPrecision(6)), unit: '%', at: statement.amount.at }
  const says = shown > 0 && shown < 1
  return {
    rows,
    chance: isShown(side, plan.expect, bound) ? shownChance(rows, { ...plan, bound }) ** slices : null,
    bound: says ? shown : null,
    claim: says ? printClaim({ ...claim, statement: { ...statement, amount } }) : null,
  }
}

/** Whether enough rows could show the bound, if the share is what is expected. */
export function isShown(side: SizedClaim['side'], expect: number, bound: number): boolean {
  return bound > 0 && bound < 1 && (side === 'at-least' ? expect > bound : expect < bound)
}

/** To a tenth of a point, or three digits near 0 and 1; always the weaker promise. */
function rounded(bound: number, side: SizedClaim['side']): number {
  const room = Math.min(bound, 1 - bound)
  const steps = room >= 0.01 || room <= 0 ? 1000 : 10 ** (2 - Math.floor(Math.log10(room)))
  // a hair of tolerance: 0.7 may be stored as 0.69999…
  const steppedBound = side === 'at-least' ? Math.floor(bound * steps + 1e-9) : Math.ceil(bound * steps - 1e-9)
  return steppedBound / steps
}
