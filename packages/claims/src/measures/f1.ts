import { areOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const f1: Measure = {
  name: 'f1',
  aliases: ['f1_score', 'dice'],
  title: 'F1',
  unit: 'score',
  better: 'higher',
  parameters: [{ name: 'class', takes: 'class', optional: true }],
  needs: ['binary', 'prediction'],
  range: [0, 1],
  quantity: ({ actual, flagged }) => ({ form: 'table', statistic: 'f1', actual, flagged }),
  counted: ({ rows }) => `${rows} that are positive or flagged`,
  sentence: ({ n, rows, who, value, args: [named] }) =>
    named === undefined
      ? `F1, which weighs false alarms and misses of ${who} alike, is ${value} over ${n} ${rows} that ${areOf(n)} positive or flagged.`
      : `F1 of ${named}, which weighs what ${who} wrongly calls so and what it misses alike, is ${value} over ${n} ${rows} that ${areOf(n)} ${named} or called so.`,
  definition: 'The harmonic mean of precision and recall. With a class: of that class against the rest.',
  formula: '2 TP / (2 TP + FP + FN)',
  avoid: 'When the two errors cost differently: promise cost_per_1000, or precision and recall apart.',
  example: 'f1 >= 0.8',
}
