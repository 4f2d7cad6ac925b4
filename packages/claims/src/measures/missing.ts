import { missing as isMissing } from '../plan/expressions.ts'
import { haveOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const missing: Measure = {
  name: 'missing',
  aliases: ['missing_rate', 'missing_share'],
  title: 'Missing',
  unit: 'share',
  better: 'lower',
  parameters: [{ name: 'column', takes: 'column' }],
  needs: [],
  range: [0, 1],
  fact: true,
  quantity: (_rows, { columns }) => ({ form: 'count', fact: { of: 'share', which: isMissing(columns[0]!) } }),
  counted: ({ rows }) => rows,
  sentence: ({ value, n, rows, args }) => `Of ${n} ${rows}, ${value} ${haveOf(n)} no ${args[0]}.`,
  definition:
    'The share of rows in which the column is empty; in a column of numbers or dates also NA, N/A, NaN, null and None.',
  formula: 'missing rows / rows',
  avoid: 'For values that stand in for missing ones, such as -999: list them under missing_values.',
  example: 'missing(amount) <= 1%',
}
