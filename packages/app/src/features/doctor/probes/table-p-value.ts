import { chiSquareUpperTail } from '@plumb/stats'

/** Pearson's chi-square test of no connection between two answers and several categories. */
export function tablePValue(cells: readonly (readonly [number, number])[]): number {
  const kept = cells.filter(([p, n]) => p + n > 0)
  const [positives, negatives] = [sum(kept.map(([p]) => p)), sum(kept.map(([, n]) => n))]
  if (kept.length < 2 || positives === 0 || negatives === 0) return 1
  const rows = positives + negatives
  const statistic = sum(
    kept.flatMap(([p, n]) =>
      [[p, positives] as const, [n, negatives] as const].map(([seen, margin]) => {
        const expected = ((p + n) * margin) / rows
        return (seen - expected) ** 2 / expected
      }),
    ),
  )
  return chiSquareUpperTail(statistic, kept.length - 1)
}

/** The sum of some numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
