import { accuracy } from './accuracy.ts'
import type { Measure } from './measure.ts'

export const weightedRecall: Measure = {
  ...accuracy,
  name: 'weighted_recall',
  aliases: ['recall_weighted'],
  title: 'Weighted recall',
  definition: 'The recall of each class, averaged by its rows. It is the accuracy.',
  formula: 'Σ over classes (labelled / rows) · (right / labelled) = right / rows',
  avoid: 'Beside accuracy, as if it said something else; and where rare classes matter: promise macro_recall.',
  example: 'weighted_recall >= 80%',
}
