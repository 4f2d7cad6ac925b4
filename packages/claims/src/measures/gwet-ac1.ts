import type { Measure } from './measure.ts'
import { coefficientSpoken, raterParameters } from './raters.ts'

export const gwetAc1: Measure = {
  name: 'gwet_ac1',
  aliases: ['ac1', 'gwets_ac1'],
  title: 'Gwet’s AC1',
  unit: 'score',
  better: 'higher',
  parameters: raterParameters,
  needs: ['raters'],
  range: [-1, 1],
  quantity: ({ columns: { raters, ratings } }) => ({ form: 'raters', coefficient: 'gwet', raters, ratings }),
  counted: ({ rows }) => `${rows} that two or more rated`,
  sentence: (spoken) => coefficientSpoken(spoken, 'beyond chance'),
  definition: 'Agreement beyond chance that stays near plain agreement where one rating holds nearly all rows.',
  formula: '1 − mean share of pairs that differ / (1 − Σ share · (1 − share) / (ratings − 1))',
  avoid: 'Beside published kappas: it is often higher. It rests on how many ratings occur in the whole file.',
  example: 'gwet_ac1 >= 0.8',
}
