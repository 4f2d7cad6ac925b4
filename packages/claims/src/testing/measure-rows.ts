import { createRandom } from '@plumb/stats'
import { viewOf } from '../check/outcome.ts'
import { isSampled, type Measured, type Sampled } from '../forms/measured.ts'
import type { Design, Quantity } from '../forms/quantity.ts'
import { formOf, type BoundForm } from '../forms/registry.ts'
import type { SliceView } from '../forms/slice-view.ts'
import { always } from '../plan/expressions.ts'
import { planScans } from '../plan/plan.ts'
import type { Request } from '../plan/request.ts'
import { fold } from '../profile/fold.ts'
import type { Row } from './evaluate.ts'
import { factsOfRows } from './facts-of-rows.ts'
import { runScan } from './run-scan.ts'

/** What a form needs of rows in memory: the request that a claim about all of them would make. */
function requestOfRows(form: BoundForm, rows: readonly Row[], design: Design = {}): Request {
  const fine = form.fine(factsOfRows('data', rows), [])
  const cluster = design.cluster === undefined ? [] : [{ name: 'cluster', expr: design.cluster }]
  return {
    dataset: 'data',
    where: always,
    slices: [],
    conditions: form.conditions,
    fine: [...fine, ...cluster],
    values: form.values(design, fine, 0),
  }
}

/** The rows as a form reads them, by way of scan and profile. */
function viewOfRows(form: BoundForm, rows: readonly Row[], design: Design = {}): SliceView {
  const request = requestOfRows(form, rows, design)
  const [scan] = planScans([request], [factsOfRows('data', rows)]).scans
  const profile = fold(request, scan!, runScan(scan!, rows))
  return { ...viewOf(profile, request), cells: profile.slices.flatMap(({ cells }) => cells) }
}

/** A quantity of rows in memory, measured by its form. */
export function measureRows(quantity: Quantity, rows: readonly Row[], design: Design = {}): Measured {
  return measureForm(formOf(quantity), rows, design)
}

/** The same for a form of its own, such as a paired one. */
export function measureForm(form: BoundForm, rows: readonly Row[], design: Design = {}): Measured {
  return form.measure(viewOfRows(form, rows, design), design, createRandom)
}

/** The sample, or an error that tells the reason why there is none. */
export function sampled(measured: Measured): Sampled {
  if (isSampled(measured)) return measured
  throw new Error(`not measured: ${measured.reason}`)
}
