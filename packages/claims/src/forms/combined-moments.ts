import { ratioOfSums, type LinearisedRatio } from '@plumb/stats'
import type { Expr } from '../plan/expr.ts'
import type { ScanValue } from '../plan/scan.ts'
import { clusterSums } from './cluster-sums.ts'
import { fromFixed } from './fixed-point.ts'
import type { Design } from './quantity.ts'
import { product, repeat, sumOver, weightExpr } from './ratio-moments.ts'
import {
  clusterOf,
  fixedSum,
  kishOf,
  scanValues,
  sumOf,
  totalRows,
  weigh,
  type FixedSum,
  type SliceView,
} from './slice-view.ts'

/** Products are rounded to 53 bits before they are added. */
const rounding = 2 ** -47
/** Of a sum. */
const unit = 2 ** -124
/** Of the skewness. */
const worstError = 0.01

/** A monomial in the terms, told by the exponent of each, with its sum; undefined where it is 1 a row. */
interface Monomial {
  readonly exponents: readonly number[]
  readonly sum: FixedSum | undefined
}

/**
 * What to add up for the mean of any combination Σ c_i · term_i of these terms, scaled into −1 … 1: coefficients are known
 * only once the means are, so that every monomial Σ w^k Π term_i^e_i up to the third degree is summed.
 */
export function combinedValues(terms: readonly Expr[], design: Design): readonly ScanValue[] {
  const sums = degreesOf(design).flatMap((degree) => monomials(terms, degree, design).map(({ sum }) => sum))
  return scanValues(sums.filter((sum) => sum !== undefined))
}

/** Of clusters only the sums of each are read. */
function degreesOf({ cluster }: Design): readonly number[] {
  return cluster === undefined ? [1, 2, 3] : [1]
}

function monomials(terms: readonly Expr[], degree: number, design: Design): readonly Monomial[] {
  const weights = repeat(weightExpr(design), degree)
  return exponentsUpTo(terms.length, degree).map((exponents): Monomial => {
    const factors = [...weights, ...exponents.flatMap((power, i) => repeat(terms[i], power))]
    return { exponents, sum: factors.length === 0 ? undefined : sumOf(product(factors), 1) }
  })
}

/** All lists of so many exponents that add up to at most the degree. */
function exponentsUpTo(count: number, degree: number): readonly (readonly number[])[] {
  if (count === 0) return [[]]
  return Array.from({ length: degree + 1 }, (_, power) =>
    exponentsUpTo(count - 1, degree - power).map((rest) => [power, ...rest]),
  ).flat()
}

/** The weighted mean of each term. */
export function termMeans(terms: readonly Expr[], view: SliceView, design: Design): readonly number[] {
  const weight = view.cells.reduce((sum, cell) => sum + weigh(cell, view, design).weight, 0)
  return terms.map((term) => fromFixed(sumOver(view, weighted(term, design)), 1) / weight)
}

/** Σ w · term. */
function weighted(term: Expr, design: Design): FixedSum {
  return sumOf(product([...repeat(weightExpr(design), 1), term]), 1)
}

/** A statistic as the mean of what each row does to it: `estimate` + Σ c_i · (term_i − its mean). */
export function combinedRatio(
  terms: readonly Expr[],
  coefficients: readonly number[],
  estimate: number,
  view: SliceView,
  design: Design,
): LinearisedRatio {
  const means = termMeans(terms, view, design)
  const constant = -means.reduce((sum, mean, i) => sum + mean * coefficients[i]!, 0)
  const weighed = view.cells.map((cell) => weigh(cell, view, design))
  const kish = kishOf(weighed)
  if (design.cluster !== undefined) {
    const sums = terms.map((term) => weighted(term, design))
    const parts = view.cells.map((cell, at) => {
      const { weight } = weighed[at]!
      const effects = sums.map((sum, i) => coefficients[i]! * fromFixed(fixedSum(cell, view, sum), 1))
      const numerator = effects.reduce((total, effect) => total + effect, (estimate + constant) * weight)
      return { cluster: clusterOf(cell), numerator, denominator: weight }
    })
    return ratioOfSums(clusterSums(parts), { unit: 'cluster', kish })
  }
  const power = (degree: number): Power => powerOf([...coefficients, constant], monomials(terms, degree, design), view)
  return {
    unit: 'row',
    units: totalRows(view.cells),
    estimate,
    denominator: weighed.reduce((sum, { weight }) => sum + weight, 0),
    squaredDenominators: weighed.reduce((sum, { squares }) => sum + squares, 0),
    ...residuals(power(2), power(3)),
    kish,
  }
}

interface Power {
  readonly sum: number
  /** How far what was added was rounded. */
  readonly error: number
}

/** Σ (w Σ c_i term_i + w c_0)^degree from the monomials of that degree. */
function powerOf(coefficients: readonly number[], parts: readonly Monomial[], view: SliceView): Power {
  const degree = Math.max(...parts.flatMap(({ exponents }) => exponents))
  const rows = totalRows(view.cells)
  const added = parts.map(({ exponents, sum }) => {
    const all = [...exponents, degree - exponents.reduce((total, power) => total + power, 0)]
    const total = sum === undefined ? rows : fromFixed(sumOver(view, sum), 1)
    const factor = all.reduce((term, power, i) => term * coefficients[i]! ** power, arrangements(all))
    return { value: factor * total, unit: Math.abs(factor) * rows * unit }
  })
  return {
    sum: added.reduce((total, { value }) => total + value, 0),
    error: added.reduce((total, one) => total + rounding * Math.abs(one.value) + one.unit, 0),
  }
}

/** In how many orders such powers can be multiplied: (Σ e)! / Π e!. */
function arrangements(exponents: readonly number[]): number {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  return exponents.reduce((ways, power) => ways / factorial(power), factorial(exponents.reduce((a, b) => a + b, 0)))
}

/** Residuals within the rounding of what they were reckoned from are none; a third moment that is lost counts as 0. */
function residuals(two: Power, three: Power): Pick<LinearisedRatio, 'squares' | 'cubes' | 'fourths'> {
  if (!(two.sum > two.error)) return { squares: 0, cubes: 0, fourths: 0 }
  const lost = three.error > worstError * two.sum ** 1.5
  // rows take their degrees of freedom from their number: fourth powers are not asked for
  return { squares: two.sum, cubes: lost ? 0 : three.sum, fourths: two.sum ** 2 }
}
