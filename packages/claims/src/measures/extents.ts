import type { Extent } from './measure.ts'

/** The largest distance from 0: the scale of a fixed-point sum. Never 0. */
export function sizeOf({ minimum, maximum }: Extent): number {
  const size = Math.max(Math.abs(minimum), Math.abs(maximum))
  return size === 0 ? 1 : Math.max(size, smallest)
}

/**
 * What values are taken about, and the largest distance from it: the middle of an extent that lies far from 0, else 0,
 * since beside one huge value the others would lose their digits to the middle.
 */
export function centred({ minimum, maximum }: Extent): { readonly center: number; readonly scale: number } {
  if (maximum - minimum >= Math.min(Math.abs(minimum), Math.abs(maximum))) {
    return { center: 0, scale: sizeOf({ minimum, maximum }) }
  }
  // halved before the difference, which would be beyond all numbers for the largest ones
  const half = maximum / 2 - minimum / 2
  // a hair wider than half the extent, since the subtraction rounds
  return { center: minimum / 2 + maximum / 2, scale: half === 0 ? 1 : Math.max(half * (1 + 2 ** -40), smallest) }
}

/** A smaller scale has no reciprocal. */
const smallest = 1e-260
