import { normal, ratioOfSums, rootMeanSquare, rSquared, type Random } from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { crossed, drawn, meanOf } from './laws.ts'
import { tail, weakness } from './weakness.ts'

const root: Method = { what: 'root mean squared error', by: 'rootMeanSquare', stated: 93.6 }
const squared: Method = { what: 'R²', by: 'rSquared', stated: 89.9 }

export const squareCells: readonly Cell[] = crossed([30, 100, 1000], [false, true]).flatMap(([rows, heavy]) =>
  errorCells(rows, heavy),
)

/** Errors with variance 1 on labels with variance 4; heavy ones have 2% ten times as large. */
function errorCells(rows: number, heavy: boolean): readonly Cell[] {
  const scale = heavy ? 1 / Math.sqrt(0.98 + 0.02 * 100) : 1
  const error = (random: Random): number => scale * (heavy && random.next() < 0.02 ? 10 : 1) * normal(random)
  const where = `n ${rows}, ${heavy ? '2% of errors ten times as large' : 'normal errors'}`
  const more = (stated: number): Pick<Cell, 'weak'> => weakness(heavy ? tail(stated) : undefined)
  const squares = (random: Random): LinearisedSquares => {
    const points = drawn(rows, () => ({ error: error(random), label: 2 * normal(random) }))
    const centre = points.reduce((sum, { label }) => sum + label, 0) / rows
    return points.map((point) => ({ numerator: point.error ** 2, denominator: (point.label - centre) ** 2 }))
  }
  return [
    {
      method: root,
      where,
      truth: 1,
      ...more(42),
      study: { draw: (random) => rootMeanSquare(meanOf(squares(random).map(({ numerator }) => numerator))) },
    },
    {
      method: squared,
      where,
      truth: 0.75,
      ...more(59),
      study: { draw: (random) => rSquared(ratioOfSums(squares(random), { unit: 'row' })) },
    },
  ]
}

type LinearisedSquares = readonly { readonly numerator: number; readonly denominator: number }[]
