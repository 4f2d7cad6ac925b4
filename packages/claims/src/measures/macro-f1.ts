import type { Measure } from './measure.ts'

export const macroF1: Measure = {
  name: 'macro_f1',
  aliases: ['f1_macro', 'macro_f1_score', 'macro_averaged_f1'],
  title: 'Macro F1',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['label', 'prediction'],
  range: [0, 1],
  quantity: ({ classes }) => ({ form: 'classes', statistic: 'macro-f1', ...classes }),
  counted: ({ rows }) => `labelled and answered ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `F1 of ${who}, averaged over the classes, rare ones as much as common ones, is ${value} over ${n} ${rows}.`,
  definition: 'F1 of each class against the rest, averaged over the classes; each class counts alike.',
  formula: 'Σ over classes (2 right / (labelled + answered)) / classes with a labelled row',
  avoid:
    'When common classes matter more than rare ones, or classes have a handful of rows: a single row moves it much.',
  example: 'macro_f1 >= 0.75',
}
