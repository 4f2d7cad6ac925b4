import { independentDifference, mover, type OpenLimits } from '@plumb/stats'
import { exact, isFact, isSampled, type Measured, type Sampled } from '../forms/measured.ts'
import { notProven } from '../forms/not-proven.ts'

/** This population minus another one: two independent samples of the same measure. */
export function changeBetween(self: Measured, versus: Measured | undefined): Measured {
  if (!isSampled(self)) return self
  if (versus === undefined) return { reason: 'no-rows', n: 0 }
  if (!isSampled(versus)) return versus
  if (isFact(self) && isFact(versus)) return exact(self.estimate - versus.estimate, self.n)
  return differenceOf(self, versus)
}

function differenceOf(self: Sampled, versus: Sampled): Sampled {
  const both = self.share !== undefined && versus.share !== undefined
  return {
    estimate: self.estimate - versus.estimate,
    n: self.n,
    method: both
      ? 'MOVER of two mid-p intervals, independent samples'
      : `MOVER of two intervals, independent samples: ${self.method}`,
    limits: (confidence) => limitsOf(self, versus, confidence),
    // more rows arrive in this population; the other one stays as it is
    ...(self.resized === undefined ? {} : { resized: (factor: number) => differenceOf(self.resized!(factor), versus) }),
    notes: [...(self.notes ?? []), ...(both ? [] : [notProven])],
    ...reasonOfEither(self, versus),
  }
}

function reasonOfEither(self: Sampled, versus: Sampled): Pick<Sampled, 'reason'> {
  const reason = self.reason ?? versus.reason
  return reason === undefined ? {} : { reason }
}

function limitsOf(self: Sampled, versus: Sampled, confidence: number): OpenLimits {
  if (self.share !== undefined && versus.share !== undefined) {
    return independentDifference(self.share, versus.share, { confidence })
  }
  const [own, other] = [self.limits(confidence), versus.limits(confidence)]
  if (own.low === null || own.high === null || other.low === null || other.high === null)
    return { low: null, high: null }
  return mover([
    { coefficient: 1, estimate: self.estimate, low: own.low, high: own.high },
    { coefficient: -1, estimate: versus.estimate, low: other.low, high: other.high },
  ])
}
