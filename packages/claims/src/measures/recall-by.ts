import { and, compare, number } from '../plan/expressions.ts'
import { areOf } from '../sentences/counted-of.ts'
import { sizeOf } from './extents.ts'
import type { Measure } from './measure.ts'

export const recallBy: Measure = {
  name: 'recall_by',
  aliases: ['value_caught', 'value_recall'],
  title: 'Caught part',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'amount', takes: 'numeric column' }],
  needs: ['binary', 'prediction'],
  range: [0, 1],
  unplanned: true,
  quantity: ({ actual, flagged }, { columns: [amount], extents: [extent] }) => ({
    form: 'share',
    yes: flagged,
    among: and(actual, compare(amount!, '>', number(0))),
    by: { amount: amount!, scale: sizeOf(extent!) },
  }),
  counted: () => 'actual positives with an amount',
  sentence: ({ n, rows, positive, who, frequency, args: [amount] }) =>
    `Of the ${amount} of ${n} ${rows} that really ${areOf(n)} ${positive}, ${who} found ${frequency}.`,
  definition:
    'Of the amount (money, weight, hours) in rows that really are positive, the part in rows that are flagged. Rows with an amount of 0 or below do not count.',
  formula: 'Σ amount of TP / Σ amount of (TP + FN)',
  avoid: 'When a few rows hold most of the amount: the range is then wide, and recall says how many were found.',
  example: 'recall_by(amount) >= 80%',
}
