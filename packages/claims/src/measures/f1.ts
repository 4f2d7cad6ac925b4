import { areOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const f1: Measure = {
  name: 'f1',
  aliases: ['f1_score', 'dice'],
  title: 'F1',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['binary', 'prediction'],
  range: [0, 1],
  quantity: ({ actual, flagged }) => ({ form: 'table', statistic: 'f1', actual, flagged }),
  counted: ({ rows }) => `${rows} that are positive or flagged`,
  sentence: ({ n, rows, who, value }) =>
    `F1, which weighs false alarms and misses of ${who} alike, is ${value} over ${n} ${rows} that ${areOf(n)} positive or flagged.`,
  definition: 'The harmonic mean of precision and recall.',
  formula: '2 TP / (2 TP + FP + FN)',
  avoid: 'When the two errors cost differently: promise cost_per_1000, or precision and recall apart.',
  example: 'f1 >= 0.8',
}
