import { countedOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const precision: Measure = {
  name: 'precision',
  aliases: ['positive_predictive_value', 'ppv'],
  title: 'Precision',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'class', takes: 'class', optional: true }],
  needs: ['binary', 'prediction'],
  range: [0, 1],
  quantity: ({ actual, flagged }) => ({ form: 'share', yes: actual, among: flagged }),
  counted: ({ rows }) => `flagged ${rows}`,
  sentence: ({ n, yes, rows, positive, who, frequency, args: [named] }) =>
    `Of ${n} ${rows} that ${who} ${named === undefined ? 'flagged' : `called ${named}`}, ${countedOf(yes)} ${positive}: ${frequency}.`,
  definition: 'Of the rows that are flagged, the share that really is positive. With a class: of those called so.',
  formula: 'TP / (TP + FP)',
  avoid: 'When missing a positive hurts more than a false alarm: promise recall as well.',
  example: 'precision >= 90%',
}
