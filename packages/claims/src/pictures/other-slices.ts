import type { SliceResult } from '../check/check.ts'

/** The slices beside the one that the estimate speaks of. */
export function otherSlices<T extends Pick<SliceResult, 'where'>>({
  slices = [],
  where,
}: {
  readonly slices?: readonly T[]
  readonly where?: SliceResult['where'] | null
}): readonly T[] {
  const own = JSON.stringify(where ?? null)
  return slices.filter((slice) => JSON.stringify(slice.where) !== own)
}
