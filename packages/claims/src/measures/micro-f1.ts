import { accuracy } from './accuracy.ts'
import type { Measure } from './measure.ts'

export const microF1: Measure = {
  ...accuracy,
  name: 'micro_f1',
  aliases: ['f1_micro', 'micro_precision', 'micro_recall', 'micro_f1_score'],
  title: 'Micro F1',
  definition:
    'F1 over all classes taken together. Where each row has one class it is the accuracy, and so are micro precision and micro recall.',
  formula: 'right / rows',
  avoid: 'Beside accuracy, as if it said something else; and where rare classes matter: promise macro_f1.',
  example: 'micro_f1 >= 80%',
}
