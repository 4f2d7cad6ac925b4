import { errorsOf } from './errors-of.ts'
import type { Measure } from './measure.ts'

export const meanAbsoluteError: Measure = {
  name: 'mae',
  aliases: ['mean_absolute_error'],
  title: 'Mean absolute error',
  unit: 'label',
  better: 'lower',
  parameters: [],
  needs: ['regression'],
  range: [0, null],
  quantity: (rows) => {
    const { size, scale } = errorsOf(rows)
    return { form: 'mean', value: size, center: 0, scale, least: 0, precise: true }
  },
  counted: ({ rows }) => `labelled and predicted ${rows}`,
  sentence: ({ n, rows, who, value }) => `On average ${who} is off by ${value}, over ${n} ${rows}.`,
  definition: 'How far predictions lie from their labels on average, whichever way.',
  formula: 'Σ |prediction − label| / rows',
  avoid: 'When one large error hurts more than many small ones: promise p95_absolute_error or share_within as well.',
  example: 'mae <= 0.6',
}
