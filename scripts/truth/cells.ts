import { areaCells } from './areas.ts'
import { boundedCells } from './bounded.ts'
import { calibrationCells } from './calibration.ts'
import { candidateCells } from './candidates.ts'
import type { Cell } from './cell.ts'
import { comparisonCells } from './comparisons.ts'
import { designedOtherCells } from './designed-others.ts'
import { designedRatingCells } from './designed-ratings.ts'
import { designedScoreCells } from './designed-scores.ts'
import { designedTableCells } from './designed-tables.ts'
import { differenceCells } from './differences.ts'
import { driftCells } from './drift.ts'
import { groupCells } from './groups.ts'
import { levelCells } from './levels.ts'
import { meanCells } from './means.ts'
import { peopleCells } from './people.ts'
import { precisionCells } from './precisions.ts'
import { quantileCells } from './quantiles.ts'
import { rankedComparisonCells } from './ranked-comparisons.ts'
import { shareCells } from './shares.ts'
import { squareCells } from './squares.ts'
import { tableCells } from './tables.ts'

/** Every setting of every interval, in the order of the report. */
export const cells: readonly Cell[] = [
  ...shareCells,
  ...meanCells,
  ...boundedCells,
  ...squareCells,
  ...quantileCells,
  ...tableCells,
  ...areaCells,
  ...precisionCells,
  ...calibrationCells,
  ...differenceCells,
  ...candidateCells,
  ...comparisonCells,
  ...rankedComparisonCells,
  ...groupCells,
  ...driftCells,
  ...peopleCells,
  ...designedTableCells,
  ...designedScoreCells,
  ...designedRatingCells,
  ...designedOtherCells,
  ...levelCells,
]
