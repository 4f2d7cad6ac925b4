import { prepareCheck, runCheck, type Check } from '@plumb/claims'
import { fingerprintOf } from '../product-file.ts'
import type { Target } from '../target.ts'
import { computed, type ComputeOptions } from './computed.ts'

/** Computes every claim of a product: reads the file, opens its data, plans, scans, judges. */
export async function checkProduct(target: Target, options: ComputeOptions): Promise<Check> {
  const { asOf, now, stage, version } = options
  const asked = { asOfMs: (asOf ?? now).getTime(), cut: asOf !== undefined, ...(stage === undefined ? {} : { stage }) }
  return computed(target, options, {
    prepare: (product, facts) => prepareCheck(product, facts, asked),
    run: (prepared, counted, file) =>
      runCheck(prepared, counted, { checkedAt: now.toISOString(), version, productFile: fingerprintOf(file) }),
  })
}
