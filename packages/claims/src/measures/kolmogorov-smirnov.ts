import { distance } from './distance.ts'
import type { Measure } from './measure.ts'

export const kolmogorovSmirnov: Measure = {
  name: 'ks',
  aliases: ['kolmogorov_smirnov', 'ks_statistic', 'ks_2samp'],
  title: 'Kolmogorov-Smirnov distance',
  unit: 'score',
  range: [0, 1],
  ...distance('kolmogorov-smirnov', 'numeric column'),
  sentence: ({ value, n, rows, args, from }) =>
    `The share of ${n} ${rows} up to some ${args[0]} differs from that in ${from} by ${value} where they differ most.`,
  definition:
    'The largest difference, over all values, between the shares of rows up to that value. Rows without a number are left out.',
  formula: 'max |F(x) − G(x)|',
  avoid: 'As a test that finds drift: with many rows every tiny move is found; the bound says what matters.',
  example: 'ks(amount) <= 0.1 on live vs reference',
}
