import { requireInside } from '../checks.ts'
import { StatsError } from '../errors.ts'
import { increasingRoot } from '../special/increasing-root.ts'
import { normalCdf, normalDensity } from './normal.ts'

const step = 1 / 8
const reach = 10

/**
 * P(range ≤ q) for the largest minus the smallest of `groups` independent standard normals: the studentized range
 * distribution at infinite degrees of freedom. Absolute error about 1e-14.
 *
 * @param groups whole number of at least 2
 * @throws {StatsError} `out-of-range`
 * @see Tukey (1953); equals R `ptukey(q, groups, Inf)`
 * @example
 * studentizedRangeCdf(2.771807648699343, 2); // => 0.95
 */
export function studentizedRangeCdf(q: number, groups: number): number {
  requireGroups(groups)
  if (q <= 0) return 0
  const density = (z: number): number => normalDensity(z) * within(z, q) ** (groups - 1)
  return Math.min(1, groups * integral(density))
}

/**
 * The q that the range of `groups` independent standard normals stays below with probability p. Divided by √2 it is
 * the z that keeps all pairwise comparisons of equally precise estimates at one level (Tukey).
 *
 * @param p inside (0, 1)
 * @param groups whole number of at least 2
 * @throws {StatsError} `out-of-range`, `not-finite`
 * @see Tukey (1953); equals R `qtukey(p, groups, Inf)`
 * @example
 * studentizedRangeQuantile(0.95, 3); // => 3.314493155
 */
export function studentizedRangeQuantile(p: number, groups: number): number {
  requireGroups(groups)
  requireInside('p', p, Number.MIN_VALUE, 1 - Number.EPSILON / 2)
  const at = (q: number) => ({ value: studentizedRangeCdf(q, groups) - p, slope: rangeDensity(q, groups) })
  return increasingRoot(at, 0, 2 * reach, 3)
}

function requireGroups(groups: number): void {
  if (Number.isSafeInteger(groups) && groups >= 2) return
  throw new StatsError('out-of-range', `groups must be a whole number of at least 2; got ${groups}`)
}

function rangeDensity(q: number, groups: number): number {
  const density = (z: number): number => normalDensity(z) * normalDensity(z - q) * within(z, q) ** (groups - 2)
  return groups * (groups - 1) * integral(density)
}

/** P(z − q < Z ≤ z). */
function within(z: number, q: number): number {
  return z > 0 && z - q > 0 ? normalCdf(q - z) - normalCdf(-z) : normalCdf(z) - normalCdf(z - q)
}

/** The trapezoid rule, which converges faster than any power for smooth functions that vanish at both ends. */
function integral(density: (z: number) => number): number {
  let total = 0
  for (let z = -reach; z <= reach; z += step) total += density(z)
  return total * step
}
