import { not } from '../plan/expressions.ts'
import { judgeParameters } from './judge-sensitivity.ts'
import type { Measure } from './measure.ts'

export const judgeSpecificity: Measure = {
  name: 'judge_specificity',
  aliases: ['judge_true_negative_rate', 'failures_caught'],
  title: 'Judge specificity',
  unit: 'share',
  better: 'higher',
  parameters: judgeParameters,
  needs: ['judge', 'people'],
  range: [0, 1],
  quantity: ({ judge }) => ({ form: 'share', yes: not(judge!.passes), among: not(judge!.people!.pass) }),
  counted: ({ rows }) => `${rows} that people fail`,
  sentence: ({ n, yes, rows, frequency, args }) =>
    `Of ${n} ${rows} failed by ${args[1]}, ${args[0]} fails ${yes ?? 'a weighted part'}: ${frequency}.`,
  definition: 'Of the rows that people fail, the share that the judge fails too.',
  formula: 'judge and people fail / people fail',
  avoid: 'Alone: a judge that fails everything has 100%. Promise its sensitivity too.',
  example: 'judge_specificity(judge, human) >= 80%',
}
