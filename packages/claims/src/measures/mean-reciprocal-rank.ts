import type { Measure } from './measure.ts'
import { ofRanking, queriesOf } from './of-ranking.ts'

export const meanReciprocalRank: Measure = {
  name: 'mrr',
  aliases: ['mean_reciprocal_rank', 'mrr_at_k'],
  title: 'MRR',
  unit: 'score',
  better: 'higher',
  parameters: [{ name: 'k', takes: 'whole number', optional: true }],
  needs: ['ranking'],
  range: [0, 1],
  quantity: (rows, args) => ofRanking('reciprocal-rank', rows, args),
  counted: () => 'queries',
  sentence: ({ value, n, who, args: [k] }) => {
    const looking = k === undefined ? '' : `, looking at the first ${k}`
    return `Over ${queriesOf(n)}, one over the place of the first relevant result of ${who} averages ${value}${looking}; 1 is always first, 0.5 always second.`
  },
  definition:
    'One over the place of the first relevant result, 0 where there is none; averaged over queries. Ties count as the mean over their orders.',
  formula: 'mean over queries of 1 / place of the first relevant result',
  avoid: 'When people need more than one good result: it looks at the first alone.',
  example: 'mrr(10) >= 0.5',
}
