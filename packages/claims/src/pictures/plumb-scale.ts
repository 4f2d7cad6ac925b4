import type { ClaimResult } from '../check/check.ts'
import { unitStyle } from '../sentences/units.ts'

/** What a picture of a claim or of one slice needs to know. */
export type Plumbed = Pick<ClaimResult, 'estimate' | 'low' | 'high' | 'bound' | 'direction' | 'unit'> &
  Partial<Pick<ClaimResult, 'better' | 'claim' | 'strict'>>

/** Where values stand beside the bound. */
export interface PlumbScale {
  /** −1 at the left end, 0 on the bound, 1 at the right end; beyond them outside the picture. */
  readonly at: (value: number) => number
  /** The bound at the centre; of two bounds the one that is nearer to being broken. */
  readonly centre: number
  /** The other of two bounds. */
  readonly other: number | null
  /** Higher values stand on the left. */
  readonly mirrored: boolean
  /** The values at the two ends of the axis, which stops at what is possible. */
  readonly ends: readonly [number, number]
  readonly span: number
}

export interface ScaleOptions {
  /** How far the picture reaches on each side of the bound; from the numbers themselves when absent. */
  readonly span?: number | undefined
}

/**
 * The scale of a plumb plot: the bound in the centre and the kept side right, whatever the direction, so that one line runs
 * through the rows of a board.
 */
export function plumbScale(of: Plumbed, { span }: ScaleOptions = {}): PlumbScale {
  const { centre, other } = bounds(of)
  const mirrored = keptBelow(of, centre, other)
  const reach = span ?? niceSpan(of, centre, other)
  const at = (value: number): number => (mirrored ? centre - value : value - centre) / reach
  const [least, most] = possible(of)
  const clipped = (value: number): number => Number(Math.min(Math.max(value, least), most).toPrecision(12))
  const [low, high] = [clipped(centre - reach), clipped(centre + reach)]
  return { at, centre, other, mirrored, ends: mirrored ? [high, low] : [low, high], span: reach }
}

/** One span that shows most of many intervals against the same bound; the rest are cut with an arrow. */
export function commonSpan(rows: readonly Plumbed[]): number {
  const reaches = rows.map((row) => Math.max(...distances(row, bounds(row).centre), 0)).toSorted((a, b) => a - b)
  const largest = reaches.at(-1) ?? 0
  const usual = reaches[Math.floor((reaches.length - 1) * 0.75)] ?? 0
  return niceAbove(Math.min(largest, usual * 2.5 || largest) * 1.08, smallestSpan(rows[0], largest))
}

function bounds({ bound, estimate, low, high }: Plumbed): { centre: number; other: number | null } {
  if (typeof bound === 'number') return { centre: bound, other: null }
  const [least, most] = bound
  const middle = estimate ?? least
  return (low ?? middle) - least <= most - (high ?? middle)
    ? { centre: least, other: most }
    : { centre: most, other: least }
}

function keptBelow({ direction, better }: Plumbed, centre: number, other: number | null): boolean {
  if (other !== null) return other < centre
  return direction === 'at-most' || (direction === 'compare' && better === 'lower')
}

function distances({ estimate, low, high }: Plumbed, centre: number): number[] {
  return [estimate, low, high]
    .filter((value): value is number => value !== null && Number.isFinite(value))
    .map((value) => Math.abs(value - centre))
}

function niceSpan(of: Plumbed, centre: number, other: number | null): number {
  const reach = Math.max(...distances(of, centre), other === null ? 0 : Math.abs(other - centre))
  return niceAbove(reach * 1.08, smallestSpan(of, reach))
}

/** With nothing to show, or an estimate right on the bound, the axis still has a width. A bound of 0 has no size of its own. */
function smallestSpan(of: Plumbed | undefined, reach: number): number {
  if (of === undefined || unitStyle(of.unit).scale === 100) return 0.01
  const size = Math.abs(bounds(of).centre)
  if (size > 0) return size * 0.02
  return reach > 1e-6 ? 0 : 0.1
}

function niceAbove(reach: number, smallest: number): number {
  const wanted = Math.max(reach, smallest)
  const power = 10 ** Math.floor(Math.log10(wanted) + 1e-9)
  return ([1, 1.5, 2, 3, 4, 5, 6, 8].find((size) => size * power >= wanted * 0.999) ?? 10) * power
}

/** The least and the most that the quantity can be, as far as its unit tells. */
function possible({ unit, direction, claim, ...of }: Plumbed): readonly [number, number] {
  const values = [of.estimate, of.low, of.high, of.bound].flat().filter((value) => value !== null)
  const difference = direction === 'compare' || /^\s*change\b/.test(claim ?? '') || values.some((value) => value < 0)
  const unity = unitStyle(unit).scale === 100 || (unit === 'number' && values.every((value) => Math.abs(value) <= 1))
  return [difference ? (unity ? -1 : -Infinity) : 0, unity ? 1 : Infinity]
}
