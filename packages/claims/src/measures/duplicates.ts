import type { Measure } from './measure.ts'

export const duplicates: Measure = {
  name: 'duplicates',
  aliases: ['duplicate_rate', 'duplicate_share'],
  title: 'Duplicates',
  unit: 'share',
  better: 'lower',
  parameters: [{ name: 'columns', takes: 'columns', optional: true }],
  needs: [],
  range: [0, 1],
  fact: true,
  quantity: (_rows, { columns }) => ({
    form: 'count',
    fact: { of: 'duplicates', columns: columns.map(({ name }) => name) },
  }),
  counted: ({ rows }) => rows,
  sentence: ({ value, n, rows, args }) =>
    `Of ${n} ${rows}, ${value} repeat an earlier one in ${args.length === 0 ? 'every column' : args.join(' and ')}.`,
  definition:
    'The share of rows that repeat an earlier row, in every column or in those named: extra copies over rows.',
  formula: 'extra copies / rows',
  avoid: 'For near-duplicates: only equal values count.',
  example: 'duplicates(payment_id) <= 0%',
}
