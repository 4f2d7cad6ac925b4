import type { Measure } from './measure.ts'
import { inTheFirst, ofRanking, queriesOf } from './of-ranking.ts'

export const ndcg: Measure = {
  name: 'ndcg',
  aliases: ['ndcg_score', 'ndcg_at_k', 'normalized_discounted_cumulative_gain'],
  title: 'NDCG',
  unit: 'score',
  better: 'higher',
  parameters: [{ name: 'k', takes: 'whole number', optional: true }],
  needs: ['ranking'],
  range: [0, 1],
  quantity: (rows, args) => ofRanking('ndcg', rows, args),
  counted: () => 'queries',
  sentence: ({ value, n, who, args: [k] }) =>
    `The rankings of ${who} give ${value} of the gain of the best order${inTheFirst(k)}, averaged over ${queriesOf(n)}.`,
  definition:
    'How much of the gain of the best order a ranking gives, a place i counting 1 / log2(i + 1), averaged over queries. Results of equal score share their gain; a query without a relevant result counts 0, and where no query has one there is no estimate.',
  formula: 'mean over queries of Σ relevance / log2(place + 1) over the same of the best order',
  avoid:
    'When people see one result only: hit rate says it plainly. Relevance counts as it is, not as 2^relevance − 1.',
  example: 'ndcg(10) >= 0.6',
}
