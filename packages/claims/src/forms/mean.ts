import {
  calibrationBias,
  hull,
  knownRangeMean,
  scaleRatio,
  unseenTail,
  type LinearisedRatio,
  type OpenLimits,
} from '@plumb/stats'
import type { Note } from '../check/check.ts'
import { arithmetic, number } from '../plan/expressions.ts'
import type { Form } from './form.ts'
import type { Sampled } from './measured.ts'
import { momentForm } from './moment-form.ts'
import type { MeanQuantity } from './quantity.ts'
import type { RatioTerms } from './ratio-moments.ts'
import { orReason } from './undefined.ts'

export const meanForm: Form<MeanQuantity> = momentForm(termsOf, sampledMean)

/** Values scaled about the shared centre, so that powers stay inside −1 … 1. */
function termsOf({ value, center, scale, range, precise }: MeanQuantity): RatioTerms {
  const moved = center === 0 ? value : arithmetic(value, '-', number(center))
  return {
    a: scale === 1 ? moved : arithmetic(moved, '/', number(scale)),
    degree: range === undefined ? 3 : 4,
    ...(range === undefined ? {} : { reach: (range[1] - range[0]) / scale }),
    precise: precise === true,
  }
}

function sampledMean(quantity: MeanQuantity, ratio: LinearisedRatio, n: number): Sampled {
  const { center, scale, range, chances, least = -Infinity, notes = [] } = quantity
  const unscaled = ({ low, high }: { low: number; high: number }): OpenLimits => ({
    // the estimate may lie a rounding below the least
    low: finiteOrOpen(Math.max(low, Math.min(ratio.estimate, (least - center) / scale)) * scale + center),
    high: finiteOrOpen(high * scale + center),
  })
  const interval = (confidence: number): { low: number; high: number } =>
    range === undefined
      ? chances === true
        ? calibrationBias(ratio, { confidence })
        : hull(ratio, { confidence })
      : knownRangeMean(ratio, {
          confidence,
          range: { low: (range[0] - center) / scale, high: (range[1] - center) / scale },
        })
  return {
    estimate: ratio.estimate * scale + center,
    n,
    method: range === undefined ? hullMethod(ratio) : 'exact binomial on effective rows, known range',
    ...orReason(
      () => interval(0.95),
      (confidence) => unscaled(interval(confidence)),
    ),
    resized: (factor) => sampledMean(quantity, scaleRatio(ratio, factor), n * factor),
    notes: [...notes, ...(range === undefined && chances !== true ? tailNotes(ratio) : [])],
  }
}

/** A limit beyond the largest number is no limit. */
function finiteOrOpen(limit: number): number | null {
  return Number.isFinite(limit) ? limit : null
}

function hullMethod({ unit }: LinearisedRatio): string {
  return `wider of Student t and Hall’s skewness-corrected interval${unit === 'cluster' ? ', clustered' : ''}`
}

const worryingTail = 0.3
const fewEffectiveRows = 50

/** What to say beside a mean whose large values may be unseen. */
export function tailNotes(ratio: LinearisedRatio): readonly Note[] {
  const notes: Note[] = []
  if (ratio.units >= 2 && ratio.squares > 0 && unseenTail(ratio) > worryingTail) {
    notes.push({
      code: 'one-row-dominates',
      text: 'A few large values carry much of this number; values larger than any seen would move it beyond the range.',
    })
  }
  if (ratio.unit === 'row' && ratio.kish < fewEffectiveRows && ratio.kish < ratio.units - 1e-9) {
    notes.push({
      code: 'short-interval',
      text: `The weights leave the information of about ${Math.round(ratio.kish)} rows; the range may be too short.`,
    })
  }
  return notes
}
