import { errorsOf } from './errors-of.ts'
import type { Measure } from './measure.ts'

export const rootMeanSquaredError: Measure = {
  name: 'rmse',
  aliases: ['root_mean_squared_error', 'rmsd'],
  title: 'RMSE',
  unit: 'label',
  better: 'lower',
  parameters: [],
  needs: ['regression'],
  range: [0, null],
  quantity: (rows) => {
    const { error, scale } = errorsOf(rows)
    return { form: 'root', value: error, scale }
  },
  counted: ({ rows }) => `labelled and predicted ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `The error of ${who}, large ones counting more, has a root mean square of ${value}, over ${n} ${rows}.`,
  definition: 'The root of the mean squared error: in the unit of the label, and large errors count more.',
  formula: '√(Σ (prediction − label)² / rows)',
  avoid: 'As a promise, when a few errors are much larger than the rest: its range is then too good; use mae.',
  example: 'rmse <= 0.8',
}
