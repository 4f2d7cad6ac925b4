import type { Measure } from './measure.ts'

export const balancedAccuracy: Measure = {
  name: 'balanced_accuracy',
  aliases: ['balanced_accuracy_score'],
  title: 'Balanced accuracy',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['binary', 'prediction'],
  range: [0, 1],
  quantity: ({ actual, flagged }) => ({ form: 'table', statistic: 'balanced-accuracy', actual, flagged }),
  several: {
    needs: ['label', 'prediction'],
    quantity: ({ classes }) => ({ form: 'classes', statistic: 'macro-recall', ...classes }),
    sentence: ({ n, rows, who, value }) =>
      `Averaged over the classes, rare ones as much as common ones, ${who} is right for a share of ${value} over ${n} ${rows}.`,
  },
  counted: ({ rows }) => `labelled and answered ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `Averaged over both kinds of row, ${who} is right for a share of ${value} (0.5 is a coin) over ${n} ${rows}.`,
  definition:
    'The mean of recall and specificity: 0.5 is a coin. Of several classes: the mean of their recalls, macro_recall.',
  formula: '(TP / (TP + FN) + TN / (TN + FP)) / 2',
  avoid: 'When one error costs much more than the other.',
  example: 'balanced_accuracy >= 0.8',
}
