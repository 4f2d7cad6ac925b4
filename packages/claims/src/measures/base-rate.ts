import { always } from '../plan/expressions.ts'
import { countedOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const baseRate: Measure = {
  name: 'base_rate',
  aliases: ['prevalence', 'positive_label_rate'],
  title: 'Base rate',
  unit: 'share',
  better: null,
  parameters: [],
  needs: ['binary'],
  range: [0, 1],
  quantity: ({ actual }) => ({ form: 'share', yes: actual, among: always }),
  counted: ({ rows }) => `labelled ${rows}`,
  sentence: ({ n, yes, rows, positive, frequency }) =>
    `Of ${n} labelled ${rows}, ${countedOf(yes)} ${positive}: ${frequency}.`,
  definition: 'The share of labelled rows that really is positive.',
  formula: '(TP + FN) / rows',
  avoid: 'As a measure of a model: it says nothing about the answers.',
  example: 'base_rate between 1% and 5%',
}
