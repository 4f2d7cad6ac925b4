import { distance } from './distance.ts'
import type { Measure } from './measure.ts'

export const psi: Measure = {
  name: 'psi',
  aliases: ['drift', 'population_stability_index'],
  title: 'Population stability index',
  unit: 'number',
  range: [0, null],
  ...distance('psi', 'column'),
  sentence: ({ value, n, rows, args, from }) =>
    `By the population stability index, ${args[0]} of ${n} ${rows} lies ${value} from ${from}; below 0.1 is commonly called stable, above 0.25 moved.`,
  definition:
    'How far the spread of a column has moved: numbers in deciles of the reference, anything else by value; missing is a value too. What chance alone adds is taken off.',
  formula: 'Σ (a − b) ln(a / b) over the shares a, b of each cell, ½ added to its count, less chance',
  avoid:
    'To ask whether a move matters: a column can move far and change no answer, or little and change many. Values that are rare in the reference leave its range open above.',
  example: 'psi(amount) <= 0.1 on live vs reference',
}
