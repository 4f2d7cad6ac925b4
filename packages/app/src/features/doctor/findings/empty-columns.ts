import { valueText } from '@plumb/claims'
import { isOutcomeName } from '../../study/guess-label.ts'
import type { StudiedColumn } from '../../study/study-columns.ts'
import type { Examination } from '../examination.ts'
import type { Finding } from '../finding.ts'
import { named } from '../named.ts'
import { percent, touchedOfAll } from '../touched.ts'

/** Columns that are empty, nearly so, or always the same. */
export function emptyColumns({ study: { columns, facts } }: Examination): readonly Finding[] {
  return facts.rows < 2 ? [] : columns.flatMap((column) => one(column, facts.rows))
}

const mostlyMissing = 0.5

function one(column: StudiedColumn, rows: number): readonly Finding[] {
  const { name, missing, distinct, bad, values = [] } = column
  const share = missing / rows
  if (missing === rows) {
    return [
      finding(
        'empty-column',
        'look',
        column,
        rows,
        `${named([name])} has no value at all.`,
        'Whatever should use it cannot. Was it cut off on the way?',
      ),
    ]
  }
  const same = distinct === 1 && bad === 0 && !isOutcomeName(column)
  if (same) {
    const where = missing === 0 ? 'in every row' : 'wherever it has a value'
    const value = values[0] === undefined ? 'the same' : valueText(values[0]).slice(0, 40)
    return [
      finding(
        'constant-column',
        'note',
        column,
        rows,
        `${named([name])} is ${value} ${where}.`,
        'It tells nothing apart: no slice and no model can use it.',
      ),
    ]
  }
  if (share < mostlyMissing) return []
  return [
    finding(
      'mostly-missing',
      'note',
      column,
      missing,
      `${named([name])} is empty in ${percent(share)} of rows.`,
      'What is said of it holds for the other rows only.',
    ),
  ]
}

function finding(
  id: string,
  severity: Finding['severity'],
  { name, rows: all }: StudiedColumn,
  rows: number,
  message: string,
  effect: string,
): Finding {
  return { id, severity, column: name, ...touchedOfAll(rows, all), message, effect }
}
