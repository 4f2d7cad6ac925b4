import { areOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const fBeta: Measure = {
  name: 'f_beta',
  aliases: ['fbeta', 'fbeta_score', 'f_beta_score'],
  title: 'F-beta',
  unit: 'score',
  better: 'higher',
  parameters: [{ name: 'beta', takes: 'positive number' }],
  needs: ['binary', 'prediction'],
  range: [0, 1],
  quantity: ({ actual, flagged }, { numbers: [beta] }) => ({
    form: 'table',
    statistic: 'f-beta',
    actual,
    flagged,
    beta: beta!,
  }),
  counted: ({ rows }) => `${rows} that are positive or flagged`,
  sentence: ({ n, rows, who, value, args: [beta] }) =>
    `F-beta of ${who}, which counts recall ${beta} times as much as precision, is ${value} over ${n} ${rows} that ${areOf(n)} positive or flagged.`,
  definition: 'The weighted harmonic mean of precision and recall, in which recall counts beta times as much.',
  formula: '(1 + β²) TP / ((1 + β²) TP + β² FN + FP)',
  avoid: 'When what an error costs is known: promise cost_per_1000, which says it in money.',
  example: 'f_beta(2) >= 0.7',
}
