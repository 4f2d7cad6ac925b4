import { haveOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const labelledRows: Measure = {
  name: 'labelled_rows',
  aliases: ['labeled_rows', 'labels'],
  title: 'Labelled rows',
  unit: 'count',
  better: 'higher',
  parameters: [],
  needs: [],
  range: [0, null],
  fact: true,
  quantity: ({ labelled }) => ({ form: 'count', fact: { of: 'rows', which: labelled } }),
  counted: ({ rows }) => rows,
  sentence: ({ value, n, rows }) => `Of ${n} ${rows}, ${value} ${haveOf(value)} a label.`,
  definition: 'How many rows have a label.',
  formula: 'count of rows with a label',
  avoid: 'As a sign of enough data: recall needs positives, precision needs flags.',
  example: 'labelled_rows >= 500',
}
