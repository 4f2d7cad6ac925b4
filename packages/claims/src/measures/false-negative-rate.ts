import { not } from '../plan/expressions.ts'
import { areOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const falseNegativeRate: Measure = {
  name: 'false_negative_rate',
  aliases: ['fnr', 'miss_rate'],
  title: 'False negative rate',
  unit: 'share',
  better: 'lower',
  parameters: [],
  needs: ['binary', 'prediction'],
  range: [0, 1],
  quantity: ({ actual, flagged }) => ({ form: 'share', yes: not(flagged), among: actual }),
  counted: () => 'actual positives',
  sentence: ({ n, yes, rows, positive, who, frequency }) =>
    `Of ${n} ${rows} that really ${areOf(n)} ${positive}, ${who} missed ${yes ?? 'a weighted part'}: ${frequency}.`,
  definition: 'Of the rows that really are positive, the share that is missed.',
  formula: 'FN / (TP + FN)',
  avoid: 'Alone: flagging everything gives 0%.',
  example: 'false_negative_rate <= 10%',
}
