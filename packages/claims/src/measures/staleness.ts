import type { Measure } from './measure.ts'

export const staleness: Measure = {
  name: 'staleness',
  aliases: ['data_age'],
  title: 'Staleness',
  unit: 'days',
  better: 'lower',
  parameters: [],
  needs: ['time'],
  range: [null, null],
  fact: true,
  quantity: ({ columns, asOfUs }) => ({ form: 'count', fact: { of: 'age', time: columns.time!, asOfUs } }),
  counted: ({ rows }) => rows,
  sentence: ({ value, n, rows }) => `The newest of ${n} ${rows} is ${value} old.`,
  definition: 'How long before the as-of time the newest row is, in days; below 0 where it is later.',
  formula: 'as-of time − largest time',
  avoid: 'To make a product refuse old data altogether: fresh_within in the dataset takes every verdict away.',
  example: 'staleness <= 2 days',
}
