import { ratioOfSums, type LinearisedRatio } from '@plumb/stats'
import type { Expr } from '../plan/expr.ts'
import type { ScanValue } from '../plan/scan.ts'
import { choose, fixedOne, fromFixed } from './fixed-point.ts'
import type { Design } from './quantity.ts'
import { product, ratioOfMoments, repeat, sumOver, weightExpr } from './ratio-moments.ts'
import { clusterOf, kishOf, scanValues, sumOf, totalRows, weigh, type FixedSum, type SliceView } from './slice-view.ts'
import type { Cell } from '../profile/fold.ts'

/** A ratio Σ w a / Σ w (y − ȳ)², with ȳ the slice's own mean: both scaled into −1 … 1. */
export interface FitTerms {
  readonly a: Expr
  readonly y: Expr
}

/** sums[k − 1][i][j] of Σ w^k a^i y^j, for each i + j / 2 up to k; undefined where it is 1 a row. */
type Moments<T> = readonly (readonly (readonly T[])[])[]

/** What to add up: from these sums the moments about any mean follow, whatever profiles are merged. */
export function fitValues(terms: FitTerms, design: Design): readonly ScanValue[] {
  const sums = fitSums(terms, design).flat(2)
  return scanValues(sums.filter((sum) => sum !== undefined))
}

function fitSums({ a, y }: FitTerms, design: Design): Moments<FixedSum | undefined> {
  const weight = weightExpr(design)
  const degrees = design.cluster === undefined ? [1, 2, 3] : [1]
  return degrees.map((k) =>
    upTo(k).map((i) =>
      upTo(2 * (k - i)).map((j) => {
        const factors = [...repeat(weight, k), ...repeat(a, i), ...repeat(y, j)]
        return factors.length === 0 ? undefined : sumOf(product(factors), 1)
      }),
    ),
  )
}

function upTo(most: number): readonly number[] {
  return Array.from({ length: most + 1 }, (_, at) => at)
}

/** The linearised ratio of a slice, in the scaled units. Undefined where all labels are the same. */
export function fitRatio(terms: FitTerms, view: SliceView, design: Design): LinearisedRatio | undefined {
  const moments = momentsOf(terms, view, design)
  const mean = meanOf(moments)
  const sums = moments.map((row, at) => row.map((own, i) => about(mean, own, 2 * (at + 1 - i))))
  if (isFlat(sums[0]![0]!, moments[0]![0]![2]!)) return undefined
  const kish = kishOf(view.cells.map((cell) => weigh(cell, view, design)))
  if (design.cluster === undefined) {
    // (|y| + |ȳ|)⁴ adds up to 16 Σ y⁴ at most
    const from = 16n * moments[1]![0]![4]!
    return ratioOfMoments(sums, { rows: totalRows(view.cells), kish, unit: 2 ** -124, from })
  }
  const units = clustersOf(view.cells).map((cells) => {
    const [[squares, a]] = momentsOf(terms, { ...view, cells }, design) as [[readonly bigint[], readonly [bigint]]]
    return { numerator: fromFixed(a[0], 1), denominator: fromFixed(about(mean, squares, 2), 1) }
  })
  return ratioOfSums(units, { unit: 'cluster', kish })
}

function momentsOf(terms: FitTerms, view: SliceView, design: Design): Moments<bigint> {
  const rows = BigInt(totalRows(view.cells)) * fixedOne
  return fitSums(terms, design).map((row) =>
    row.map((own) => own.map((sum) => (sum === undefined ? rows : sumOver(view, sum)))),
  )
}

/** Σ w y / Σ w, as a fixed-point number. */
function meanOf(moments: Moments<bigint>): bigint {
  const [weight, sum] = moments[0]![0]! as [bigint, bigint]
  return weight === 0n ? 0n : (sum * fixedOne) / weight
}

/** Σ … (y − ȳ)^m from the sums with y^0 … y^m. */
function about(mean: bigint, sums: readonly bigint[], m: number): bigint {
  let [total, power] = [0n, fixedOne]
  for (let j = m; j >= 0; j -= 1) {
    total += (choose(m, j) * sums[j]! * power) / fixedOne
    power = (power * -mean) / fixedOne
  }
  return total
}

/** Products are rounded to 53 bits before they are added: a spread within that is none. */
function isFlat(spread: bigint, squares: bigint): boolean {
  return spread * 2n ** 49n <= squares
}

function clustersOf(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  const clusters = new Map<unknown, Cell[]>()
  for (const cell of cells) {
    const own = clusters.get(clusterOf(cell))
    if (own === undefined) clusters.set(clusterOf(cell), [cell])
    else own.push(cell)
  }
  return [...clusters.values()]
}
