import { distance } from './distance.ts'
import type { Measure } from './measure.ts'

export const jsDivergence: Measure = {
  name: 'js_divergence',
  aliases: ['jensen_shannon', 'jensen_shannon_divergence'],
  title: 'Jensen-Shannon divergence',
  unit: 'number',
  range: [0, Math.LN2],
  ...distance('jensen-shannon', 'column'),
  sentence: ({ value, n, rows, args, from }) =>
    `By the Jensen-Shannon divergence, ${args[0]} of ${n} ${rows} lies ${value} from ${from}; 0 is the same, 0.693 has nothing in common.`,
  definition:
    'How far the spread of a column has moved, from 0 to ln 2: numbers in deciles of the reference, anything else by value; missing is a value too. What chance alone adds is taken off.',
  formula: '½ Σ a ln(2a / (a + b)) + ½ Σ b ln(2b / (a + b)), ¼ added to each count, less chance',
  avoid:
    'For its square root, the distance that scipy gives. It bears rare values better than psi, and has no customary bounds.',
  example: 'js_divergence(channel) <= 0.02 on live vs reference',
}
