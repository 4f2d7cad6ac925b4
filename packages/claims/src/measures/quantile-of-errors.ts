import { errorsOf } from './errors-of.ts'
import type { Measure } from './measure.ts'
import { percentile } from './quantile.ts'

/** Quantiles of the errors are a family: `p90_absolute_error`, `p99.5_absolute_error`, and the median under its name. */
export function quantileOfErrors(percent: number): Measure {
  const isMedian = percent === 50
  const name = isMedian ? 'median_absolute_error' : `p${percent}_absolute_error`
  return {
    name,
    aliases: isMedian ? ['p50_absolute_error', 'medae'] : [],
    title: isMedian ? 'Median absolute error' : `${percentile(percent)} of absolute errors`,
    unit: 'label',
    better: 'lower',
    parameters: [],
    needs: ['regression'],
    range: [0, null],
    quantity: (rows) => {
      const { size } = errorsOf(rows)
      return { form: 'quantile', value: size, q: percent / 100, ...(isMedian ? { midway: true } : {}) }
    },
    counted: ({ rows }) => `labelled and predicted ${rows}`,
    sentence: ({ n, rows, who, value }) =>
      `On ${isMedian ? 'half' : `${percent} in 100`} of ${n} ${rows} ${who} is off by up to ${value}.`,
    definition: `The error, whichever way, within which ${isMedian ? 'half' : `${percent}%`} of the predictions lie.`,
    formula: isMedian
      ? 'median of |prediction − label|; of an even number of rows the middle of the two in the middle'
      : `smallest |prediction − label| with cumulative share ≥ ${percent / 100}`,
    avoid: isMedian
      ? 'Alone: the larger half of the errors may be of any size.'
      : 'With few rows: an upper limit needs 72 rows at p95, 368 at p99.',
    example: `${name} <= 0.5`,
  }
}
