import { areOf } from '../sentences/counted-of.ts'
import { percentOf } from '../sentences/percent-of.ts'
import type { Measure } from './measure.ts'

export const recallAtTop: Measure = {
  name: 'recall_at_top',
  aliases: ['recall_in_top', 'cumulative_gain', 'capture_rate'],
  title: 'Recall at the top',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'share', takes: 'positive share' }],
  needs: ['binary', 'score'],
  range: [0, 1],
  quantity: ({ actual, score }, { numbers: [share] }) => ({ form: 'top', actual, score: score!, share: share! }),
  counted: () => 'actual positives',
  sentence: ({ n, yes, rows, positive, who, frequency, args: [share] }) =>
    `Of ${n} ${rows} that really ${areOf(n)} ${positive}, the ${percentOf(share)} that ${who} scores highest hold ${yes === undefined ? '' : `${yes}: `}${frequency}.`,
  definition:
    'Of the rows that really are positive, the share that lies among so many percent of all rows with the highest scores. Rows that share the score at the edge count in equal parts.',
  formula: 'positives among the top share of rows / positives',
  avoid: 'Above the base rate alone: if one row in five is positive, the top 10% can hold at most half of them.',
  example: 'recall_at_top(10%) >= 50%',
}
