import type { Measure } from './measure.ts'

export const calibrationKs: Measure = {
  name: 'calibration_ks',
  aliases: ['kolmogorov_smirnov_calibration', 'cumulative_calibration_error'],
  title: 'Cumulative calibration error',
  unit: 'points',
  better: 'lower',
  parameters: [],
  needs: ['binary', 'score', 'probability'],
  range: [0, 1],
  quantity: ({ actual, score }) => ({ form: 'rank', statistic: 'calibration-ks', actual, score: score! }),
  counted: ({ rows }) => `labelled and scored ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `Going up from the lowest chance stated by ${who}, what it promises and what happens drift apart by at most ${value} of all, over ${n} ${rows}.`,
  definition:
    'The largest gap between what chances promise and what happens, added up over the rows from the lowest chance up, as a share of all rows; it needs no groups.',
  formula: 'max over scores t of |Σ over rows with score ≤ t of (label − score)| / rows',
  avoid:
    'Where too high and too low follow each other along the scores: their gaps cancel, and calibration_error sees them.',
  example: 'calibration_ks <= 3 points',
}
