import { not } from '../plan/expressions.ts'
import { areOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const falsePositiveRate: Measure = {
  name: 'false_positive_rate',
  aliases: ['fpr', 'fall_out', 'false_alarm_rate'],
  title: 'False positive rate',
  unit: 'share',
  better: 'lower',
  parameters: [],
  needs: ['binary', 'prediction'],
  range: [0, 1],
  quantity: ({ actual, flagged }) => ({ form: 'share', yes: flagged, among: not(actual) }),
  counted: () => 'actual negatives',
  sentence: ({ n, yes, rows, positive, who, frequency }) =>
    `Of ${n} ${rows} that ${areOf(n)} not ${positive}, ${who} wrongly flagged ${yes ?? 'a weighted part'}: ${frequency}.`,
  definition: 'Of the rows that really are negative, the share that is flagged by mistake.',
  formula: 'FP / (FP + TN)',
  avoid: 'When positives are rare, for the burden of false alarms: promise precision or the alert rate.',
  example: 'false_positive_rate <= 2%',
}
