import type { Measure } from './measure.ts'

export const maximum: Measure = {
  name: 'maximum',
  aliases: ['max', 'largest'],
  title: 'Maximum',
  unit: 'column',
  better: null,
  parameters: [{ name: 'column', takes: 'numeric column' }],
  needs: [],
  range: [null, null],
  fact: true,
  quantity: (_rows, { columns }) => ({ form: 'count', fact: { of: 'maximum', column: columns[0]! } }),
  counted: ({ rows }) => rows,
  sentence: ({ value, n, rows, args }) => `The largest ${args[0]} in ${n} ${rows} is ${value}.`,
  definition: 'The largest value in the column.',
  formula: 'max',
  avoid: 'As a promise about rows not yet seen: use a high quantile.',
  example: 'maximum(latency_ms) <= 5000',
}
