import { always } from '../plan/expressions.ts'
import type { Measure } from './measure.ts'

export const passRate: Measure = {
  name: 'pass_rate',
  aliases: ['judged_rate', 'judged_pass_rate', 'corrected_pass_rate'],
  title: 'Pass rate',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'judge', takes: 'column', optional: true }],
  needs: ['judge'],
  range: [0, 1],
  quantity({ judge }) {
    const { passes, people } = judge!
    if (people === undefined) return { form: 'share', yes: passes, among: always }
    return { form: 'judged', judge: passes, people: people.pass, labelled: people.labelled, chosen: people.chosen }
  },
  counted: ({ rows }) => `judged ${rows}`,
  sentence: ({ n, yes, rows, frequency, who, args: [judge = who], correctedBy }) =>
    correctedBy === undefined
      ? `Of ${n} ${rows}, ${judge} passes ${yes ?? 'a weighted part'}: ${frequency}.`
      : `Of ${n} ${rows} judged by ${judge}, ${frequency} pass once ${correctedBy} corrects it.`,
  definition:
    'The share of rows that pass: as a judge says, or, with “corrected by” a column of people’s labels on some of the rows, as people would say.',
  formula: 'judge yes · people’s yes there + judge no · people’s yes there',
  avoid: 'Uncorrected, as the truth: a judge that passes half of the failures says 84% of what is 71%.',
  example: 'pass_rate(judge) >= 80% corrected by human',
}
