import type { LinearisedRatio } from '../sample.ts'

/**
 * The same ratio from `factor` times as many units like those seen: what an interval would be with more rows.
 *
 * @param factor above 0; 2 doubles the sample
 */
export function scaleRatio(ratio: LinearisedRatio, factor: number): LinearisedRatio {
  return {
    unit: ratio.unit,
    units: ratio.units * factor,
    estimate: ratio.estimate,
    denominator: ratio.denominator * factor,
    squaredDenominators: ratio.squaredDenominators * factor,
    squares: ratio.squares * factor,
    cubes: ratio.cubes * factor,
    fourths: ratio.fourths * factor,
    kish: ratio.kish * factor,
  }
}
