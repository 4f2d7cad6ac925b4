import { areOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const recall: Measure = {
  name: 'recall',
  aliases: ['true_positive_rate', 'tpr', 'sensitivity', 'hit_rate_of_positives'],
  title: 'Recall',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'class', takes: 'class', optional: true }],
  needs: ['binary', 'prediction'],
  range: [0, 1],
  quantity: ({ actual, flagged }) => ({ form: 'share', yes: flagged, among: actual }),
  counted: () => 'actual positives',
  sentence: ({ n, yes, rows, positive, who, frequency }) =>
    `Of ${n} ${rows} that really ${areOf(n)} ${positive}, ${who} found ${yes ?? 'a weighted part'}: ${frequency}.`,
  definition: 'Of the rows that really are positive, the share that is flagged. With a class: of its rows.',
  formula: 'TP / (TP + FN)',
  avoid: 'Alone: flagging everything gives 100%. Promise precision or the alert rate beside it.',
  example: 'recall >= 70% in each country',
}
