import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { touchedOfAll } from '../touched.ts'

/** A table without a line of names, or one whose names look like values. */
export function noNames(examination: Examination): readonly Finding[] {
  return [...namelessTable(examination), ...valuesAsNames(examination)]
}

function namelessTable({ formats, study: { facts } }: Examination): readonly Finding[] {
  const nameless = formats.some((format) => format.kind === 'delimited' && !format.header)
  if (!nameless || facts.rows === 0) return []
  return [
    {
      id: 'no-names',
      severity: 'look',
      column: null,
      ...touchedOfAll(facts.rows, facts.rows),
      message: 'The first line holds numbers, not names: the columns are called column_1, column_2 and so on.',
      effect: 'What a column means cannot be told from its name, so no role was guessed by it.',
    },
  ]
}

/** Years can be names of columns; 0.994 above a column of fractions cannot. */
function valuesAsNames({ formats, study: { columns, facts } }: Examination): readonly Finding[] {
  const table = formats.some((format) => format.kind === 'delimited' && format.header)
  const odd = columns.filter(({ name, type }) => type === 'number' && isNumber(name) && !isYear(name))
  if (!table || facts.rows === 0 || odd.length < Math.max(1, columns.length / 2)) return []
  const names = columns.slice(0, 3).map(({ name }) => name)
  return [
    {
      id: 'values-as-names',
      severity: 'look',
      column: null,
      ...touchedOfAll(1, facts.rows + 1),
      message: `The names of the columns look like values (${named(names)}): perhaps the file has no line of names.`,
      effect: 'Then its first row is missing from every number, and no role could be guessed.',
    },
  ]
}

function isNumber(name: string): boolean {
  return /^[+-]?(\d+([.,]\d+)?|[.,]\d+)$/.test(name.trim())
}

function isYear(name: string): boolean {
  return /^(19|20)\d\d$/.test(name.trim())
}
