import type { Measure } from './measure.ts'

export const weightedPrecision: Measure = {
  name: 'weighted_precision',
  aliases: ['precision_weighted'],
  title: 'Weighted precision',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['label', 'prediction'],
  range: [0, 1],
  quantity: ({ classes }) => ({ form: 'classes', statistic: 'weighted-precision', ...classes }),
  counted: ({ rows }) => `labelled and answered ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `Averaged over the classes by their rows, a share of ${value} of what ${who} calls a class is that class, over ${n} ${rows}.`,
  definition:
    'Of the answers that name a class, the share that is right, averaged over the classes by their labelled rows.',
  formula: 'Σ over classes (labelled / rows) · (right / answered, 0 where never)',
  avoid: 'Where rare classes matter: common ones drown them. Promise macro_precision, or precision of one class.',
  example: 'weighted_precision >= 0.8',
}
