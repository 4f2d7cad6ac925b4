import type { Examination, SeenText } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named, quoted } from '../named.ts'
import { touched, touchedText } from '../touched.ts'

/** Words that often stand for a missing value, in columns of text; a film may be called Unknown once. */
export function disguisedMissing({ texts, looked }: Examination): readonly Finding[] {
  return texts.flatMap((text): readonly Finding[] => {
    const least = text.values < 300 ? 2 : 3
    const words = text.missingWords.filter(({ value, rows: n }) => n >= least && !isCode(value, text))
    const rows = words.reduce((total, each) => total + each.rows, 0)
    if (rows === 0 || rows === text.values) return []
    const share = touched(rows, looked)
    const [first = { value: '' }, ...others] = words
    const shown = [first, ...others].map(({ value }) => quoted(value)).join(', ')
    return [
      {
        id: 'disguised-missing',
        severity: 'look',
        column: text.name,
        ...share,
        message: `${named([text.name])} is ${shown} in ${touchedText(share)}, which usually means that the value is missing.`,
        effect:
          'It counts as a value: nothing says that it is missing, and slices show it as a group of its own. Name it under missing_values.',
      },
    ]
  })
}

/** Namibia among countries: the column holds codes of about the same length. */
function isCode(value: string, { length }: SeenText): boolean {
  return value === 'NA' && length <= 3
}
