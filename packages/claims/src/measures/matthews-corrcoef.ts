import type { Measure } from './measure.ts'

export const matthewsCorrcoef: Measure = {
  name: 'matthews_corrcoef',
  aliases: ['mcc', 'phi'],
  title: 'Matthews correlation',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['binary', 'prediction'],
  range: [-1, 1],
  quantity: ({ actual, flagged }) => ({ form: 'table', statistic: 'matthews', actual, flagged }),
  several: {
    needs: ['label', 'prediction'],
    quantity: ({ classes }) => ({ form: 'classes', statistic: 'matthews', ...classes }),
  },
  counted: ({ rows }) => `labelled and answered ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `The correlation between the answers of ${who} and the truth is ${value} (0 is chance, 1 is perfect) over ${n} ${rows}.`,
  definition: 'The correlation between answer and truth: 0 is chance, 1 is perfect.',
  formula: '(TP · TN − FP · FN) / √((TP + FP)(TP + FN)(TN + FP)(TN + FN))',
  avoid: 'With readers who are not used to it: it has no everyday meaning.',
  example: 'matthews_corrcoef >= 0.5',
}
