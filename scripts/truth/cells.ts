import type { Cell } from './cell.ts'
import { differenceCells } from './differences.ts'
import { driftCells } from './drift.ts'
import { groupCells } from './groups.ts'
import { meanCells } from './means.ts'
import { peopleCells } from './people.ts'
import { quantileCells } from './quantiles.ts'
import { scoreCells } from './scores.ts'
import { shareCells } from './shares.ts'
import { tableCells } from './tables.ts'

/** Every setting of every interval, in the order of the report. */
export const cells: readonly Cell[] = [
  ...shareCells,
  ...meanCells,
  ...quantileCells,
  ...tableCells,
  ...scoreCells,
  ...differenceCells,
  ...groupCells,
  ...driftCells,
  ...peopleCells,
]
