import type { Measure, Need, Parameter } from '../../packages/claims/src/measures/measure.ts'
import { measures } from '../../packages/claims/src/measures/registry.ts'
import type { Choose } from './random-product.ts'

/** A quantity in the words of a claim, and how an amount of it is written. */
export interface RandomMeasure {
  readonly text: string
  /** Promised in percent rather than as a number. */
  readonly isShare: boolean
  readonly isDistance: boolean
}

const quantiles = ['p50(NUMBER)', 'p95(NUMBER)', 'p99.9(NUMBER)']

const numberColumns: readonly string[] = ['amount', 'score', 'weight', '`x y`', 'low', 'gain']
const columns = ['country', 'flag', 'amount', 'at', '`x y`', 'label', 'cluster', 'class', 'winner', 'r1']

export const conditions: readonly string[] = [
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

/** Any measure of the registry that rows of a shape may support, with arguments of the kinds that it takes. */
export function randomMeasure(choose: Choose, known: readonly Need[]): RandomMeasure {
  const fitting = measures.filter(({ needs, several }) =>
    [needs, several?.needs ?? needs].some((own) => own.every((need) => known.includes(need))),
  )
  const own = fitting.filter(({ needs }) => needs.length > 0)
  const measure = choose([...own, ...own, ...fitting, undefined])
  if (measure === undefined) return { text: filled(choose(quantiles), choose), isShare: false, isDistance: false }
  const percent = measure.unit === 'share' || measure.unit === 'points'
  return { text: written(measure, choose), isShare: percent, isDistance: measure.versus === true }
}

function written({ name, parameters }: Measure, choose: Choose): string {
  const args = parameters.flatMap((parameter) =>
    parameter.optional === true && choose([true, false]) ? [] : [argument(parameter, choose)],
  )
  return args.length === 0 ? name : `${name}(${args.join(', ')})`
}

function argument({ takes, words = {} }: Parameter, choose: Choose): string {
  switch (takes) {
    case 'column':
    case 'columns':
      return choose(columns)
    case 'numeric column':
      return choose(numberColumns)
    case 'condition':
      return choose(conditions)
    case 'class':
      return choose(["'cat'", "'dog'", "'1'", "'true'", "'none'"])
    case 'side':
      return choose(["'left'", "'alpha'", "'beta'", "'none'"])
    case 'word':
      return choose(Object.keys(words))
    case 'share':
    case 'positive share':
      return choose(['1%', '10%', '50%', '100%'])
    case 'tolerance':
      return choose(['0', '5', '10%'])
    case 'whole number':
      return choose(['1', '2', '5', '1000'])
    case 'number':
    case 'positive number':
      return choose(['0.5', '2', '1e6'])
  }
}

/** A text with its placeholders filled. */
function filled(text: string, choose: Choose): string {
  return text.replace('NUMBER', () => choose(numberColumns))
}
