import { distance } from './distance.ts'
import type { Measure } from './measure.ts'

export const totalVariation: Measure = {
  name: 'total_variation',
  aliases: ['total_variation_distance', 'tv'],
  title: 'Total variation',
  unit: 'share',
  range: [0, 1],
  unplanned: true,
  ...distance('total-variation', 'column'),
  sentence: ({ value, n, rows, args, from }) =>
    `For ${args[0]} to be spread as in ${from}, ${value} of ${n} ${rows} would have to change it.`,
  definition:
    'The share of rows that would have to change their value for the column to be spread as in the other population: numbers in deciles of the reference, anything else by value; missing is a value too.',
  formula: '½ Σ |a − b| over the shares a, b of each cell',
  avoid: 'With many values and few rows: it counts what chance adds, which stands beside it.',
  example: 'total_variation(country) <= 5% on live vs reference',
}
