/**
 * Sum with the lost low digits carried along, so that a long list or mixed magnitudes do not eat small terms.
 *
 * @param values finite numbers; the empty sum is 0
 * @see Neumaier (1974), ZAMM 54:39–51
 * @example
 * sum([1e16, 1, -1e16]); // => 1
 */
export function sum(values: Iterable<number>): number {
  let total = 0
  let carry = 0
  for (const value of values) {
    const next = total + value
    carry += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return total + carry
}
