import { askedProduct, prepareComparison, runComparison, type CompareOptions, type Comparison } from '@plumb/claims'
import { computed, type ComputeOptions } from '../checks/computed.ts'
import type { Target } from '../target.ts'

/** All candidates of a product on one measure, on the rows that all of them answered. */
export async function compareCandidates(
  target: Target,
  asked: CompareOptions,
  options: Omit<ComputeOptions, 'stage' | 'asOf'>,
): Promise<Comparison> {
  const { now, version } = options
  return computed(target, options, {
    ask: (product) => askedProduct(product, asked),
    prepare: (product, facts) => prepareComparison(product, facts, { asOfMs: now.getTime() }),
    run: (prepared, counted) => runComparison(prepared, counted, { checkedAt: now.toISOString(), version }),
  })
}
