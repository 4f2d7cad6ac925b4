import { ratioOfSums, type LinearisedRatio } from '@plumb/stats'
import type { Expr } from '../plan/expr.ts'
import type { ScanValue } from '../plan/scan.ts'
import { arithmetic, number } from '../plan/expressions.ts'
import { fromFixed, residualMoments } from './fixed-point.ts'
import type { Design } from './quantity.ts'
import { clusterOf, kishOf, sumOf, totalRows, weigh, type SliceView } from './slice-view.ts'

/** A ratio of sums Σ a / Σ b over rows: both scaled into −1 … 1; `b` absent means 1 a row (a mean). */
export interface RatioTerms {
  readonly a: Expr
  readonly b?: Expr
}

const fixedOne = 2n ** 62n
/** Moments up to the fourth, which the known-range interval of a mean asks for. */
const degrees = 4

/**
 * What to add up: without clusters every monomial (w a)^i (w b)^(j−i) up to degree 4, so that the residual moments follow
 * from any merged profile; with clusters only Σ w a and Σ w b of each cluster.
 */
export function momentValues(terms: RatioTerms, design: Design): readonly ScanValue[] {
  return monomials(terms, design).flatMap((row) => row.filter((value) => value !== undefined))
}

/** monomials[j − 1][i]; undefined where the monomial is 1 a row. */
function monomials({ a, b }: RatioTerms, design: Design): readonly (readonly (ScanValue | undefined)[])[] {
  const weight = weightExpr(design)
  const rows = design.cluster === undefined ? degrees : 1
  return Array.from({ length: rows }, (_, at) => {
    const degree = at + 1
    return Array.from({ length: degree + 1 }, (__, i) => {
      const factors = [...repeat(weight, degree), ...repeat(a, i), ...repeat(b, degree - i)]
      return factors.length === 0 ? undefined : sumOf(product(factors), 1)
    })
  })
}

function weightExpr({ weight }: Design): Expr | undefined {
  return weight === undefined ? undefined : arithmetic(weight.column, '/', number(weight.scale))
}

function repeat(expr: Expr | undefined, times: number): readonly Expr[] {
  return expr === undefined ? [] : Array.from({ length: times }, () => expr)
}

function product(factors: readonly Expr[]): Expr {
  return factors.reduce((left, right) => arithmetic(left, '*', right))
}

/** The linearised ratio of a slice, in the scaled units. Undefined when the denominator is 0. */
export function ratioOf(terms: RatioTerms, view: SliceView, design: Design): LinearisedRatio | undefined {
  return design.cluster === undefined ? rowRatio(terms, view, design) : clusterRatio(terms, view, design)
}

function rowRatio(terms: RatioTerms, view: SliceView, design: Design): LinearisedRatio | undefined {
  const rows = totalRows(view.cells)
  const sums = monomials(terms, design).map((row) =>
    row.map((value) => (value === undefined ? BigInt(rows) * fixedOne : sumOver(view, value))),
  )
  const [b, a] = sums[0] as [bigint, bigint]
  if (b === 0n) return undefined
  const [squares = 0, cubes = 0, fourths = 0] = residualMoments([[], ...sums])
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  return {
    unit: 'row',
    units: rows,
    estimate: Number(a) / Number(b),
    denominator: fromFixed(b, 1),
    squaredDenominators: fromFixed(sums[1]![0], 1),
    squares,
    cubes,
    fourths,
    kish: kishOf(weighed),
  }
}

function sumOver(view: SliceView, value: ScanValue): bigint {
  return view.cells.reduce((total, cell) => total + ((view.sum(cell, value) as bigint | null) ?? 0n), 0n)
}

function clusterRatio(terms: RatioTerms, view: SliceView, design: Design): LinearisedRatio | undefined {
  const [[b, a]] = monomials(terms, design) as [[ScanValue | undefined, ScanValue]]
  const clusters = new Map<unknown, { numerator: number; denominator: number }>()
  for (const cell of view.cells) {
    const cluster = clusters.get(clusterOf(cell)) ?? { numerator: 0, denominator: 0 }
    cluster.numerator += fromFixed(view.sum(cell, a), 1)
    cluster.denominator += b === undefined ? cell.rows : fromFixed(view.sum(cell, b), 1)
    clusters.set(clusterOf(cell), cluster)
  }
  const units = [...clusters.values()]
  if (units.every(({ denominator }) => denominator === 0)) return undefined
  return ratioOfSums(units, { unit: 'cluster', kish: kishOf(view.cells.map((cell) => weigh(cell, view, design))) })
}
