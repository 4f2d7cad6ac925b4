import { linearisedRatio, scaleRatio, shareLimits, type LinearisedRatio, type ShareSample } from '@plumb/stats'
import { clusterSums, isLoneCluster } from './cluster-sums.ts'
import type { Note } from '../check/check.ts'
import type { Expr } from '../plan/expr.ts'
import { and, arithmetic, number } from '../plan/expressions.ts'
import type { Cell } from '../profile/fold.ts'
import { noKeys, type Form } from './form.ts'
import type { Sampled, Unmeasured } from './measured.ts'
import type { Design, ShareQuantity } from './quantity.ts'
import { clusterOf, designValues, kishOf, totalRows, weigh, type SliceView } from './slice-view.ts'
import { unseenNote } from './unseen-note.ts'

export const shareForm: Form<ShareQuantity> = {
  conditions: ({ yes, among, unseen }) => [yes, among, ...(unseen === undefined ? [] : [unseen.rows])],
  fine: noKeys,
  values: (quantity, design) => designValues(countedBy(quantity, design)),
  measure(quantity, view, design) {
    const counted = countShare(quantity, view, countedBy(quantity, design))
    return 'reason' in counted ? counted : { ...sampledShare(counted), ...unseenNotes(quantity, view, counted.rows) }
  },
}

function unseenNotes({ among, unseen }: ShareQuantity, view: SliceView, rows: number): { notes?: readonly Note[] } {
  if (unseen === undefined) return {}
  const lacking = totalRows(view.cells.filter(view.test(and(among, unseen.rows))))
  return lacking === 0 ? {} : { notes: [unseenNote(unseen.columns, lacking, rows)] }
}

/** The design in which a row counts for its amount: amounts multiply weights. */
export function countedBy({ by }: ShareQuantity, design: Design): Design {
  if (by === undefined) return design
  const { weight } = design
  const own = { column: by.amount, scale: by.scale }
  if (weight === undefined) return { ...design, weight: own }
  // each over its scale, since the product of two huge ones is beyond all numbers
  const [of, times] = [weight, own].map(({ column, scale }) => arithmetic(column, '/', number(scale)))
  return { ...design, weight: { column: arithmetic(of!, '*', times!), scale: 1 } }
}

/** The sample of a share with its plain counts. */
export interface CountedShare {
  readonly sample: ShareSample
  readonly yes: number
  readonly rows: number
}

/** Counts a share in the cells of a slice, as its design says. */
export function countShare(
  { yes, among }: { readonly yes: Expr; readonly among: Expr },
  view: SliceView,
  design: Design,
): CountedShare | Unmeasured {
  const inAmong = view.test(among)
  const isYes = view.test(yes)
  const cells = view.cells.filter(inAmong)
  const rows = totalRows(cells)
  if (cells.every((cell) => weigh(cell, view, design).weight === 0)) return { reason: 'empty-denominator', n: 0 }
  const yesRows = totalRows(cells.filter(isYes))
  const sample = sampleOf(cells, isYes, view, design)
  if (sample.design === 'ratio' && isLoneCluster(sample.ratio)) {
    return { reason: 'one-cluster', n: rows }
  }
  return { sample, yes: yesRows, rows }
}

/** The sample of a share of some cells. */
export function sampleOf(
  cells: readonly Cell[],
  isYes: (cell: Cell) => boolean,
  view: SliceView,
  design: Design,
): ShareSample {
  const weighed = cells.map((cell) => weigh(cell, view, design))
  if (design.cluster !== undefined) return { design: 'ratio', ratio: clusteredRatio(cells, isYes, view, design) }
  const part = (wanted: boolean): { weight: number; squares: number } =>
    cells.reduce(
      (total, cell, i) =>
        isYes(cell) === wanted
          ? { weight: total.weight + weighed[i]!.weight, squares: total.squares + weighed[i]!.squares }
          : total,
      { weight: 0, squares: 0 },
    )
  const [yes, no] = [part(true), part(false)]
  const rows = totalRows(cells)
  if (design.weight === undefined) return { design: 'independent', yes: yes.weight, rows }
  return { design: 'ratio', ratio: weightedRatio(yes, no, rows) }
}

/** Weighted independent rows: e = w (y − p). */
function weightedRatio(
  yes: { readonly weight: number; readonly squares: number },
  no: { readonly weight: number; readonly squares: number },
  rows: number,
): LinearisedRatio {
  const denominator = yes.weight + no.weight
  const estimate = yes.weight / denominator
  const squaredDenominators = yes.squares + no.squares
  return {
    unit: 'row',
    units: rows,
    estimate,
    denominator,
    squaredDenominators,
    squares: (1 - estimate) ** 2 * yes.squares + estimate ** 2 * no.squares,
    // degrees of freedom of weighted rows are n − 1: higher moments are not asked for
    cubes: 0,
    fourths: 0,
    kish: denominator ** 2 / squaredDenominators,
  }
}

function clusteredRatio(
  cells: readonly Cell[],
  isYes: (cell: Cell) => boolean,
  view: SliceView,
  design: Design,
): LinearisedRatio {
  const weighed = cells.map((cell) => weigh(cell, view, design))
  const parts = weighed.map(({ weight }, i) => ({
    cluster: clusterOf(cells[i]!),
    numerator: isYes(cells[i]!) ? weight : 0,
    denominator: weight,
  }))
  return linearisedRatio(clusterSums(parts), { unit: 'cluster', kish: kishOf(weighed) })
}

/** A share with its limits at any level. */
export function sampledShare({ sample, yes, rows }: CountedShare): Sampled {
  return {
    estimate: shareOf(sample),
    n: rows,
    method: shareMethod(sample),
    limits: (confidence) => shareLimits(sample, { confidence }),
    resized: (factor) => sampledShare({ sample: resizeShare(sample, factor), yes: yes * factor, rows: rows * factor }),
    share: sample,
    ...(countsRows(sample, yes, rows) ? { yes } : {}),
  }
}

/** Without weights the plain counts are the share, also of clusters. */
function countsRows(sample: ShareSample, yes: number, rows: number): boolean {
  if (sample.design === 'independent') return true
  return sample.ratio.unit === 'cluster' && Math.abs(sample.ratio.estimate * rows - yes) < 1e-9 * rows
}

/** The share itself. */
export function shareOf(sample: ShareSample): number {
  return sample.design === 'independent' ? sample.yes / sample.rows : sample.ratio.estimate
}

/** The same share of so many times the rows. */
export function resizeShare(sample: ShareSample, factor: number): ShareSample {
  return sample.design === 'independent'
    ? { design: 'independent', yes: sample.yes * factor, rows: sample.rows * factor }
    : { design: 'ratio', ratio: scaleRatio(sample.ratio, factor) }
}

/** The name of the interval of a share, as it is stored with the estimate. */
export function shareMethod(sample: ShareSample): string {
  if (sample.design === 'independent') return 'exact binomial (Clopper-Pearson)'
  return sample.ratio.unit === 'cluster'
    ? 'exact binomial on effective rows, clustered (Korn-Graubard)'
    : 'exact binomial on effective rows, weighted (Korn-Graubard)'
}
