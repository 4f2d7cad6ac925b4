import type { AgreementQuantity } from '../forms/quantity.ts'
import type { Measure, Need } from './measure.ts'
import { coefficientSpoken, raterParameters } from './raters.ts'

/** What ratings can be, and what each asks of them. */
const metrics: Readonly<Record<NonNullable<AgreementQuantity['metric']>, readonly Need[]>> = {
  nominal: [],
  ordinal: ['graded raters'],
  interval: ['graded raters'],
  ratio: ['graded raters', 'raters from zero'],
}

export const krippendorffAlpha: Measure = {
  name: 'krippendorff_alpha',
  aliases: ['alpha', 'krippendorffs_alpha'],
  title: 'Krippendorff’s alpha',
  unit: 'score',
  better: 'higher',
  parameters: [{ name: 'metric', takes: 'word', words: metrics, optional: true }, ...raterParameters],
  needs: ['raters'],
  range: [-1, 1],
  quantity: ({ columns: { raters, ratings } }, { word = 'nominal' }) => ({
    form: 'raters',
    coefficient: 'krippendorff',
    raters,
    ratings,
    metric: word as keyof typeof metrics,
  }),
  counted: ({ rows }) => `${rows} that two or more rated`,
  sentence: (spoken) => coefficientSpoken({ ...spoken, args: spoken.args.slice(1) }, 'beyond chance'),
  definition:
    'Agreement beyond chance of any number of raters, some ratings missing. Ratings are names (nominal), grades (ordinal), numbers (interval) or numbers with a true zero (ratio).',
  formula: '1 − mean distance of two ratings of a row / mean distance of two ratings of any rows',
  avoid: 'When one rating holds nearly all rows: it falls though raters agree. Gwet’s AC1 is steadier.',
  example: 'krippendorff_alpha(ordinal) >= 0.67',
}
