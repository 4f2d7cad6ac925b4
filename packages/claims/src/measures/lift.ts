import { areOf } from '../sentences/counted-of.ts'
import { percentOf } from '../sentences/percent-of.ts'
import type { Measure } from './measure.ts'

export const lift: Measure = {
  name: 'lift',
  aliases: ['lift_at_top'],
  title: 'Lift',
  unit: 'number',
  better: 'higher',
  parameters: [{ name: 'share', takes: 'positive share' }],
  needs: ['binary', 'score'],
  range: [0, null],
  quantity: ({ actual, score }, { numbers: [share] }) => ({
    form: 'top',
    actual,
    score: score!,
    share: share!,
    times: 1 / share!,
  }),
  counted: () => 'actual positives',
  sentence: ({ n, rows, positive, who, value, args: [share] }) =>
    `The ${percentOf(share)} that ${who} scores highest are ${positive} ${value} times as often as all are, over ${n} ${rows} that really ${areOf(n)} ${positive}.`,
  definition:
    'How many times as frequent the positive is among the rows with the highest scores as among all rows. Rows that share the score at the edge count in equal parts.',
  formula: 'share of positives in the top share / share of positives in all rows',
  avoid: 'To compare sets of different base rates: the most it can be is 1 / base rate.',
  example: 'lift(10%) >= 3',
}
