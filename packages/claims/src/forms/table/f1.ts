import { f1Limits, f1OfJaccard } from '@plumb/stats'
import { and, or } from '../../plan/expressions.ts'
import type { Measured, Sampled } from '../measured.ts'
import type { Design, TableQuantity } from '../quantity.ts'
import { countShare, resizeShare, shareMethod, shareOf, type CountedShare } from '../share.ts'
import type { SliceView } from '../slice-view.ts'

/** F1 = 2J / (1 + J), where J is the plain share of true positives among rows that are positive or flagged. */
export function measureF1({ actual, flagged }: TableQuantity, view: SliceView, design: Design): Measured {
  const counted = countShare({ yes: and(actual, flagged), among: or(actual, flagged) }, view, design)
  return 'reason' in counted ? counted : sampledF1(counted)
}

function sampledF1({ sample, rows, yes }: CountedShare): Sampled {
  return {
    estimate: f1OfJaccard(shareOf(sample)),
    n: rows,
    method: `${shareMethod(sample)}, through TP / (TP + FP + FN)`,
    limits: (confidence) => f1Limits(sample, { confidence }),
    resized: (factor) => sampledF1({ sample: resizeShare(sample, factor), rows: rows * factor, yes: yes * factor }),
  }
}
