import type { Extent } from './measure.ts'

/** The largest distance from 0: the scale of a fixed-point sum. Never 0. */
export function sizeOf({ minimum, maximum }: Extent): number {
  return Math.max(Math.abs(minimum), Math.abs(maximum)) || 1
}

/** The middle of the extent, and the largest distance from it. */
export function centred({ minimum, maximum }: Extent): { readonly center: number; readonly scale: number } {
  const center = (minimum + maximum) / 2
  // a hair wider than half the extent, since the subtraction rounds
  return { center, scale: ((maximum - minimum) / 2) * (1 + 2 ** -40) || 1 }
}
