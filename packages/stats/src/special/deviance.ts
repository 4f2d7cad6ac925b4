/**
 * x ln(x / mean) + mean − x, at least 0, without the cancellation near x = mean: half the Poisson deviance.
 *
 * @param x at least 0
 * @param mean above 0
 * @see Loader (2000), Fast and accurate computation of binomial probabilities
 * @example
 * deviance(10, 10); // => 0
 */
export function deviance(x: number, mean: number): number {
  if (x === 0) return mean
  if (Math.abs(x - mean) < 0.1 * (x + mean)) return near(x, mean)
  return x * (Math.log(x) - Math.log(mean)) + mean - x
}

function near(x: number, mean: number): number {
  const v = (x - mean) / (x + mean)
  let power = 2 * x * v
  let total = (x - mean) * v
  for (let j = 3; ; j += 2) {
    power *= v * v
    const next = total + power / j
    if (next === total) return total
    total = next
  }
}
