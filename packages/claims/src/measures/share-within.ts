import { arithmetic, always, compare, number } from '../plan/expressions.ts'
import { countedOf } from '../sentences/counted-of.ts'
import { absolute, errorsOf } from './errors-of.ts'
import type { Measure } from './measure.ts'

export const shareWithin: Measure = {
  name: 'share_within',
  aliases: ['within'],
  title: 'Share within a tolerance',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'tolerance', takes: 'tolerance' }],
  needs: ['regression'],
  range: [0, 1],
  quantity: (rows, { numbers: [tolerance], relative }) => {
    const { label, size } = errorsOf(rows)
    const most = number(tolerance!)
    const allowed = relative === true ? arithmetic(absolute(label), '*', most) : most
    return { form: 'share', yes: compare(size, '<=', allowed), among: always }
  },
  counted: ({ rows }) => `labelled and predicted ${rows}`,
  sentence: ({ n, rows, yes, who, frequency, args }) =>
    `Of ${n} ${rows}, ${countedOf(yes)} predicted by ${who} to within ${args[0]}: ${frequency}.`,
  definition:
    'The share of rows whose prediction lies within a tolerance of the label: an amount, or a percent of the label.',
  formula: 'rows with |prediction − label| ≤ tolerance (or tolerance · |label|) / rows',
  avoid: 'When it matters how far the rest is off: promise p95_absolute_error as well.',
  example: 'share_within(10%) >= 80%',
}
