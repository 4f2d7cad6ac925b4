import { ratioOfSums, type LinearisedRatio } from '@plumb/stats'
import type { Expr } from '../plan/expr.ts'
import type { ScanValue } from '../plan/scan.ts'
import { arithmetic, number } from '../plan/expressions.ts'
import { fixedOne, fromFixed, residualMoments } from './fixed-point.ts'
import type { Design } from './quantity.ts'
import {
  clusterOf,
  fixedSum,
  kishOf,
  roughSumOf,
  scanValues,
  sumOf,
  totalRows,
  weigh,
  type FixedSum,
  type SliceView,
} from './slice-view.ts'

/** A ratio of sums Σ a / Σ b over rows: both scaled into −1 … 1; `b` absent means 1 a row (a mean). */
export interface RatioTerms {
  readonly a: Expr
  readonly b?: Expr
  /** The highest moment that its interval asks for: 3, or 4 for a mean with a known range. */
  readonly degree: 3 | 4
}

/** Moments up to this one keep the digits of values far below the largest. */
const preciseDegree = 2

/**
 * What to add up: without clusters every monomial (w a)^i (w b)^(j−i) up to the degree, so that the residual moments follow
 * from any merged profile; with clusters only Σ w a and Σ w b of each cluster.
 */
export function momentValues(terms: RatioTerms, design: Design): readonly ScanValue[] {
  return monomials(terms, design).flatMap((row) => scanValues(row.filter((value) => value !== undefined)))
}

/** monomials[j − 1][i]; undefined where the monomial is 1 a row. */
function monomials({ a, b, degree: most }: RatioTerms, design: Design): readonly (readonly (FixedSum | undefined)[])[] {
  const weight = weightExpr(design)
  const rows = design.cluster === undefined ? most : 1
  return Array.from({ length: rows }, (_, at) => {
    const degree = at + 1
    const sum = degree <= preciseDegree ? sumOf : roughSumOf
    return Array.from({ length: degree + 1 }, (__, i) => {
      const factors = [...repeat(weight, degree), ...repeat(a, i), ...repeat(b, degree - i)]
      return factors.length === 0 ? undefined : sum(product(factors), 1)
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
  const [squares = 0, cubes = 0, fourths = squares ** 2] = isFlat(sums) ? [0, 0, 0] : residualMoments([[], ...sums])
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  return {
    unit: 'row',
    units: rows,
    estimate: Number(a) / Number(b),
    denominator: fromFixed(b, 1),
    squaredDenominators: fromFixed(sums[1]![0]!, 1),
    squares,
    cubes,
    fourths,
    kish: kishOf(weighed),
  }
}

function sumOver(view: SliceView, value: FixedSum): bigint {
  return view.cells.reduce((total, cell) => total + fixedSum(cell, view, value), 0n)
}

/** Squares are rounded to 53 bits before they are added: residuals far below that are rounding, and the values are one. */
const rounding = 2 ** -49

function isFlat(sums: readonly (readonly bigint[])[]): boolean {
  const [[b, a], [bb, , aa]] = sums as [[bigint, bigint], [bigint, bigint, bigint]]
  const [squares = 0] = residualMoments([[], ...sums.slice(0, 2)])
  const estimate = Number(a) / Number(b)
  return squares <= rounding * (fromFixed(aa, 1) + estimate ** 2 * fromFixed(bb, 1))
}

function clusterRatio(terms: RatioTerms, view: SliceView, design: Design): LinearisedRatio | undefined {
  const [[b, a]] = monomials(terms, design) as [[FixedSum | undefined, FixedSum]]
  const clusters = new Map<unknown, { numerator: number; denominator: number }>()
  for (const cell of view.cells) {
    const cluster = clusters.get(clusterOf(cell)) ?? { numerator: 0, denominator: 0 }
    cluster.numerator += fromFixed(fixedSum(cell, view, a), 1)
    cluster.denominator += b === undefined ? cell.rows : fromFixed(fixedSum(cell, view, b), 1)
    clusters.set(clusterOf(cell), cluster)
  }
  const units = [...clusters.values()]
  if (units.every(({ denominator }) => denominator === 0)) return undefined
  return ratioOfSums(units, { unit: 'cluster', kish: kishOf(view.cells.map((cell) => weigh(cell, view, design))) })
}
