import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { personalWords } from '../personal-kinds.ts'
import { touched, touchedText } from '../touched.ts'

/** Personal data that its pattern tells; the values themselves are never shown. */
export function personalData({ personal, looked }: Examination): readonly Finding[] {
  return personal.map(({ name, kind, rows }) => {
    const share = touched(rows, looked)
    return {
      id: 'personal-data',
      severity: 'look',
      column: name,
      ...share,
      message: `${named([name])} seems to hold ${personalWords[kind]} in ${touchedText(share)}.`,
      effect: 'Whoever gets this file gets them too. Names and addresses have no pattern and are not counted.',
    }
  })
}
