import { requireFinite } from '../checks.ts'
import { StatsError } from '../errors.ts'
import type { LinearisedRatio } from '../sample.ts'
import { sum } from '../special/sum.ts'
import type { LinearisedRatioOptions, RatioUnit } from './linearised-ratio.ts'

/**
 * A ratio of two sums in which every unit counts: cost per success, where a failure costs and adds 0 below the line.
 * For shares and means use `linearisedRatio`, which leaves out units whose denominator is 0.
 *
 * @param units one a row or cluster; weights already inside both parts
 * @param options.kish (Σ w)² / Σ w² over the rows; default: as many rows as units
 * @throws {StatsError} `empty-denominator` where the denominators add to 0, `not-finite`
 * @see Woodruff (1971), JASA 66:411–414 (linearisation)
 * @example
 * ratioOfSums([{ numerator: 3, denominator: 1 }, { numerator: 2, denominator: 0 }], { unit: 'row' }).estimate // => 5
 */
export function ratioOfSums(units: readonly RatioUnit[], { unit, kish }: LinearisedRatioOptions): LinearisedRatio {
  for (const { numerator, denominator } of units) {
    requireFinite('a numerator', numerator)
    requireFinite('a denominator', denominator)
  }
  const denominator = sum(units.map((each) => each.denominator))
  if (denominator === 0) throw new StatsError('empty-denominator', 'the denominators add to 0: the ratio is undefined')
  const estimate = sum(units.map((each) => each.numerator)) / denominator
  const residuals = units.map((each) => each.numerator - estimate * each.denominator)
  return {
    unit,
    units: units.length,
    estimate,
    denominator,
    squaredDenominators: sum(units.map((each) => each.denominator ** 2)),
    ...residualPowers(residuals),
    kish: kish ?? units.length,
  }
}

function residualPowers(residuals: readonly number[]): Pick<LinearisedRatio, 'squares' | 'cubes' | 'fourths'> {
  return {
    squares: sum(residuals.map((e) => e ** 2)),
    cubes: sum(residuals.map((e) => e ** 3)),
    fourths: sum(residuals.map((e) => e ** 4)),
  }
}
