import { sizeOf } from './extents.ts'
import type { Measure } from './measure.ts'

export const sum: Measure = {
  name: 'sum',
  aliases: ['total'],
  title: 'Sum',
  unit: 'column',
  better: null,
  parameters: [{ name: 'column', takes: 'numeric column' }],
  needs: [],
  range: [null, null],
  fact: true,
  quantity: (_rows, { columns, extents }) => ({
    form: 'count',
    fact: { of: 'sum', column: columns[0]!, scale: sizeOf(extents[0]!) },
  }),
  counted: ({ rows }) => rows,
  sentence: ({ value, n, rows, args }) => `The sum of ${args[0]} is ${value} over ${n} ${rows}.`,
  definition: 'The sum of the column over these rows.',
  formula: 'Σ',
  avoid: 'To compare periods of different length: use mean.',
  example: 'sum(amount) <= 100000',
}
