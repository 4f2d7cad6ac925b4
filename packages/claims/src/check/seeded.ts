import type { RandomFor } from '../forms/measured.ts'
import type { ResolvedClaim } from '../resolve/resolved.ts'
import { createRandom } from '@plumb/stats'

/** Draws are seeded by product seed, claim, slice and purpose: any other claim may come or go without moving them. */
export function seeded(seed: number, { stated }: Pick<ResolvedClaim, 'stated'>): (slice: string) => RandomFor {
  return (slice) => (purpose) => createRandom(`${seed}\u0002${stated.id}\u0002${slice}\u0002${purpose}`)
}
