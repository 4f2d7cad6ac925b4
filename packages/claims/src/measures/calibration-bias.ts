import { arithmetic, iff, number } from '../plan/expressions.ts'
import type { Measure } from './measure.ts'

export const calibrationBias: Measure = {
  name: 'calibration_bias',
  aliases: ['calibration_in_the_large', 'mean_calibration'],
  title: 'Calibration bias',
  unit: 'points',
  better: null,
  parameters: [],
  needs: ['binary', 'score', 'probability'],
  range: [-1, 1],
  quantity: ({ actual, score }) => ({
    form: 'mean',
    value: arithmetic(iff(actual, number(1), number(0)), '-', score!),
    center: 0,
    scale: 1,
    chances: true,
  }),
  counted: ({ rows }) => `labelled and scored ${rows}`,
  sentence: ({ n, rows, positive, who, value }) =>
    `Over ${n} ${rows}, the share that is ${positive} minus the mean chance stated by ${who} is ${value}.`,
  definition: 'How much more often the positive happens than the stated chances say; below 0, less often.',
  formula: 'Σ (label − score) / rows',
  avoid: 'Alone: chances that are too high for some rows and too low for others cancel. See calibration_error.',
  example: 'calibration_bias between -2 points and 2 points',
}
