import { errorsOf } from './errors-of.ts'
import type { Measure } from './measure.ts'

export const bias: Measure = {
  name: 'bias',
  aliases: ['mean_error', 'mean_bias_error'],
  title: 'Bias',
  unit: 'label',
  better: null,
  parameters: [],
  needs: ['regression'],
  range: [null, null],
  quantity: (rows) => {
    const { error, scale } = errorsOf(rows)
    return { form: 'mean', value: error, center: 0, scale, precise: true }
  },
  counted: ({ rows }) => `labelled and predicted ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `A prediction of ${who} minus its label averages ${value} over ${n} ${rows}: above 0 is too high.`,
  definition: 'How far predictions lie above their labels on average; below 0 they are too low.',
  formula: 'Σ (prediction − label) / rows',
  avoid: 'Alone: errors both ways cancel out; promise mae as well.',
  example: 'bias between -0.1 and 0.1',
}
