import { sizeOf } from './extents.ts'
import type { Measure } from './measure.ts'

export const per: Measure = {
  name: 'per',
  aliases: ['ratio', 'ratio_of_sums'],
  title: 'Ratio of sums',
  unit: 'number',
  better: null,
  parameters: [
    { name: 'numerator', takes: 'numeric column' },
    { name: 'denominator', takes: 'numeric column' },
  ],
  needs: [],
  range: [null, null],
  quantity: (_rows, { columns: [numerator, denominator], extents: [over, under] }) => ({
    form: 'per',
    numerator: numerator!,
    denominator: denominator!,
    numeratorScale: sizeOf(over!),
    denominatorScale: sizeOf(under!),
    positive: over!.minimum >= 0 && under!.minimum >= 0,
  }),
  counted: ({ rows }) => rows,
  sentence: ({ value, n, rows, args }) => `There is ${value} of ${args[0]} per ${args[1]}, over ${n} ${rows}.`,
  definition: 'The sum of one column over the sum of another: cost per success, tokens per answer.',
  formula: 'Σ numerator / Σ denominator',
  avoid: 'For the mean of row-wise ratios: this one weighs rows by their denominator.',
  example: 'per(cost, successes) <= 0.05',
}
