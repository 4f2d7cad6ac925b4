import { conditions, randomMeasure } from './random-measure.ts'
import type { Choose } from './random-product.ts'
import type { Shape } from './random-shape.ts'

const slices = ['country', 'flag', 'amount', 'at', '`x y`', 'label', 'cluster', 'band', 'class', 'query']
const others = ['other', 'previous week', 'previous day']

/** A claim of any measure with any clauses, right in its grammar if not for its data. */
export function randomClaim(choose: Choose, shape: Shape): string {
  return [head(choose, shape), ...clauses(choose)].join(' ')
}

function head(choose: Choose, { needs }: Shape): string {
  const { text, isShare, isDistance } = randomMeasure(choose, needs)
  const bound = choose(isShare ? ['0%', '1%', '50%', '90%', '100%'] : ['0', '0.5', '-3', '1000', '1e300'])
  const by = choose(isShare ? ['1%', '2 points'] : ['5', '1%'])
  const relation = choose(['>=', '<=', '>', '<'])
  if (isDistance) return `${text} ${relation} ${bound} vs ${choose(others)}`
  switch (choose(['bound', 'bound', 'bound', 'of', 'between', 'group', 'change', 'beats', 'others', 'not worse'])) {
    case 'of':
      return `${text} of ${choose(['first', 'second'])} ${relation} ${bound}`
    case 'between':
      return `${text} between ${bound} and ${bound}`
    case 'group': {
      const combinator = choose(['gap', 'parity', 'worst'])
      return `${combinator}(${text}, ${choose(slices)}) ${relation} ${combinator === 'parity' ? '80%' : bound}`
    }
    case 'change':
      return `change(${text}) ${relation} ${isShare ? '-3 points' : '-10%'} vs ${choose(others)}`
    case 'beats':
      return `first beats second on ${text}${choose(['', ` by ${by}`])}`
    case 'others':
      return `second beats others on ${text}${choose(['', ` by ${by}`])}`
    case 'not worse':
      return `first is not worse than second on ${text} by more than ${by}`
    default:
      return `${text} ${relation} ${bound}${choose(['', '', ' corrected by flag'])}`
  }
}

function clauses(choose: Choose): readonly string[] {
  const rarely = (text: () => string): string => (choose([true, false, false]) ? text() : '')
  return [
    rarely(() => `where ${choose(conditions)}`),
    rarely(() => `in each ${choose(slices)}${choose(['', '', ` and ${choose(slices)}`])}`),
    rarely(() => `each ${choose(['hour', 'day', 'week', 'month'])}${choose(['', ' over the last 3'])}`),
    rarely(() => `with at least ${choose([1, 5, 50])} ${choose(['rows', 'counted'])}`),
    rarely(() => `with ${choose(['50%', '90%', '99.9%'])} confidence`),
  ].filter((text) => text !== '')
}
