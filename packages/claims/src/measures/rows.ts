import { always } from '../plan/expressions.ts'
import { areOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const rows: Measure = {
  name: 'rows',
  aliases: ['row_count', 'number_of_rows'],
  title: 'Rows',
  unit: 'count',
  better: 'higher',
  parameters: [],
  needs: [],
  range: [0, null],
  fact: true,
  quantity: () => ({ form: 'count', fact: { of: 'rows', which: always } }),
  counted: (words) => words.rows,
  sentence: ({ value, rows: words }) => `There ${areOf(value)} ${value} ${words}.`,
  definition: 'How many rows the data has.',
  formula: 'count of rows',
  avoid: 'As a sign of enough data: what a claim can show depends on its own n.',
  example: 'rows >= 5000',
}
