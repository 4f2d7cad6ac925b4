import { arithmetic, compare, iff, number } from '../plan/expressions.ts'
import type { Note } from '../check/check.ts'
import { absolute, errorsOf } from './errors-of.ts'
import { sizeOf } from './extents.ts'
import type { Extent, Measure } from './measure.ts'

/** Labels nearer to 0 count as so large, as in scikit-learn: the gap between 1 and the next number. */
const smallest = Number.EPSILON

const reachesZero: Note = {
  code: 'labels-near-zero',
  text: 'Labels reach 0, where a share of the label means nothing: this range may be too short; use wape or mae.',
}

export const meanAbsolutePercentageError: Measure = {
  name: 'mape',
  aliases: ['mean_absolute_percentage_error'],
  title: 'MAPE',
  unit: 'share',
  better: 'lower',
  parameters: [],
  needs: ['regression'],
  range: [0, null],
  quantity: (rows) => {
    const { label, size, scale, labels } = errorsOf(rows)
    const whole = absolute(label)
    const value = arithmetic(size, '/', iff(compare(whole, '>', number(smallest)), whole, number(smallest)))
    const notes = labels.minimum <= 0 && labels.maximum >= 0 ? [reachesZero] : []
    const largest = sizeOf({ minimum: 0, maximum: scale / nearestToZero(labels) })
    return { form: 'mean', value, center: 0, scale: largest, least: 0, precise: true, notes }
  },
  counted: ({ rows }) => `labelled and predicted ${rows}`,
  sentence: ({ n, rows, who, value }) => `On average ${who} is off by ${value} of the label, over ${n} ${rows}.`,
  definition: 'How far predictions lie from their labels on average, as a share of each label.',
  formula: 'Σ (|prediction − label| / max(|label|, ε)) / rows, ε = 2.2e-16',
  avoid: 'When labels come near 0 or change sign: one label of 0 makes it huge; use wape or mae.',
  example: 'mape <= 12%',
}

/** The smallest |label| that there can be. */
function nearestToZero({ minimum, maximum }: Extent): number {
  return Math.max(smallest, minimum, -maximum)
}
