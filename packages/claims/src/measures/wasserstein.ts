import { distance } from './distance.ts'
import type { Measure } from './measure.ts'

export const wasserstein: Measure = {
  name: 'wasserstein',
  aliases: ['wasserstein_distance', 'earth_movers_distance', 'emd'],
  title: 'Wasserstein distance',
  unit: 'column',
  range: [0, null],
  ...distance('wasserstein', 'numeric column'),
  sentence: ({ value, n, rows, args, from }) =>
    `The ${args[0]} of ${n} ${rows} would have to move by ${value} on average to be spread as in ${from}.`,
  definition:
    'How far values must move on average for one population to be spread as the other, in the unit of the column. Rows without a number are left out.',
  formula: '∫ |F(x) − G(x)| dx',
  avoid: 'On values with a heavy tail: a few large ones carry most of it.',
  example: 'wasserstein(latency_ms) <= 20 on live vs reference',
}
