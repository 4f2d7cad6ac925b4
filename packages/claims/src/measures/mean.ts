import { centred } from './extents.ts'
import type { Measure } from './measure.ts'

export const mean: Measure = {
  name: 'mean',
  aliases: ['average', 'avg'],
  title: 'Mean',
  unit: 'column',
  better: null,
  parameters: [{ name: 'column', takes: 'numeric column' }],
  needs: [],
  range: [null, null],
  quantity: (_rows, { columns, extents }) => ({
    form: 'mean',
    value: columns[0]!,
    ...centred(extents[0]!),
    precise: true,
  }),
  counted: ({ rows }) => rows,
  sentence: ({ value, n, rows, args }) => `The mean of ${args[0]} is ${value} over ${n} ${rows}.`,
  definition: 'The mean of a column.',
  formula: 'Σ value / rows',
  avoid: 'When a few rows carry most of the total (money, latency): promise a quantile, or a share below a limit.',
  example: 'mean(amount) <= 120',
}
