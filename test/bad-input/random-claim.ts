import type { Choose } from './random-product.ts'

/** A share is promised in percent, a quantity as a number. */
const shares = [
  'missing(NUMBER)',
  'missing(COLUMN)',
  'duplicates',
  'duplicates(COLUMN, NUMBER)',
  'share(CONDITION)',
  'accuracy',
  'balanced_accuracy',
  'precision',
  'recall',
  'specificity',
  'negative_predictive_value',
  'false_positive_rate',
  'false_negative_rate',
  'base_rate',
  'alert_rate',
  'f1',
  'matthews_corrcoef',
  'roc_auc',
  'average_precision',
  'brier_score',
  'calibration_error',
]
const quantities = [
  'rows',
  'labelled_rows',
  'distinct(COLUMN)',
  'mean(NUMBER)',
  'sum(NUMBER)',
  'minimum(NUMBER)',
  'maximum(NUMBER)',
  'per(NUMBER, NUMBER)',
  'p50(NUMBER)',
  'p95(NUMBER)',
  'p99.9(NUMBER)',
  'log_loss',
  'cost_per_1000',
]
const numbers = ['amount', 'score', 'weight', '`x y`']
const columns = ['country', 'flag', 'amount', 'at', '`x y`', 'label', 'cluster', 'band']
const conditions = [
  "country = 'DE'",
  "country != 'o''x'",
  "country in ('DE', 'FR')",
  "country contains 'E'",
  "country matches '^D'",
  'amount > 50',
  'score <= 0.5',
  '`x y` = -1',
  'amount < 1e300',
  'score > amount',
  'label = 1',
  'flag = true',
  'country is missing',
  'amount is not missing',
  "at >= '2025-10-15'",
  "not (country = 'US')",
  "amount > 5 and (score > 0.2 or country = 'FR')",
  'amount > 1e308',
]

/** A claim of any measure with any clauses, right in its grammar if not for its data. */
export function randomClaim(choose: Choose): string {
  return [head(choose), ...clauses(choose)].join(' ')
}

function head(choose: Choose): string {
  const isShare = choose([true, false])
  const quantity = filled(choose(isShare ? shares : quantities), choose)
  const bound = choose(isShare ? ['0%', '1%', '50%', '90%', '100%'] : ['0', '0.5', '-3', '1000', '1e300'])
  const by = choose(isShare ? ['1%', '2 points'] : ['5', '1%'])
  const relation = choose(['>=', '<=', '>', '<'])
  switch (choose(['bound', 'bound', 'bound', 'of', 'between', 'group', 'change', 'beats', 'not worse'])) {
    case 'of':
      return `${quantity} of ${choose(['first', 'second'])} ${relation} ${bound}`
    case 'between':
      return `${quantity} between ${bound} and ${bound}`
    case 'group': {
      const combinator = choose(['gap', 'parity', 'worst'])
      return `${combinator}(${quantity}, ${choose(columns)}) ${relation} ${combinator === 'parity' ? '80%' : bound}`
    }
    case 'change':
      return `change(${quantity}) ${relation} ${isShare ? '-3 points' : '-10%'} vs ${choose(['other', 'previous week', 'previous day'])}`
    case 'beats':
      return `first beats second on ${quantity}${choose(['', ` by ${by}`])}`
    case 'not worse':
      return `first is not worse than second on ${quantity} by more than ${by}`
    default:
      return `${quantity} ${relation} ${bound}`
  }
}

function clauses(choose: Choose): readonly string[] {
  const rarely = (text: () => string): string => (choose([true, false, false]) ? text() : '')
  return [
    rarely(() => `where ${choose(conditions)}`),
    rarely(() => `in each ${choose(columns)}${choose(['', '', ` and ${choose(columns)}`])}`),
    rarely(() => `each ${choose(['hour', 'day', 'week', 'month'])}${choose(['', ' over the last 3'])}`),
    rarely(() => `with at least ${choose([1, 5, 50])} ${choose(['rows', 'counted'])}`),
    rarely(() => `with ${choose(['50%', '90%', '99.9%'])} confidence`),
  ].filter((text) => text !== '')
}

function filled(measure: string, choose: Choose): string {
  return measure
    .replace(/NUMBER/g, () => choose(numbers))
    .replace(/COLUMN/g, () => choose(columns.slice(0, -1)))
    .replace(/CONDITION/g, () => choose(conditions))
}
