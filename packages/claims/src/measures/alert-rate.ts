import { always } from '../plan/expressions.ts'
import type { Measure } from './measure.ts'

export const alertRate: Measure = {
  name: 'alert_rate',
  aliases: ['positive_rate', 'selection_rate', 'flag_rate', 'predicted_positive_rate'],
  title: 'Alert rate',
  unit: 'share',
  better: null,
  parameters: [],
  needs: ['prediction'],
  range: [0, 1],
  quantity: ({ flagged }) => ({ form: 'share', yes: flagged, among: always }),
  counted: ({ rows }) => `answered ${rows}`,
  sentence: ({ n, yes, rows, who, frequency }) =>
    `Of ${n} ${rows}, ${who} flagged ${yes ?? 'a weighted part'}: ${frequency}.`,
  definition: 'The share of rows that is flagged; it needs no label.',
  formula: '(TP + FP) / rows',
  avoid: 'As a measure of quality: it says how much, not how well.',
  example: 'alert_rate <= 5%',
}
