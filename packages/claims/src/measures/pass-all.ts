import type { Measure } from './measure.ts'
import { casesOf, ofRepeats } from './of-repeats.ts'

export const passAll: Measure = {
  name: 'pass_all',
  aliases: ['pass_all_k', 'pass_hat_k'],
  title: 'Pass all k',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'k', takes: 'whole number' }],
  needs: ['label', 'repeats'],
  range: [0, 1],
  quantity: (rows, { numbers: [k] }) => ofRepeats('pass-all', rows, k!),
  counted: () => 'cases',
  sentence: ({ value, n, who, args: [k] }) =>
    `In ${k === '1' ? '1 try' : `all of ${k} tries`} ${who} passes a case with a chance of ${value}, averaged over ${casesOf(n)}.`,
  definition:
    'The chance that all of k tries of a case pass, averaged over cases: what someone meets who comes back each day. Cases with fewer than k runs are left out.',
  formula: 'mean over cases of C(passed runs, k) / C(runs, k)',
  avoid: 'When a failed try is tried again and costs little: pass_at counts that.',
  example: 'pass_all(5) >= 60%',
}
