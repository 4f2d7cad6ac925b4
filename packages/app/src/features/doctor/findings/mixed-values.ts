import type { Examination, SeenText } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { percent, touched, touchedText } from '../touched.ts'

/** From here on a column of text would be numbers or times, were it not for the rest. */
const mostly = 0.5

/** Columns of text that are mostly numbers or times: fractions written in two ways, words between numbers. */
export function mixedValues({ texts, looked, study }: Examination): readonly Finding[] {
  return texts.flatMap((text): readonly Finding[] => {
    const found = text.values === 0 ? undefined : mixed(text)
    if (found === undefined || isKey(text, study.id?.column.name)) return []
    const share = touched(found.odd, looked)
    return [
      {
        id: found.id,
        severity: found.id === 'unread-times' || found.id === 'unread-numbers' ? 'look' : 'wrong',
        column: text.name,
        ...share,
        message: `${named([text.name])} ${found.message(touchedText(share))}.`,
        effect: found.effect,
      },
    ]
  })
}

function isKey({ name }: SeenText, id: string | undefined): boolean {
  return name === id
}

interface Mixed {
  readonly id: string
  readonly odd: number
  readonly message: (rows: string) => string
  readonly effect: string
}

const noNumber = 'So it is read as text: it has no average, no range and no bands, and cannot be a score or an amount.'

function mixed({ values, points, commas, wholes, marked, times }: SeenText): Mixed | undefined {
  const numbers = points + commas + wholes
  if (points > 0 && commas > 0 && numbers >= mostly * values) {
    const [odd, way, other] = points < commas ? [points, 'point', 'comma'] : [commas, 'comma', 'point']
    return {
      id: 'mixed-decimals',
      odd,
      effect: noNumber,
      message: (rows) => `writes fractions with a ${way} in ${rows} and with a ${other} elsewhere`,
    }
  }
  const plain = points + wholes
  if (marked >= 0.9 * values && plain < values) {
    return {
      id: 'unread-numbers',
      odd: marked - plain,
      effect: noNumber,
      message: (rows) => `looks like numbers with a % or currency or with separators between thousands, in ${rows}`,
    }
  }
  if (points + commas > 0 && numbers >= mostly * values && numbers < values) {
    return {
      id: 'mixed-numbers',
      odd: values - numbers,
      effect: noNumber,
      message: (rows) => `holds numbers, but not in ${rows}`,
    }
  }
  if (times >= 0.9 * values) {
    return {
      id: 'unread-times',
      odd: times,
      effect: 'No week, window or drift can be promised by it; write it as 2026-01-31T12:00:00Z.',
      message: () => `looks like times in a form that is not read (${percent(times / values)} of its values)`,
    }
  }
  return undefined
}
