import type { MeanQuantity } from '../forms/quantity.ts'
import type { Expr } from '../plan/expr.ts'
import { arithmetic, compare, iff, number } from '../plan/expressions.ts'
import type { Measure } from './measure.ts'

/** Scores are kept this far from 0 and 1, as scikit-learn does, so that one certain mistake is dear but finite. */
const clip = 2 ** -52
const mostLoss = -Math.log(clip)

export const logLoss: Measure = {
  name: 'log_loss',
  aliases: ['cross_entropy', 'logistic_loss'],
  title: 'Log loss',
  unit: 'number',
  better: 'lower',
  parameters: [],
  needs: ['binary', 'score', 'probability'],
  range: [0, null],
  quantity: ({ actual, score }) => lossOf(iff(actual, score!, arithmetic(number(1), '-', score!))),
  several: {
    needs: ['label', 'class scores', 'probability'],
    // a class without scores has no chance
    quantity: ({ columns: { scores } }) =>
      lossOf(scores.reduceRight<Expr>((rest, { is, column }) => iff(is, column, rest), number(0))),
    sentence: ({ n, rows, who, value }) =>
      `The log loss of the chances stated by ${who} is ${value} over ${n} ${rows}; a chance of one half for what happens gives 0.693.`,
  },
  counted: ({ rows }) => `labelled and scored ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `The log loss of the chances stated by ${who} is ${value} over ${n} ${rows}; always saying one half gives 0.693.`,
  definition: 'The mean of minus the logarithm of the chance given to what really happened.',
  formula: '−Σ ln(chance given to the truth) / rows, scores clipped to [2⁻⁵², 1 − 2⁻⁵²]',
  avoid: 'Below 30 rows, or where a few certain mistakes would decide: rare large errors are unseen.',
  example: 'log_loss <= 0.4',
}

/** The mean of −ln of the chance given to what happened. */
function lossOf(chance: Expr): MeanQuantity {
  const low = iff(compare(chance, '<', number(clip)), number(clip), chance)
  const kept = iff(compare(chance, '>', number(1 - clip)), number(1 - clip), low)
  const loss = arithmetic(number(0), '-', { op: 'ln', of: kept })
  return { form: 'mean', value: loss, center: 0, scale: mostLoss }
}
