import type { Examination, NumberRows, SeenNumber } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touched, touchedText } from '../touched.ts'

/** Numbers such as -999 that stand apart from all others at an end, and mean that a number is missing. */
export function sentinelNumbers({ numbers, looked, study }: Examination): readonly Finding[] {
  const label = study.label?.column.name
  return numbers.flatMap((column): readonly Finding[] => {
    if (column.name === label || column.name === study.id?.column.name) return []
    const codes = [...lowCodes(column), ...highCodes(column)]
    const share = touched(
      codes.reduce((total, { rows }) => total + rows, 0),
      looked,
    )
    if (codes.length === 0) return []
    return [
      {
        id: 'sentinel-numbers',
        severity: 'wrong',
        column: column.name,
        ...share,
        message: `${named([column.name])} is ${codes.map(({ value }) => value).join(' or ')} in ${touchedText(share)}, far from all its other values: it stands for a missing or capped value.`,
        effect:
          'Every average of this column is off, and bands put these rows with the most extreme ones. Name it under missing_values.',
      },
    ]
  })
}

/** A column with fewer different values may be a scale with codes of its own. */
const leastDistinct = 10

function lowCodes({ lowest, highest, distinct, values }: SeenNumber): readonly NumberRows[] {
  const codes: NumberRows[] = []
  const top = highest[0]?.value ?? 0
  for (const [at, each] of lowest.entries()) {
    const next = lowest[at + 1]?.value
    const rest = distinct - codes.length - 1
    if (next === undefined || rest < leastDistinct || !isLowCode(each.value) || each.rows < 2) break
    const apart = isSmall(each.value)
      ? next >= 0 && each.rows >= 0.01 * values && each.rows > (lowest[at + 1]?.rows ?? 0)
      : next >= 0 || next - each.value > top - next
    if (!apart && !isLowCode(next)) break
    codes.push(each)
  }
  const end = lowest[codes.length]?.value ?? 0
  return codes.every(({ value }) => end >= 0 || end - value > top - end) ? codes : []
}

function isLowCode(value: number): boolean {
  return value === -1 || /^-(9{1,10}|8{2,4})$/.test(String(value)) || value === -2_147_483_648
}

/** -1 and -9 are also numbers like others: only a heap of them below numbers that are never negative is a code. */
function isSmall(value: number): boolean {
  return value >= -9
}

function highCodes({ highest, distinct }: SeenNumber): readonly NumberRows[] {
  const [first, second] = highest
  if (first === undefined || second === undefined || distinct < leastDistinct || first.rows < 2) return []
  const isCode = /^9{2,10}$/.test(String(first.value)) || first.value === 2_147_483_647
  return isCode && second.value < first.value / 2 ? [first] : []
}
