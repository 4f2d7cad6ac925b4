import type { Measure } from './measure.ts'

export const macroPrecision: Measure = {
  name: 'macro_precision',
  aliases: ['precision_macro', 'macro_averaged_precision'],
  title: 'Macro precision',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['label', 'prediction'],
  range: [0, 1],
  quantity: ({ classes }) => ({ form: 'classes', statistic: 'macro-precision', ...classes }),
  counted: ({ rows }) => `labelled and answered ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `Averaged over the classes, rare ones as much as common ones, a share of ${value} of what ${who} calls a class is that class, over ${n} ${rows}.`,
  definition:
    'Of the answers that name a class, the share that is right, averaged over the classes; each counts alike.',
  formula: 'Σ over classes (right of the class / answered as the class, 0 where never) / classes with a labelled row',
  avoid: 'When some classes are never answered: each counts as 0, and the range says that nothing is known of it.',
  example: 'macro_precision >= 0.8',
}
