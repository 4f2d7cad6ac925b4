import { rocAuc, rocAucLimits, type ScoreCell } from '@plumb/stats'
import { queryRows } from '../../../warehouse/connection.ts'
import { countedBy } from './counted-by.ts'
import type { Probe } from './probe.ts'
import type { Target } from './target.ts'

export interface AreaOf {
  /** SQL of what ranks. */
  readonly value: string
  readonly target: Target
  /** Order values by how often they are positive, instead of by size. */
  readonly orderByRate?: boolean
}

/** The area under the ROC curve of a value against the label, with its 95% range; by DeLong, as in `plumb check`. */
export async function areaLimits(
  { engine, sample }: Probe,
  { value, target, orderByRate = false }: AreaOf,
): Promise<{ readonly area: number; readonly low: number; readonly high: number; readonly rows: number }> {
  const counted = countedBy(value, sample, target)
  const rows = await queryRows(engine, `select p, n from (${counted}) order by ${orderByRate ? 'p / (p + n)' : 'v'}`)
  const cells = rows.flatMap(({ p, n }, bin) => [...cellOf(bin, true, Number(p)), ...cellOf(bin, false, Number(n))])
  const auc = rocAuc({ scores: rows.map((_, bin) => bin), cells, clustered: false, weighted: false })
  return { area: auc.estimate, ...rocAucLimits(auc), rows: cells.reduce((total, cell) => total + cell.rows, 0) }
}

function cellOf(bin: number, positive: boolean, rows: number): readonly ScoreCell[] {
  return rows === 0 ? [] : [{ bin, positive, cluster: 0, rows, weight: rows, weightSquares: rows }]
}
