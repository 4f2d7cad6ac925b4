/** The unit of fixed-point sums is 2^-124 of their scale. */
export const fixedOne: bigint = 2n ** 124n

/** The number that a fixed-point sum stands for, in the value's unit. */
export function fromFixed(sum: bigint, scale: number): number {
  return (Number(sum) / Number(fixedOne)) * scale
}

/**
 * Residual moments of R = Σa / Σb from fixed-point sums, without rounding: `monomials[j][i]` is Σ a^i b^(j−i) over the rows
 * for j = 1 … 4, each in units of 2^-124. Σ(a − Rb)^j = Σ_i C(j, i) monomials[j][i] (−A)^(j−i) B^(i−j), with A = Σa, B = Σb.
 *
 * @returns Σ e² , Σ e³ , Σ e⁴ (as far as given) in units of the scaled a
 */
export function residualMoments(monomials: readonly (readonly bigint[])[]): readonly number[] {
  const [, first, ...higher] = monomials
  const [sumB, sumA] = first as readonly [bigint, bigint]
  return higher.map((row, at) => {
    const degree = at + 2
    // times B^degree, so that all stays integer
    const total = row.reduce(
      (sum, monomial, i) => sum + choose(degree, i) * monomial * (-sumA) ** BigInt(degree - i) * sumB ** BigInt(i),
      0n,
    )
    return ratio(total, sumB ** BigInt(degree)) / Number(fixedOne)
  })
}

/** a / b of big integers, correctly scaled to a double. */
export function ratio(a: bigint, b: bigint): number {
  if (a === 0n) return 0
  const shift = BigInt(Math.max(0, 80 + bits(b) - bits(a)))
  return Number((a << shift) / b) / 2 ** Number(shift)
}

function bits(value: bigint): number {
  return (value < 0n ? -value : value).toString(2).length
}

/** The binomial coefficient. */
export function choose(n: number, k: number): bigint {
  let result = 1n
  for (let i = 0; i < k; i += 1) result = (result * BigInt(n - i)) / BigInt(i + 1)
  return result
}
