import { fBeta, fBetaLimits, scaleRatio, type ConfusionTable, type LinearisedRatio } from '@plumb/stats'
import { isLoneCluster } from '../cluster-sums.ts'
import { cellRatio } from '../cell-ratio.ts'
import type { Measured, Sampled } from '../measured.ts'
import type { Design, TableQuantity } from '../quantity.ts'
import { totalRows, type SliceView } from '../slice-view.ts'
import { cellNamer, scaleTable, type CellName } from './cell-name.ts'
import { measureF1 } from './f1.ts'

/** F-beta: recall counts beta times as much as precision. F1 has an interval of its own. */
export function measureFBeta(quantity: TableQuantity, view: SliceView, design: Design): Measured {
  const { actual, flagged, beta = 1 } = quantity
  if (beta === 1) return measureF1(quantity, view, design)
  const nameOfCell = cellNamer(actual, flagged, view)
  const cells = view.cells.filter((cell) => nameOfCell(cell) !== 'tn')
  const n = totalRows(cells)
  if (n === 0) return { reason: 'empty-denominator', n }
  const table: Record<CellName, number> = { tp: 0, fn: 0, fp: 0, tn: 0 }
  for (const cell of cells) table[nameOfCell(cell)] += cell.rows
  if (design.weight === undefined && design.cluster === undefined) return ofTable(table, n, beta)
  const parts = partsOf(beta)
  const ratio = cellRatio(
    cells.map((cell) => parts[nameOfCell(cell)]),
    { ...view, cells },
    design,
  )
  if (isLoneCluster(ratio)) return { reason: 'one-cluster', n }
  const equalWeights = ratio.unit === 'row' && Math.abs(ratio.kish - n) <= 1e-9 * n
  return equalWeights ? ofTable(table, n, beta) : ofRatio(ratio, n)
}

/** (1 + β²) TP over (1 + β²) TP + β² FN + FP. */
function partsOf(beta: number): Readonly<Record<CellName, { numerator: number; denominator: number }>> {
  const found = 1 + beta ** 2
  return {
    tp: { numerator: found, denominator: found },
    fn: { numerator: 0, denominator: beta ** 2 },
    fp: { numerator: 0, denominator: 1 },
    tn: { numerator: 0, denominator: 0 },
  }
}

function ofTable(table: ConfusionTable, n: number, beta: number): Sampled {
  return {
    estimate: fBeta(table, { beta }).estimate,
    n,
    method: 'MOVER of the odds of an error and of its split, exact binomial',
    limits: (confidence) => fBeta(table, { beta, confidence }),
    resized: (factor) => ofTable(scaleTable(table, factor), n * factor, beta),
  }
}

function ofRatio(ratio: LinearisedRatio, n: number): Sampled {
  return {
    estimate: ratio.estimate,
    n,
    method: `exact binomial on effective rows, ${ratio.unit === 'cluster' ? 'clustered' : 'weighted'}`,
    limits: (confidence) => fBetaLimits({ design: 'ratio', ratio }, { confidence }),
    resized: (factor) => ofRatio(scaleRatio(ratio, factor), n * factor),
  }
}
