import type { Measure } from './measure.ts'

export const averagePrecision: Measure = {
  name: 'average_precision',
  aliases: ['average_precision_score', 'pr_auc', 'ap'],
  title: 'Average precision',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['binary', 'score'],
  range: [0, 1],
  quantity: ({ actual, score }) => ({ form: 'rank', statistic: 'average-precision', actual, score: score! }),
  counted: () => 'actual positives',
  sentence: ({ n, who, value }) =>
    `Down the ranking of ${who}, precision at each positive averages ${value}, over ${n} positives.`,
  definition: 'The mean, over the positives, of the precision at the positive’s own score.',
  formula: 'Σ (R_k − R_{k−1}) P_k over distinct scores',
  avoid: 'To compare data sets with different base rates: it moves with the base rate.',
  example: 'average_precision >= 0.6',
}
