import type { Measure } from './measure.ts'
import { coefficientSpoken, raterParameters } from './raters.ts'

export const fleissKappa: Measure = {
  name: 'fleiss_kappa',
  aliases: ['fleiss'],
  title: 'Fleiss’ kappa',
  unit: 'score',
  better: 'higher',
  parameters: raterParameters,
  needs: ['every rater'],
  range: [-1, 1],
  quantity: ({ columns: { raters, ratings } }) => ({ form: 'raters', coefficient: 'fleiss', raters, ratings }),
  counted: ({ rows }) => `${rows} that all rated`,
  sentence: (spoken) => coefficientSpoken(spoken, 'beyond chance'),
  definition: 'Agreement beyond chance of the same number of ratings a row, whoever gave them.',
  formula: '1 − mean share of pairs that differ / (1 − Σ share of a rating²)',
  avoid: 'When ratings are missing, or rows are few: Krippendorff’s alpha is the same with a correction.',
  example: 'fleiss_kappa >= 0.6',
}
