import type { Measure } from './measure.ts'
import { coefficientSpoken, raterParameters } from './raters.ts'

export const cohenKappa: Measure = {
  name: 'cohen_kappa',
  aliases: ['kappa', 'cohen_kappa_score', 'cohens_kappa'],
  title: 'Cohen’s kappa',
  unit: 'score',
  better: 'higher',
  parameters: raterParameters,
  needs: ['two raters'],
  range: [-1, 1],
  quantity: ({ columns: { raters, ratings } }) => ({ form: 'raters', coefficient: 'cohen', raters, ratings }),
  counted: ({ rows }) => `${rows} that both rated`,
  sentence: (spoken) => coefficientSpoken(spoken, 'beyond chance'),
  definition: 'How much more two raters agree than their own habits would by chance: 1 is always, 0 is by chance.',
  formula: '1 − share that differs / share that would differ if each rated at random with its own shares',
  avoid: 'When one rating holds nearly all rows: kappa falls though raters agree. Gwet’s AC1 is steadier.',
  example: 'cohen_kappa >= 0.6',
}
