import { ratioOfSums, type LinearisedRatio } from '@plumb/stats'
import { clusterSums } from './cluster-sums.ts'
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
  /** No row lies farther from the ratio than this. */
  readonly reach?: number
  /** Values may lie far below the largest one, as in a column with an outlier: their digits are kept. */
  readonly precise: boolean
}

/**
 * What to add up: without clusters every monomial (w a)^i (w b)^(j−i) up to the degree, so that the residual moments follow
 * from any merged profile; with clusters only Σ w a and Σ w b of each cluster. Where a million rows are sure to count,
 * squares do: the fourth powers only set degrees of freedom, which the reach of the values bounds from below.
 */
export function momentValues(terms: RatioTerms, design: Design, sure = 0): readonly ScanValue[] {
  const squaresDo = sure >= crowd && terms.reach !== undefined && design.weight === undefined
  const asked = squaresDo ? monomials(terms, design).slice(0, 2) : monomials(terms, design)
  return asked.flatMap((row) => scanValues(row.filter((value) => value !== undefined)))
}

const crowd = 1_000_000

/** monomials[j − 1][i]; undefined where the monomial is 1 a row. */
function monomials(
  { a, b, degree: most, precise }: RatioTerms,
  design: Design,
): readonly (readonly (FixedSum | undefined)[])[] {
  const weight = weightExpr(design)
  const rows = design.cluster === undefined ? most : 1
  const sum = precise || weight !== undefined ? sumOf : roughSumOf
  return Array.from({ length: rows }, (_, at) => {
    const degree = at + 1
    return Array.from({ length: degree + 1 }, (__, i) => {
      const factors = [...repeat(weight, degree), ...repeat(a, i), ...repeat(b, degree - i)]
      return factors.length === 0 ? undefined : sum(product(factors), 1)
    })
  })
}

/** The weight of a row over the largest one; undefined where rows have none. */
export function weightExpr({ weight }: Design): Expr | undefined {
  return weight === undefined ? undefined : arithmetic(weight.column, '/', number(weight.scale))
}

export function repeat(expr: Expr | undefined, times: number): readonly Expr[] {
  return expr === undefined ? [] : Array.from({ length: times }, () => expr)
}

/** Of one or more. */
export function product(factors: readonly Expr[]): Expr {
  return factors.reduce((left, right) => arithmetic(left, '*', right))
}

/** The linearised ratio of a slice, in the scaled units. Undefined when the denominator is 0. */
export function ratioOf(terms: RatioTerms, view: SliceView, design: Design): LinearisedRatio | undefined {
  return design.cluster === undefined ? rowRatio(terms, view, design) : clusterRatio(terms, view, design)
}

function rowRatio(terms: RatioTerms, view: SliceView, design: Design): LinearisedRatio | undefined {
  const rows = totalRows(view.cells)
  const asked = monomials(terms, design).filter((row) =>
    row.every((value) => value === undefined || view.has(value.whole)),
  )
  const sums = asked.map((row) =>
    row.map((value) => (value === undefined ? BigInt(rows) * fixedOne : sumOver(view, value))),
  )
  const kish = kishOf(view.cells.map((cell) => weigh(cell, view, design)))
  const unit = terms.precise || design.weight !== undefined ? 2 ** -124 : 2 ** -62
  return ratioOfMoments(sums, { rows, kish, unit, ...(terms.reach === undefined ? {} : { reach: terms.reach }) })
}

interface Moments {
  readonly rows: number
  readonly kish: number
  /** What the least digit of the sums stands for. */
  readonly unit: number
  /** Squares that those of b were reckoned from, where they are larger: they say how far b was rounded. */
  readonly from?: bigint
  /** No residual is larger. */
  readonly reach?: number
}

/** The ratio of rows from their moments: `sums[j − 1][i]` is Σ (w a)^i (w b)^(j−i). Undefined when the denominator is 0. */
export function ratioOfMoments(
  sums: readonly (readonly bigint[])[],
  { rows, kish, unit, from = 0n, reach = Infinity }: Moments,
): LinearisedRatio | undefined {
  const [b, a] = sums[0] as [bigint, bigint]
  if (b === 0n) return undefined
  return {
    unit: 'row',
    units: rows,
    estimate: Number(a) / Number(b),
    denominator: fromFixed(b, 1),
    squaredDenominators: fromFixed(sums[1]![0]!, 1),
    ...residuals(sums, { rows, unit, from: fromFixed(from, 1), reach }),
    kish,
  }
}

/** A sum over the cells of a slice. */
export function sumOver(view: SliceView, value: FixedSum): bigint {
  return view.cells.reduce((total, cell) => total + fixedSum(cell, view, value), 0n)
}

/** Products are rounded to 53 bits before they are added. */
const rounding = 2 ** -50
/** Of the skewness. */
const worstError = 0.01

/**
 * Residual moments as far as sums in these units tell them: residuals within the rounding of their squares are none, since
 * the values are one; where only the third moment is lost, the values count as symmetric.
 */
function residuals(
  sums: readonly (readonly bigint[])[],
  {
    rows,
    unit,
    from,
    reach,
  }: { readonly rows: number; readonly unit: number; readonly from: number; readonly reach: number },
): Pick<LinearisedRatio, 'squares' | 'cubes' | 'fourths'> {
  const [[b, a], [bb, , aa]] = sums as [[bigint, bigint], [bigint, bigint, bigint]]
  const [squares = 0, cubes = 0, fourths] = residualMoments([[], ...sums])
  // e⁴ ≤ reach² e²: never fewer units carry the spread than this says
  const most = Math.min(squares ** 2, reach ** 2 * squares)
  const total = fromFixed(aa, 1) + (Number(a) / Number(b)) ** 2 * Math.max(from, fromFixed(bb, 1))
  if (squares <= 2 * rounding * total + 10 * rows * unit) return { squares: 0, cubes: 0, fourths: 0 }
  const error = rounding * (total ** 1.5 / Math.sqrt(rows)) + rows * unit
  return { squares, cubes: error > worstError * squares ** 1.5 ? 0 : cubes, fourths: fourths ?? most }
}

function clusterRatio(terms: RatioTerms, view: SliceView, design: Design): LinearisedRatio | undefined {
  const [[b, a]] = monomials(terms, design) as [[FixedSum | undefined, FixedSum]]
  const units = clusterSums(
    view.cells.map((cell) => ({
      cluster: clusterOf(cell),
      numerator: fromFixed(fixedSum(cell, view, a), 1),
      denominator: b === undefined ? cell.rows : fromFixed(fixedSum(cell, view, b), 1),
    })),
  )
  if (units.every(({ denominator }) => denominator === 0)) return undefined
  return ratioOfSums(units, { unit: 'cluster', kish: kishOf(view.cells.map((cell) => weigh(cell, view, design))) })
}
