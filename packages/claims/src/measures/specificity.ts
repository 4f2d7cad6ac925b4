import { not } from '../plan/expressions.ts'
import { areOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const specificity: Measure = {
  name: 'specificity',
  aliases: ['true_negative_rate', 'tnr'],
  title: 'Specificity',
  unit: 'share',
  better: 'higher',
  parameters: [],
  needs: ['binary', 'prediction'],
  range: [0, 1],
  quantity: ({ actual, flagged }) => ({ form: 'share', yes: not(flagged), among: not(actual) }),
  counted: () => 'actual negatives',
  sentence: ({ n, yes, rows, positive, who, frequency }) =>
    `Of ${n} ${rows} that ${areOf(n)} not ${positive}, ${who} left ${yes ?? 'a weighted part'} alone: ${frequency}.`,
  definition: 'Of the rows that really are negative, the share that is left alone.',
  formula: 'TN / (TN + FP)',
  avoid: 'When positives are rare: 99% here can still bury people in false alarms. Promise precision.',
  example: 'specificity >= 95%',
}
