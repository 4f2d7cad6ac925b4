import type { Measure } from './measure.ts'

export const calibrationError: Measure = {
  name: 'calibration_error',
  aliases: ['expected_calibration_error', 'ece'],
  title: 'Calibration error',
  unit: 'points',
  better: 'lower',
  parameters: [],
  needs: ['binary', 'score', 'probability'],
  range: [0, 1],
  quantity: ({ actual, score }) => ({ form: 'rank', statistic: 'calibration', actual, score: score! }),
  counted: ({ rows }) => `labelled and scored ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `A chance stated by ${who} is off by ${value} on average, over ${n} ${rows} in ten equal groups.`,
  definition:
    'How far stated chances are from what happens: the mean gap over ten groups of equal size, without the part that chance alone would show.',
  formula: 'Σ w_b |share of positives − mean score| over 10 equal-mass bins, debiased',
  avoid:
    'To compare with an expected calibration error from equal-width bins: the bins differ, and that one is biased upwards.',
  example: 'calibration_error <= 5 points',
}
