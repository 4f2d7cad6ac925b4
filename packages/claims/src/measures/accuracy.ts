import { always } from '../plan/expressions.ts'
import type { Measure } from './measure.ts'

export const accuracy: Measure = {
  name: 'accuracy',
  aliases: ['accuracy_score', 'share_right'],
  title: 'Accuracy',
  unit: 'share',
  better: 'higher',
  parameters: [],
  needs: ['label', 'prediction'],
  range: [0, 1],
  quantity: ({ correct }) => ({ form: 'share', yes: correct, among: always }),
  counted: ({ rows }) => `labelled and answered ${rows}`,
  sentence: ({ n, yes, rows, who, frequency }) =>
    `Of ${n} ${rows}, ${who} was right about ${yes ?? 'a weighted part'}: ${frequency}.`,
  definition: 'The share of rows whose answer is right.',
  formula: '(TP + TN) / rows',
  avoid: 'When one class is rare: always answering the common one looks good. Promise precision and recall.',
  example: 'accuracy >= 90%',
}
