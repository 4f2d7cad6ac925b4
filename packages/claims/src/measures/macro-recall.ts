import type { Measure } from './measure.ts'

export const macroRecall: Measure = {
  name: 'macro_recall',
  aliases: ['recall_macro', 'macro_averaged_recall'],
  title: 'Macro recall',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['label', 'prediction'],
  range: [0, 1],
  quantity: ({ classes }) => ({ form: 'classes', statistic: 'macro-recall', ...classes }),
  counted: ({ rows }) => `labelled and answered ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `Averaged over the classes, rare ones as much as common ones, ${who} finds a share of ${value} of a class, over ${n} ${rows}.`,
  definition: 'Of each class the share of its rows that is found, averaged over the classes; each class counts alike.',
  formula: 'Σ over classes (right of the class / labelled as the class) / classes with a labelled row',
  avoid: 'When common classes matter more than rare ones: accuracy weighs classes by their rows.',
  example: 'macro_recall >= 0.8',
}
