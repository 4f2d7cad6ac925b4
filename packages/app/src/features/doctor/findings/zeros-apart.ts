import type { Examination, SeenNumber } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touched, touchedText } from '../touched.ts'

/** Zeros that stand apart from all other values, as where 0 was written for "not measured". */
export function zerosApart({ numbers, looked, study }: Examination): readonly Finding[] {
  const taken = [study.label, study.answers.score, study.answers.prediction, study.id].map((role) => role?.column.name)
  return numbers.flatMap((column): readonly Finding[] => {
    if (taken.includes(column.name) || !standsApart(column)) return []
    const share = touched(column.lowest[0]?.rows ?? 0, looked)
    return [
      {
        id: 'zeros-apart',
        severity: 'look',
        column: column.name,
        ...share,
        message: `${named([column.name])} is 0 in ${touchedText(share)}, and at least ${column.lowest[1]?.value} in all others: 0 may stand for "not measured".`,
        effect:
          'If so, averages are too low and bands put unmeasured rows with the lowest. Name 0 under missing_values.',
      },
    ]
  })
}

/** Zeros in more rows than this are rather "none" than "not measured". */
const mostZeros = 0.6
const leastDistinct = 15

/**
 * The step from 0 to the next value is long beside the median and beside the steps among the next values; amounts that
 * are often 0, such as a payment, begin near it.
 */
function standsApart({ lowest, values, distinct, median }: SeenNumber): boolean {
  const [zero, ...others] = lowest
  const least = others[0]?.value
  if (zero?.value !== 0 || least === undefined || zero.rows < 2 || distinct < leastDistinct) return false
  const steps = others.slice(1).map(({ value }, i) => value - (others[i]?.value ?? value))
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? least
  return zero.rows <= mostZeros * values && least >= 0.1 * median && least >= 5 * usual && median > 0
}
