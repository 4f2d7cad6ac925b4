import type { Measure } from './measure.ts'
import { coefficientSpoken, raterParameters } from './raters.ts'

export const weightedKappa: Measure = {
  name: 'weighted_kappa',
  aliases: ['linear_kappa', 'linear_weighted_kappa'],
  title: 'Weighted kappa',
  unit: 'score',
  better: 'higher',
  parameters: raterParameters,
  needs: ['two raters', 'graded raters'],
  range: [-1, 1],
  quantity: ({ columns: { raters, ratings } }) => ({ form: 'raters', coefficient: 'linear-cohen', raters, ratings }),
  counted: ({ rows }) => `${rows} that both rated`,
  sentence: (spoken) => coefficientSpoken(spoken, 'beyond chance, counting steps between grades,'),
  definition: 'Cohen’s kappa of grades, in which a disagreement counts by the steps between the two grades.',
  formula: '1 − mean steps apart / mean steps apart if each rated at random with its own shares',
  avoid: 'For names without an order. Steps are between the grades that occur, whatever their numbers.',
  example: 'weighted_kappa >= 0.6',
}
