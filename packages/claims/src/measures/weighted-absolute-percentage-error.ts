import { absolute, errorsOf } from './errors-of.ts'
import { sizeOf } from './extents.ts'
import type { Measure } from './measure.ts'

export const weightedAbsolutePercentageError: Measure = {
  name: 'wape',
  aliases: ['weighted_absolute_percentage_error', 'wmape'],
  title: 'WAPE',
  unit: 'share',
  better: 'lower',
  parameters: [],
  needs: ['regression'],
  range: [0, null],
  quantity: (rows) => {
    const { label, size, scale, labels } = errorsOf(rows)
    return {
      form: 'per',
      numerator: size,
      denominator: absolute(label),
      numeratorScale: scale,
      denominatorScale: sizeOf(labels),
      positive: true,
    }
  },
  counted: ({ rows }) => `labelled and predicted ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `The errors of ${who} add up to ${value} of what there was to predict, over ${n} ${rows}.`,
  definition: 'All errors together, as a share of all labels together.',
  formula: 'Σ |prediction − label| / Σ |label|',
  avoid: 'When small items matter as much as large ones: the largest labels carry it.',
  example: 'wape <= 10%',
}
