import { errorsOf } from './errors-of.ts'
import { centred } from './extents.ts'
import type { Measure } from './measure.ts'

export const r2: Measure = {
  name: 'r2',
  aliases: ['r2_score', 'r_squared', 'r²', 'coefficient_of_determination'],
  title: 'R²',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['regression'],
  range: [null, 1],
  quantity: (rows) => {
    const { label, error, scale, labels } = errorsOf(rows)
    return { form: 'fit', error, errorScale: scale, label, ...centred(labels) }
  },
  counted: ({ rows }) => `labelled and predicted ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `R² of ${who} is ${value} over ${n} ${rows}: 1 is without error, 0 no better than always saying the mean.`,
  definition:
    'The part of the squared spread of the labels that the predictions leave no error of; below 0 is possible.',
  formula: '1 − Σ (prediction − label)² / Σ (label − mean label)²',
  avoid:
    'To compare slices or datasets: it rises with the spread of their labels; and as a promise where a few errors are very large.',
  example: 'r2 >= 0.85',
}
