import { binomial } from '../random/binomial.ts'
import { normal } from '../random/normal.ts'
import { createRandom, type Random } from '../random/random.ts'
import type { ShareSample } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { effectiveRows } from './effective-rows.ts'
import { requireGroups } from './group-values.ts'

/** Options of `gapByChance`. */
export interface GapByChanceOptions {
  /** Source of the draws; by default a stream of fixed seed, so that the same groups give the same number. */
  readonly random?: Random
  /** How many times the groups are drawn anew; default 2,000. */
  readonly draws?: number
}

/**
 * The gap that groups of these sizes show on average when they do not differ at all: the mean of largest − smallest where
 * all have the pooled share. It says what part of an estimated gap is noise; it is not a test.
 *
 * @param groups at least 2, each of any design (then by effective rows, rounded, at least 1)
 * @returns share points inside [0, 1], with a Monte Carlo error of about 1% of its value
 * @throws {StatsError} `one-group`; as `effectiveRows`
 */
export function gapByChance(
  groups: readonly ShareSample[],
  { random = createRandom('gap by chance'), draws = 2000 }: GapByChanceOptions = {},
): number {
  requireGroups(groups)
  const counts = groups.map((group) => effectiveRows(group))
  const pooled = sum(counts.map(({ yes }) => yes)) / sum(counts.map(({ rows }) => rows))
  const sizes = counts.map(({ rows }) => Math.max(1, Math.round(rows)))
  const share = Math.min(1, pooled)
  const drawGap = (): number => {
    const shares = sizes.map((size) => drawShare(random, size, share))
    return Math.max(...shares) - Math.min(...shares)
  }
  return sum(Array.from({ length: draws }, drawGap)) / draws
}

/** From here on a share is normal to a hundredth of its spread. */
const manyEvents = 10_000

function drawShare(random: Random, size: number, share: number): number {
  const variance = (share * (1 - share)) / size
  if (variance * size ** 2 < manyEvents) return binomial(random, size, share) / size
  return share + Math.sqrt(variance) * normal(random)
}
