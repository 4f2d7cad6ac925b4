/**
 * Round values on an axis between two ends, about as many as wanted.
 *
 * @example
 * ticks(0.52, 1, 5) // => [0.6, 0.7, 0.8, 0.9, 1]
 */
export function ticks(from: number, to: number, wanted: number): readonly number[] {
  const rough = (to - from) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const size = ([1, 2, 5].find((step) => step * power >= rough * 0.75) ?? 10) * power
  const first = Math.ceil(from / size - 1e-9)
  const last = Math.floor(to / size + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * size).toPrecision(12)))
}
