import type { Examination, SeenText } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touched, touchedText } from '../touched.ts'

interface Kind {
  readonly id: string
  readonly severity: Finding['severity']
  readonly count: (text: SeenText) => number
  readonly says: string
  readonly effect: string
}

const kinds: readonly Kind[] = [
  {
    id: 'damaged-text',
    severity: 'look',
    count: ({ damaged }) => damaged,
    says: 'holds letters that were damaged when the file was made (such as Ã© for é)',
    effect:
      'The same word stands in two forms, so counts and slices by it are split; the damage cannot be undone here.',
  },
  {
    id: 'control-characters',
    severity: 'look',
    count: ({ controls }) => controls,
    says: 'holds characters that cannot be seen but give orders to a terminal or turn the reading direction',
    effect:
      'Whoever prints these values elsewhere can be shown something that is not there. Plumb shows them as visible escapes.',
  },
  {
    id: 'active-text',
    severity: 'note',
    count: ({ formulas, scripts }) => formulas + scripts,
    says: 'holds text that a spreadsheet would compute or a web page would run',
    effect: 'Harmless here; do not paste these values into a spreadsheet or a page as they are.',
  },
]

/** Text that is damaged, or that acts on whoever shows it. */
export function oddText({ texts, looked }: Examination): readonly Finding[] {
  return texts.flatMap((text) =>
    kinds.flatMap(({ id, severity, count, says, effect }): readonly Finding[] => {
      if (count(text) === 0) return []
      const share = touched(Math.min(count(text), looked.rows), looked)
      const message = `${named([text.name])} ${says}, in ${touchedText(share)}.`
      return [{ id, severity, column: text.name, ...share, message, effect }]
    }),
  )
}
