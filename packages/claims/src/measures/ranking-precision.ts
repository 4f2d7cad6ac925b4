import type { Measure } from './measure.ts'
import { ofRanking, queriesOf } from './of-ranking.ts'

export const rankingPrecision: Measure = {
  name: 'ranking_precision',
  aliases: ['precision_of_rankings', 'ranking_precision_at_k', 'precision_at_rank'],
  title: 'Precision of rankings',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'k', takes: 'whole number' }],
  needs: ['ranking'],
  range: [0, 1],
  quantity: (rows, args) => ofRanking('precision', rows, args),
  counted: () => 'queries',
  sentence: ({ value, n, who, args: [k] }) =>
    k === '1'
      ? `In ${value} of ${queriesOf(n)} the first result of ${who} is relevant.`
      : `Of the first ${k} results of ${who}, ${value} are relevant, averaged over ${queriesOf(n)}.`,
  definition:
    'The share of the first k places that hold a relevant result, averaged over queries. A place that was not filled is a miss; ties count as the mean over their orders.',
  formula: 'mean over queries of relevant results in the first k / k',
  avoid: 'When queries have fewer than k relevant results: even the best order stays below 100%.',
  example: 'ranking_precision(10) >= 30%',
}
