import type { Measure } from './measure.ts'

export const minimum: Measure = {
  name: 'minimum',
  aliases: ['min', 'smallest'],
  title: 'Minimum',
  unit: 'column',
  better: null,
  parameters: [{ name: 'column', takes: 'numeric column' }],
  needs: [],
  range: [null, null],
  fact: true,
  quantity: (_rows, { columns }) => ({ form: 'count', fact: { of: 'minimum', column: columns[0]! } }),
  counted: ({ rows }) => rows,
  sentence: ({ value, n, rows, args }) => `The smallest ${args[0]} in ${n} ${rows} is ${value}.`,
  definition: 'The smallest value in the column.',
  formula: 'min',
  avoid: 'As a promise about rows not yet seen: it speaks of these rows only.',
  example: 'minimum(amount) >= 0',
}
