import { areOf } from '../sentences/counted-of.ts'
import { percentOf } from '../sentences/percent-of.ts'
import type { Measure } from './measure.ts'

export const recallAtPrecision: Measure = {
  name: 'recall_at_precision',
  aliases: ['recall_at_fixed_precision'],
  title: 'Recall at precision',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'precision', takes: 'positive share' }],
  needs: ['binary', 'score'],
  range: [0, 1],
  unplanned: true,
  quantity: ({ actual, score }, { numbers: [precision] }) => ({
    form: 'rank',
    statistic: 'recall-at-precision',
    actual,
    score: score!,
    precision: precision!,
  }),
  counted: () => 'actual positives',
  sentence: ({ n, rows, positive, who, frequency, args: [precision] }) =>
    `Of ${n} ${rows} that really ${areOf(n)} ${positive}, ${who} finds ${frequency} at the lowest threshold at which ${percentOf(precision)} of what it flags ${positive === 'positive' ? 'is' : 'are'} ${positive}.`,
  definition:
    'The share of positives found at the lowest threshold whose precision still reaches the wanted one; 0 when none does. Its range allows for the choice of the threshold.',
  formula: 'max over thresholds t with precision(t) ≥ p of recall(t)',
  avoid: 'Once a threshold is in use: promise precision and recall at that threshold.',
  example: 'recall_at_precision(90%) >= 40%',
}
