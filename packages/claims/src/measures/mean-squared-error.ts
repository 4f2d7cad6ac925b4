import { arithmetic } from '../plan/expressions.ts'
import { errorsOf } from './errors-of.ts'
import { sizeOf } from './extents.ts'
import type { Measure } from './measure.ts'

export const meanSquaredError: Measure = {
  name: 'mse',
  aliases: ['mean_squared_error'],
  title: 'Mean squared error',
  unit: 'number',
  better: 'lower',
  parameters: [],
  needs: ['regression'],
  range: [0, null],
  quantity: (rows) => {
    const { error, scale } = errorsOf(rows)
    const largest = sizeOf({ minimum: 0, maximum: scale ** 2 })
    return { form: 'mean', value: arithmetic(error, '*', error), center: 0, scale: largest, least: 0, precise: true }
  },
  counted: ({ rows }) => `labelled and predicted ${rows}`,
  sentence: ({ n, rows, who, value }) => `The squared error of ${who} averages ${value} over ${n} ${rows}.`,
  definition: 'The mean squared difference between prediction and label.',
  formula: 'Σ (prediction − label)² / rows',
  avoid:
    'To tell people how large errors are: its unit is squared; and as a promise where a few errors are very large.',
  example: 'mse <= 0.5',
}
