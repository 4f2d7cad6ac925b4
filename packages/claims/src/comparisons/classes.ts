import {
  type CarriedClass,
  classAverageDifference,
  classCarriers,
  clusteredPairedDifference,
  type LinearisedRatio,
  scaleRatio,
} from '@plumb/stats'
import { type AverageStatistic, classEstimate, undefinedBecause } from '../forms/classes/class-statistics.ts'
import { type ClassTable, classTable } from '../forms/classes/class-table.ts'
import { classesOf } from '../forms/classes/designed-average.ts'
import { classesForm, clusterReason, rangeOf } from '../forms/classes/classes.ts'
import { linearise } from '../forms/classes/linearised.ts'
import { noConditions } from '../forms/form.ts'
import type { Measured, Sampled } from '../forms/measured.ts'
import { notProven } from '../forms/not-proven.ts'
import type { ClassesQuantity, Design } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { priceValues, type SliceView, totalRows } from '../forms/slice-view.ts'
import { orReason } from '../forms/undefined.ts'

/** The difference of a statistic of several classes on the same rows, from the label by both answers. */
export function pairedClasses(a: ClassesQuantity, b: ClassesQuantity): BoundForm {
  return {
    conditions: noConditions(),
    // the second one's answer stands where its own form looks for it: its value is the reference of a relative margin
    fine: (facts, others) => [...classesForm.fine(b, facts, others), { name: 'other answer', expr: a.answer }],
    values: priceValues,
    measure: (view, design) => measureDifference(a.statistic, view, design),
  }
}

function measureDifference(statistic: ClassesQuantity['statistic'], view: SliceView, design: Design): Measured {
  const n = totalRows(view.cells)
  const [first, second] = [classTable(view, design, 2), classTable(view, design)]
  const reason =
    undefinedBecause(statistic, first) ?? undefinedBecause(statistic, second) ?? clusterReason(view, design)
  if (reason !== undefined) return { reason, n }
  const [one, other] = [classEstimate(statistic, first), classEstimate(statistic, second)]
  const influences = first.places.map((place, i) => one.influence(place) - other.influence(second.places[i]!))
  const { low, high } = rangeOf(statistic)
  const width = high - low
  const difference = (one.estimate - other.estimate) / width
  const effects = influences.map((influence) => influence / width)
  const ratio = linearise(difference, effects, view, design)
  if (statistic === 'matthews') return sampledDifference(ratio, n, width)
  return sampledAverages(ratio, n, carriedClasses(statistic, first, second, view, design))
}

/** A class tells as much as the answerer says of which fewer rows do. */
function carriedClasses(
  statistic: AverageStatistic,
  first: ClassTable,
  second: ClassTable,
  view: SliceView,
  design: Design,
): readonly CarriedClass[] {
  const [own, other] = [first, second].map((table) => classesOf(statistic, table, view, design))
  return own!.map(({ part, sample }, i) => ({
    part,
    carriers: Math.min(classCarriers(sample), classCarriers(other![i]!.sample)),
  }))
}

function sampledAverages(ratio: LinearisedRatio, n: number, classes: readonly CarriedClass[]): Sampled {
  const grown = (factor: number): readonly CarriedClass[] =>
    classes.map(({ part, carriers }) => ({ part, carriers: carriers * factor }))
  const limits = (confidence: number): { low: number; high: number } =>
    classAverageDifference(ratio, { classes, confidence })
  return {
    estimate: ratio.estimate,
    n,
    method: 'paired: linearised, wider of Student t, Hall’s interval and one that counts a row unseen in each class',
    ...orReason(() => limits(0.95), limits),
    resized: (factor) => sampledAverages(scaleRatio(ratio, factor), n * factor, grown(factor)),
  }
}

/** A difference in units of the statistic's range, so that it lies between −1 and 1. */
function sampledDifference(ratio: LinearisedRatio, n: number, width: number): Sampled {
  const limits = (confidence: number): { low: number; high: number } => {
    const { low, high } = clusteredPairedDifference(ratio, { confidence })
    return { low: low * width, high: high * width }
  }
  return {
    estimate: ratio.estimate * width,
    n,
    method: 'paired: wider of Student t and Hall’s skewness-corrected interval, linearised',
    ...orReason(() => limits(0.95), limits),
    resized: (factor) => sampledDifference(scaleRatio(ratio, factor), n * factor, width),
    notes: [notProven],
  }
}
