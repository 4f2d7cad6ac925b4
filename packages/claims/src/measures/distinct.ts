import type { Measure } from './measure.ts'

export const distinct: Measure = {
  name: 'distinct',
  aliases: ['distinct_values', 'unique'],
  title: 'Distinct values',
  unit: 'count',
  better: null,
  parameters: [{ name: 'column', takes: 'column' }],
  needs: [],
  range: [0, null],
  fact: true,
  quantity: (_rows, { columns }) => ({ form: 'count', fact: { of: 'distinct', column: columns[0]! } }),
  counted: ({ rows }) => rows,
  sentence: ({ value, n, rows, args }) =>
    `In ${n} ${rows}, ${args[0]} takes ${value} ${value === '1' ? 'value' : 'different values'}.`,
  definition: 'How many different values the column takes; missing is not one.',
  formula: 'count of different values',
  avoid: 'On shards that are checked apart: distinct counts do not add up.',
  example: 'distinct(country) >= 10',
}
