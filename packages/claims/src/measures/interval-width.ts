import { arithmetic } from '../plan/expressions.ts'
import { distanceOf, extentOf } from './errors-of.ts'
import type { Measure } from './measure.ts'

export const intervalWidth: Measure = {
  name: 'interval_width',
  aliases: ['mean_interval_width', 'prediction_interval_width'],
  title: 'Interval width',
  unit: 'label',
  better: 'lower',
  parameters: [],
  needs: ['interval'],
  range: [null, null],
  quantity: ({ columns }) => {
    const [low, high] = columns.interval!
    const scale = distanceOf(extentOf(columns, high), extentOf(columns, low))
    return { form: 'mean', value: arithmetic(high, '-', low), center: 0, scale, precise: true }
  },
  counted: ({ rows }) => `labelled ${rows} with an interval`,
  sentence: ({ n, rows, value }) => `A predicted interval is ${value} wide on average, over ${n} ${rows}.`,
  definition: 'How wide predicted intervals are on average.',
  formula: 'Σ (high − low) / rows',
  avoid: 'Alone: the narrowest interval holds nothing; promise interval_coverage as well.',
  example: 'interval_width <= 3',
}
