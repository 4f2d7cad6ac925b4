import type { Measure } from './measure.ts'
import { inTheFirst, ofRanking, queriesOf } from './of-ranking.ts'

export const rankingRecall: Measure = {
  name: 'ranking_recall',
  aliases: ['recall_of_rankings', 'ranking_recall_at_k', 'recall_at_k'],
  title: 'Recall of rankings',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'k', takes: 'whole number' }],
  needs: ['ranking'],
  range: [0, 1],
  quantity: (rows, args) => ofRanking('recall', rows, args),
  counted: () => 'queries',
  sentence: ({ value, n, who, args: [k] }) =>
    `Of the relevant results, ${who} shows ${value}${inTheFirst(k)}, averaged over ${queriesOf(n)}.`,
  definition:
    'The share of the relevant results of a query that stand in its first k places, averaged over queries. A relevant row without a rank or score was not returned and counts as missed; a query without a relevant result counts 0, and where no query has one there is no estimate.',
  formula: 'mean over queries of relevant results in the first k / relevant results',
  avoid: 'When the rows hold only what was returned: relevant results that are no row cannot be missed.',
  example: 'ranking_recall(10) >= 70%',
}
