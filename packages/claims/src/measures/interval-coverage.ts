import { always, and, compare } from '../plan/expressions.ts'
import { countedOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const intervalCoverage: Measure = {
  name: 'interval_coverage',
  aliases: ['coverage', 'prediction_interval_coverage', 'picp'],
  title: 'Interval coverage',
  unit: 'share',
  better: 'higher',
  parameters: [],
  needs: ['interval'],
  range: [0, 1],
  quantity: ({ columns: { label, interval } }) => {
    const [low, high] = interval!
    return { form: 'share', yes: and(compare(label!, '>=', low), compare(label!, '<=', high)), among: always }
  },
  counted: ({ rows }) => `labelled ${rows} with an interval`,
  sentence: ({ n, rows, yes, frequency }) =>
    `Of ${n} ${rows}, ${countedOf(yes)} inside the predicted interval: ${frequency}.`,
  definition: 'The share of labels that lie inside their predicted interval, its ends included.',
  formula: 'rows with low ≤ label ≤ high / rows',
  avoid: 'Alone: an interval that is wide enough holds everything; promise interval_width as well.',
  example: 'interval_coverage between 88% and 92%',
}
