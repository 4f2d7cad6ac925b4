import type { Measure } from './measure.ts'
import { casesOf, ofRepeats } from './of-repeats.ts'

export const passAt: Measure = {
  name: 'pass_at',
  aliases: ['pass_at_k'],
  title: 'Pass at k',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'k', takes: 'whole number' }],
  needs: ['label', 'repeats'],
  range: [0, 1],
  quantity: (rows, { numbers: [k] }) => ofRepeats('pass-at', rows, k!),
  counted: () => 'cases',
  sentence: ({ value, n, who, args: [k] }) =>
    `In ${k === '1' ? '1 try' : `${k} tries`} ${who} passes a case at least once with a chance of ${value}, averaged over ${casesOf(n)}.`,
  definition:
    'The chance that at least one of k tries of a case passes, averaged over cases. Cases with fewer than k runs are left out.',
  formula: 'mean over cases of 1 − C(failed runs, k) / C(runs, k)',
  avoid: 'When every try reaches people: pass_all says what they can rely on.',
  example: 'pass_at(5) >= 90%',
}
