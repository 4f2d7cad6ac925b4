import type { Measure, Parameter } from './measure.ts'

/** A judge, and people who did the same. */
export const judgeParameters: readonly Parameter[] = [
  { name: 'judge', takes: 'column' },
  { name: 'people', takes: 'column' },
]

export const judgeSensitivity: Measure = {
  name: 'judge_sensitivity',
  aliases: ['judge_true_positive_rate', 'judge_recall'],
  title: 'Judge sensitivity',
  unit: 'share',
  better: 'higher',
  parameters: judgeParameters,
  needs: ['judge', 'people'],
  range: [0, 1],
  quantity: ({ judge }) => ({ form: 'share', yes: judge!.passes, among: judge!.people!.pass }),
  counted: ({ rows }) => `${rows} that people pass`,
  sentence: ({ n, yes, rows, frequency, args }) =>
    `Of ${n} ${rows} passed by ${args[1]}, ${args[0]} passes ${yes ?? 'a weighted part'}: ${frequency}.`,
  definition: 'Of the rows that people pass, the share that the judge passes.',
  formula: 'judge and people pass / people pass',
  avoid: 'Alone: a judge that passes everything has 100%. Promise its specificity too.',
  example: 'judge_sensitivity(judge, human) >= 90%',
}
