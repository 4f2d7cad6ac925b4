import { againstBaseline, type Check } from '@plumb/claims'
import type { Baseline } from './read-baseline.ts'

/** A check with what differs from its baseline as one more field. */
export function withBaseline({ source, check: before }: Baseline, after: Check): Readonly<Record<string, unknown>> {
  const { product, checkedAt, plumb } = before
  return { ...after, baseline: { source, product, checkedAt, plumb, ...againstBaseline(before, after) } }
}
