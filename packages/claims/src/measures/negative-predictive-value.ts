import { not } from '../plan/expressions.ts'
import { countedOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const negativePredictiveValue: Measure = {
  name: 'negative_predictive_value',
  aliases: ['npv'],
  title: 'Negative predictive value',
  unit: 'share',
  better: 'higher',
  parameters: [],
  needs: ['binary', 'prediction'],
  range: [0, 1],
  quantity: ({ actual, flagged }) => ({ form: 'share', yes: not(actual), among: not(flagged) }),
  counted: ({ rows }) => `${rows} left alone`,
  sentence: ({ n, yes, rows, positive, who, frequency }) =>
    `Of ${n} ${rows} that ${who} left alone, ${countedOf(yes)} really not ${positive}: ${frequency}.`,
  definition: 'Of the rows that are left alone, the share that really is negative.',
  formula: 'TN / (TN + FN)',
  avoid: 'When positives are rare: it is high for any model.',
  example: 'negative_predictive_value >= 99%',
}
