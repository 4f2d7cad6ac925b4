import { knownRangeMean, scaleRatio, type LinearisedRatio } from '@plumb/stats'
import { isLoneCluster } from '../cluster-sums.ts'
import type { Note } from '../../check/check.ts'
import type { ColumnExpr } from '../../plan/expr.ts'
import type { Form } from '../form.ts'
import { isSampled, type Measured, type Sampled } from '../measured.ts'
import type { Design, UnitsQuantity } from '../quantity.ts'
import { sampledShare } from '../share.ts'
import { designValues, totalRows } from '../slice-view.ts'
import { partNote, unitKeys, unitsPerRead } from './unit-keys.ts'
import { rankingNotes, repeatsNotes } from './unit-notes.ts'
import { isYesNo, unitRatio, unitShare, type Valued } from './unit-ratio.ts'
import { unitsOf, type Unit } from './units-of.ts'
import { valueOf } from './value-of.ts'

/** A mean over units, each with a value from 0 to 1: what was sampled is units, whatever rows they have. */
export const unitsForm: Form<UnitsQuantity> = {
  conditions: ({ value }) => (value.of === 'repeats' ? [value.passes] : []),
  fine: ({ unit, value }, facts, others) => unitKeys(unit, columnsOf(value), facts, others),
  values: (_quantity, design) => designValues(design),
  measure(quantity, view, design) {
    const all = unitsOf(view, design)
    const units = valued(all, valueOf(quantity, view, design))
    if (units.length === 0) return { reason: all.length === 0 ? 'empty-denominator' : 'too-few-rows', n: 0 }
    if (nothingToFind(quantity, units)) return { reason: 'empty-denominator', n: 0 }
    const parts = partNote(unitsPerRead(view.fine), quantity.value.of === 'ranking' ? 'queries' : 'cases')
    const notes = [...notesOf(quantity, units, all.length - units.length), ...parts]
    return withNotes(measureUnits(quantity, design, units), notes)
  },
}

function columnsOf(value: UnitsQuantity['value']): readonly ColumnExpr[] {
  return value.of === 'ranking' ? [value.relevance, value.order] : []
}

function valued(all: readonly Unit[], read: ReturnType<typeof valueOf>): readonly Valued[] {
  return all.flatMap((unit): Valued[] => {
    const value = read(unit)
    return value === undefined ? [] : [{ unit, ...value }]
  })
}

/** Nothing could be found: a share of it does not exist, while a hit still did not happen. */
function nothingToFind({ value: { statistic } }: UnitsQuantity, units: readonly Valued[]): boolean {
  const ofRelevant = statistic === 'ndcg' || statistic === 'average-precision' || statistic === 'recall'
  return ofRelevant && units.every(({ relevant }) => relevant === 0)
}

function notesOf({ value }: UnitsQuantity, units: readonly Valued[], leftOut: number): readonly Note[] {
  return value.of === 'ranking' ? rankingNotes(value, units) : repeatsNotes(value, leftOut)
}

function withNotes(measured: Measured, notes: readonly Note[]): Measured {
  return isSampled(measured) ? { ...measured, notes } : measured
}

function measureUnits({ value }: UnitsQuantity, design: Design, units: readonly Valued[]): Measured {
  const counting = value.statistic === 'passed' ? 'rows' : 'units'
  const n = counting === 'rows' ? totalRows(units.flatMap(({ unit }) => unit.cells)) : units.length
  const ratio = unitRatio(units, design, counting)
  if (isLoneCluster(ratio)) return { reason: 'one-cluster', n }
  if (counting === 'rows') return sampledShare({ sample: { design: 'ratio', ratio }, yes: 0, rows: n })
  const shares = value.statistic === 'hit' || value.statistic === 'flaky'
  if (!shares || !isYesNo(units)) return sampledUnits(ratio, n)
  const yes = units.filter((one) => one.value === 1).length
  return sampledShare({ sample: unitShare(units, design), yes, rows: n })
}

function sampledUnits(ratio: LinearisedRatio, n: number): Sampled {
  return {
    estimate: Math.min(1, ratio.estimate),
    n,
    method: `exact binomial on effective units, known range${ratio.unit === 'cluster' ? ', clustered' : ''}`,
    limits: (confidence) => knownRangeMean(ratio, { confidence }),
    resized: (factor) => sampledUnits(scaleRatio(ratio, factor), n * factor),
  }
}
