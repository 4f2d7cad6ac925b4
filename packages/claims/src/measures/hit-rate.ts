import type { Measure } from './measure.ts'
import { ofRanking, queriesOf } from './of-ranking.ts'

export const hitRate: Measure = {
  name: 'hit_rate',
  aliases: ['hit_rate_at_k', 'hit_at_k', 'hits_at_k', 'success_at_k'],
  title: 'Hit rate',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'k', takes: 'whole number' }],
  needs: ['ranking'],
  range: [0, 1],
  quantity: (rows, args) => ofRanking('hit', rows, args),
  counted: () => 'queries',
  sentence: ({ n, yes, who, frequency, args: [k] }) => {
    const part = yes === undefined ? 'a weighted part' : yes
    return `In ${part} of ${queriesOf(n)} ${who} puts a relevant result ${k === '1' ? 'first' : `among the first ${k}`}: ${frequency}.`
  },
  definition:
    'The share of queries with a relevant result in the first k places. Where ties decide, a query counts with its chance.',
  formula: 'queries with a relevant result in the first k / queries',
  avoid: 'When the place inside the first k matters, or queries want several results: NDCG or recall.',
  example: 'hit_rate(10) >= 80%',
}
