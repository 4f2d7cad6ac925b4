const seriesFrom = 10

/**
 * What Stirling's formula misses: ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, for x > 0.
 * Ratios of gamma functions built from it do not cancel at large arguments.
 *
 * @see Loader (2000), Fast and accurate computation of binomial probabilities; DLMF 5.11.1
 * @example
 * stirlingError(1); // => 0.08106146679532726
 */
export function stirlingError(x: number): number {
  let error = 0
  let shifted = x
  for (; shifted < seriesFrom; shifted++) error += (shifted + 0.5) * Math.log1p(1 / shifted) - 1
  return error + series(shifted)
}

function series(x: number): number {
  const s = 1 / (x * x)
  const tail = 1 / 1188 - s * (691 / 360360 - s * (1 / 156 - s * (3617 / 122400)))
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * tail)))) / x
}
