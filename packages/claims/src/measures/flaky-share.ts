import type { Measure } from './measure.ts'
import { casesOf, ofRepeats } from './of-repeats.ts'

export const flakyShare: Measure = {
  name: 'flaky_share',
  aliases: ['flaky', 'flaky_rate'],
  title: 'Flaky share',
  unit: 'share',
  better: 'lower',
  parameters: [],
  needs: ['label', 'repeats'],
  range: [0, 1],
  quantity: (rows) => ofRepeats('flaky', rows, 2),
  counted: () => 'cases',
  sentence: ({ n, yes, who, frequency }) =>
    `Of ${casesOf(n)}, ${yes === undefined ? 'a weighted part passes' : yes === '1' ? '1 passes' : `${yes} pass`} in some runs of ${who} and ${yes === undefined || yes === '1' ? 'fails' : 'fail'} in others: ${frequency}.`,
  definition: 'The share of cases whose runs disagree: some pass, some fail. Cases with one run are left out.',
  formula: 'cases with a passed and a failed run / cases with two runs or more',
  avoid: 'To compare sets with different numbers of runs a case: more runs find more disagreement.',
  example: 'flaky_share <= 10%',
}
