import { arithmetic, iff, number } from '../plan/expressions.ts'
import type { Measure } from './measure.ts'

export const brierScore: Measure = {
  name: 'brier_score',
  aliases: ['brier', 'brier_score_loss'],
  title: 'Brier score',
  unit: 'score',
  better: 'lower',
  parameters: [],
  needs: ['binary', 'score', 'probability'],
  range: [0, 1],
  quantity: ({ actual, score }) => {
    const gap = arithmetic(score!, '-', iff(actual, number(1), number(0)))
    return { form: 'mean', value: arithmetic(gap, '*', gap), center: 0, scale: 1, range: [0, 1] }
  },
  counted: ({ rows }) => `labelled and scored ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `The squared error of the chances stated by ${who} averages ${value} over ${n} ${rows}; always saying one half gives 0.25.`,
  definition: 'The mean squared difference between the stated chance and what happened (1 or 0).',
  formula: 'Σ (score − label)² / rows',
  avoid: 'Alone, to judge calibration: it mixes calibration with how well rows are told apart.',
  example: 'brier_score <= 0.15',
}
