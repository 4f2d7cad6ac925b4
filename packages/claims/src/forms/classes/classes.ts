import { noConditions, type Form } from '../form.ts'
import { type Measured } from '../measured.ts'
import { notProven } from '../not-proven.ts'
import type { ClassesQuantity, Design } from '../quantity.ts'
import { clusterOf, priceValues, type SliceView, totalRows } from '../slice-view.ts'
import { classNotes } from './class-notes.ts'
import { classEstimate, undefinedBecause } from './class-statistics.ts'
import { classTable, countsOf, type ClassTable } from './class-table.ts'
import { designedAverage } from './designed-average.ts'
import { linearise, sampledLinear } from './linearised.ts'
import { isMacro, sampledMacro } from './macro.ts'

/** Statistics of the table of label by answer, where rows are of several classes. */
export const classesForm: Form<ClassesQuantity> = {
  conditions: noConditions,
  fine: ({ label, answer }) => [
    { name: 'label', expr: label },
    { name: 'answer', expr: answer },
  ],
  values: (_quantity, design) => priceValues(design),
  measure({ statistic }, view, design) {
    const n = totalRows(view.cells)
    const table = classTable(view, design)
    const reason = undefinedBecause(statistic, table) ?? clusterReason(view, design)
    return reason === undefined ? measureTable(statistic, table, n, view, design) : { reason, n }
  },
}

/** Rows of one cluster say nothing of others. */
export function clusterReason({ cells }: SliceView, { cluster }: Design): 'one-cluster' | undefined {
  return cluster !== undefined && new Set(cells.map(clusterOf)).size < 2 ? 'one-cluster' : undefined
}

/** The intervals of plain means over classes go by pairs of classes. */
const mostClasses = 300

function measureTable(
  statistic: ClassesQuantity['statistic'],
  table: ClassTable,
  n: number,
  view: SliceView,
  design: Design,
): Measured {
  const notes = classNotes(statistic, table)
  const independent = design.cluster === undefined && design.weight === undefined
  const few = table.names.length <= mostClasses
  if (isMacro(statistic) && independent && few) return sampledMacro(statistic, countsOf(table, view), n, notes)
  if (statistic !== 'matthews' && few) return designedAverage(statistic, table, n, view, design, notes)
  const { estimate, influence } = classEstimate(statistic, table)
  const ratio = linearise(estimate, table.places.map(influence), view, design)
  return sampledLinear(ratio, n, rangeOf(statistic), statistic === 'matthews' ? notes : [...notes, notProven])
}

/** Smallest and largest value of a statistic. */
export function rangeOf(statistic: ClassesQuantity['statistic']): { readonly low: number; readonly high: number } {
  return { low: statistic === 'matthews' ? -1 : 0, high: 1 }
}
