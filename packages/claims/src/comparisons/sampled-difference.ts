import { correlatedDifference, type Limits, type OpenEstimate, type OpenLimits } from '@plumb/stats'
import type { Note, Reason } from '../check/check.ts'
import type { Sampled } from '../forms/measured.ts'

/** What is known of a difference beside its two sides. */
export interface Difference {
  readonly n: number
  readonly method: string
  /** Of the two estimates. */
  readonly correlation: number
  /** The least and the largest that it can be. */
  readonly range?: Limits
  readonly notes: readonly Note[]
}

/** The first minus the second on the same rows, from the range of each and the correlation of the two (MOVER). */
export function sampledDifference(first: Sampled, second: Sampled, difference: Difference): Sampled {
  const { n, method, correlation, range, notes } = difference
  const at = (side: Sampled, confidence: number): OpenEstimate => ({
    estimate: side.estimate,
    ...side.limits(confidence),
  })
  const apart = (confidence: number): OpenEstimate =>
    correlatedDifference(at(first, confidence), at(second, confidence), correlation, range)
  const { estimate, ...limits } = apart(usualConfidence)
  const [growFirst, growSecond] = [first.resized, second.resized]
  return {
    estimate,
    n,
    method,
    limits: (confidence) => widened(apart(confidence)),
    ...(isOpen(widened(limits)) ? { reason: first.reason ?? second.reason ?? reasonOf(limits) } : {}),
    ...(growFirst === undefined || growSecond === undefined
      ? {}
      : {
          resized: (factor: number) =>
            sampledDifference(growFirst(factor), growSecond(factor), { ...difference, n: n * factor }),
        }),
    second: second.estimate,
    notes,
  }
}

const usualConfidence = 0.95

/** Of two that move as one the rows show no spread: no range, rather than one without a width. */
function widened({ low, high }: OpenLimits): OpenLimits {
  return low === high ? { low: null, high: null } : { low, high }
}

function isOpen({ low, high }: OpenLimits): boolean {
  return low === null && high === null
}

function reasonOf(limits: OpenLimits): Reason {
  return isOpen(limits) ? 'too-few-rows' : 'no-variation'
}
