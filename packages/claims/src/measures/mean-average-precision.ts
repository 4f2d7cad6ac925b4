import type { Measure } from './measure.ts'
import { inTheFirst, ofRanking, queriesOf } from './of-ranking.ts'

export const meanAveragePrecision: Measure = {
  name: 'mean_average_precision',
  aliases: ['map', 'map_at_k', 'mean_average_precision_at_k'],
  title: 'MAP',
  unit: 'score',
  better: 'higher',
  parameters: [{ name: 'k', takes: 'whole number', optional: true }],
  needs: ['ranking'],
  range: [0, 1],
  quantity: (rows, args) => ofRanking('average-precision', rows, args),
  counted: () => 'queries',
  sentence: ({ value, n, who, args: [k] }) =>
    `The mean average precision of the rankings of ${who}${inTheFirst(k)} is ${value}, over ${queriesOf(n)}.`,
  definition:
    'Per query the mean, over its relevant results, of the precision down to their place; averaged over queries. Ties count as the mean over their orders; a query without a relevant result counts 0, and where no query has one there is no estimate.',
  formula: 'mean over queries of Σ precision at each relevant place / min(k, relevant)',
  avoid:
    'With grades of relevance, which it takes as yes or no: NDCG uses them. For one ranking of all rows use average_precision.',
  example: 'mean_average_precision(10) >= 0.4',
}
