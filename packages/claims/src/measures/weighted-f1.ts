import type { Measure } from './measure.ts'

export const weightedF1: Measure = {
  name: 'weighted_f1',
  aliases: ['f1_weighted', 'weighted_f1_score'],
  title: 'Weighted F1',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['label', 'prediction'],
  range: [0, 1],
  quantity: ({ classes }) => ({ form: 'classes', statistic: 'weighted-f1', ...classes }),
  counted: ({ rows }) => `labelled and answered ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `F1 of ${who}, averaged over the classes by their rows, is ${value} over ${n} ${rows}.`,
  definition: 'F1 of each class against the rest, averaged over the classes by their labelled rows.',
  formula: 'Σ over classes (labelled / rows) · 2 right / (labelled + answered)',
  avoid: 'Where rare classes matter: common ones drown them. Promise macro_f1, or F1 of one class.',
  example: 'weighted_f1 >= 0.8',
}
