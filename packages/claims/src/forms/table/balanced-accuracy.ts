import { balancedAccuracy } from '@plumb/stats'
import { not } from '../../plan/expressions.ts'
import type { Measured, Sampled, Unmeasured } from '../measured.ts'
import type { Design, TableQuantity } from '../quantity.ts'
import { countShare, resizeShare, shareOf, type CountedShare } from '../share.ts'
import type { SliceView } from '../slice-view.ts'

/** The mean of recall and specificity, two independent shares. */
export function measureBalancedAccuracy({ actual, flagged }: TableQuantity, view: SliceView, design: Design): Measured {
  const sensitivity = countShare({ yes: flagged, among: actual }, view, design)
  const specificity = countShare({ yes: not(flagged), among: not(actual) }, view, design)
  const short = oneClass(sensitivity, specificity)
  if (short !== undefined) return short
  return sampledBalancedAccuracy(sensitivity as CountedShare, specificity as CountedShare)
}

function oneClass(...counted: readonly (CountedShare | Unmeasured)[]): Unmeasured | undefined {
  const short = counted.find((one): one is Unmeasured => 'reason' in one)
  if (short === undefined) return undefined
  return { reason: short.reason === 'empty-denominator' ? 'one-class' : short.reason, n: short.n }
}

function sampledBalancedAccuracy(sensitivity: CountedShare, specificity: CountedShare): Sampled {
  const independent = sensitivity.sample.design === 'independent'
  return {
    estimate: (shareOf(sensitivity.sample) + shareOf(specificity.sample)) / 2,
    n: sensitivity.rows + specificity.rows,
    method: `MOVER of two mid-p intervals${independent ? '' : ' on effective rows'}`,
    limits: (confidence) => balancedAccuracy(sensitivity.sample, specificity.sample, { confidence }),
    resized: (factor) =>
      sampledBalancedAccuracy(resizeCounted(sensitivity, factor), resizeCounted(specificity, factor)),
  }
}

function resizeCounted({ sample, yes, rows }: CountedShare, factor: number): CountedShare {
  return { sample: resizeShare(sample, factor), yes: yes * factor, rows: rows * factor }
}
