import { formatPlain } from '@plumb/claims'
import type { Examination, SeenNumber } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touched } from '../touched.ts'

/** One value that is far beyond all others, even for a column with a long tail. */
export function farValues({ numbers, looked, study }: Examination): readonly Finding[] {
  return numbers.flatMap((column): readonly Finding[] => {
    const [first, second] = column.highest
    if (column.name === study.id?.column.name || first === undefined || second === undefined || !isFar(column))
      return []
    const times = Math.round(first.value / second.value)
    return [
      {
        id: 'far-value',
        severity: 'look',
        column: column.name,
        ...touched(first.rows, looked),
        message: `${named([column.name])} is ${formatPlain(first.value, 'number')} in ${first.rows === 1 ? 'one row' : `${first.rows} rows`}, ${times} times the next largest value.`,
        effect: 'A mistake or a robot? By itself it moves sums and averages; medians and shares hardly notice it.',
      },
    ]
  })
}

const leastDistinct = 25
const leastRatio = 5
const leastChance = 1e-4

/**
 * In a tail that falls like a power, the logarithm of the ratio of the two largest values is exponential with the mean
 * that the other spacings show.
 *
 * @see Hill (1975), Annals of Statistics 3:1163
 */
function isFar({ highest, distinct }: SeenNumber): boolean {
  const [first, ...rest] = highest.map(({ value }) => value)
  const last = rest.at(-1) ?? 0
  if (first === undefined || distinct < leastDistinct || (highest[0]?.rows ?? 0) > 2 || last <= 0) return false
  const ratio = first / (rest[0] ?? first)
  const logs = rest.slice(0, -1).map((value) => Math.log(value / last))
  const mean = logs.reduce((total, log) => total + log, 0) / logs.length
  return ratio >= leastRatio && mean > 0 && Math.exp(-Math.log(ratio) / mean) < leastChance
}
