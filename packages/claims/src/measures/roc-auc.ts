import type { Measure } from './measure.ts'

export const rocAuc: Measure = {
  name: 'roc_auc',
  aliases: ['auc', 'roc_auc_score', 'auroc', 'area_under_the_roc_curve'],
  title: 'ROC AUC',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['binary', 'score'],
  range: [0, 1],
  quantity: ({ actual, score }) => ({ form: 'rank', statistic: 'roc-auc', actual, score: score! }),
  counted: ({ rows }) => `labelled and scored ${rows}`,
  sentence: ({ n, rows, positive, who, value }) =>
    `Of two ${rows}, one ${positive} and one not, ${who} ranks the right one higher with a chance of ${value} (0.5 is a coin), over ${n} ${rows}.`,
  definition: 'The chance that a positive row scores above a negative one; ties count one half.',
  formula: 'P(score of a positive > score of a negative)',
  avoid: 'When only the top of the ranking matters, or positives are very rare: average precision says more.',
  example: 'roc_auc >= 0.85',
}
