import type { Amount, Argument, Bound, Claim, Clauses, Comparison, Condition, Operand, Quantity } from './claim.ts'
import { printName } from './words.ts'

/**
 * The claim in words, in one spelling: clauses in a fixed order, names in backquotes only where they must be. The text
 * parses to the same claim, and prints to itself.
 *
 * @example
 * printClaim(parseClaim('roc  auc>=.9 with 99% confidence where a=1')) // => 'roc_auc >= 0.9 where a = 1 with 99% confidence'
 */
export function printClaim(claim: Claim): string {
  return [printStatement(claim.statement), printClauses(claim.clauses)].filter(Boolean).join(' ')
}

/** A condition in words; it parses to the same condition. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'compare':
      return `${printName(condition.left.text)} ${condition.how} ${printOperand(condition.right)}`
    case 'in':
      return `${printName(condition.left.text)} in (${condition.values.map(printOperand).join(', ')})`
    case 'contains':
      return `${printName(condition.left.text)} contains ${printText(condition.text)}`
    case 'matches':
      return `${printName(condition.left.text)} matches ${printText(condition.pattern)}`
    case 'missing':
      return `${printName(condition.left.text)} ${condition.is ? 'is missing' : 'is not missing'}`
    case 'not':
      return `not (${printCondition(condition.part)})`
    default:
      return condition.parts.map((part) => printPart(part, condition.kind)).join(` ${condition.kind} `)
  }
}

/** A quantity in words: `recall of model at threshold 0.7`. */
export function printQuantity({ measure, args, of, threshold }: Quantity): string {
  const name = printName(measure.text)
  const called = args.length === 0 ? name : `${name}(${args.map(printArgument).join(', ')})`
  const whose = of === undefined ? called : `${called} of ${printName(of.text)}`
  return threshold === undefined ? whose : `${whose} at threshold ${threshold}`
}

/** The clauses in words, in their fixed order; empty when there are none. */
export function printClauses(clauses: Clauses): string {
  const { where, each, window, minimum, on, versus, correctedBy, confidence } = clauses
  return [
    on && `on ${printName(on.text)}`,
    versus && `vs ${printVersus(versus)}`,
    where && `where ${printCondition(where)}`,
    each && `in each ${each.map(({ text }) => printName(text)).join(' and ')}`,
    window && `each ${window.unit}${window.last === undefined ? '' : ` over the last ${window.last}`}`,
    minimum && `with at least ${minimum.count} ${minimum.of}`,
    correctedBy && `corrected by ${printName(correctedBy.text)}`,
    confidence === undefined ? undefined : `with ${Number((confidence * 100).toPrecision(12))}% confidence`,
  ]
    .filter((words) => words !== undefined)
    .join(' ')
}

function printStatement(statement: Bound | Comparison): string {
  const quantity = printQuantity(statement.quantity)
  switch (statement.kind) {
    case 'bound':
      return `${quantity} ${statement.relation} ${printAmount(statement.amount)}`
    case 'between':
      return `${quantity} between ${printAmount(statement.low)} and ${printAmount(statement.high)}`
    default:
      return printComparison(statement, quantity)
  }
}

function printComparison({ how, first, second, by }: Comparison, quantity: string): string {
  const [compares, margin] = how === 'beats' ? ['beats', 'by'] : ['is not worse than', 'by more than']
  const words = `${printName(first.text)} ${compares} ${printName(second.text)} on ${quantity}`
  return by === undefined ? words : `${words} ${margin} ${printAmount(by)}`
}

function printVersus(versus: NonNullable<Clauses['versus']>): string {
  if (versus.kind === 'previous') return `previous ${versus.unit}`
  const { text } = versus.name
  return text.toLowerCase() === 'previous' ? `\`${text}\`` : printName(text)
}

/** An argument of a quantity: a name, a number, a text or a condition. */
export function printArgument(argument: Argument): string {
  switch (argument.kind) {
    case 'name':
      return printName(argument.name.text)
    case 'quantity':
      return printQuantity(argument.quantity)
    case 'number':
      return String(argument.value)
    case 'percent':
      return `${argument.value}%`
    case 'text':
      return printText(argument.value)
    default:
      return printCondition(argument.condition)
  }
}

function printAmount({ value, unit }: Amount): string {
  if (unit === undefined) return String(value)
  if (unit === '%') return `${value}%`
  return unit === 'points' && Math.abs(value) === 1 ? `${value} point` : `${value} ${printName(unit)}`
}

function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'name':
      return printName(operand.name.text)
    case 'number':
      return String(operand.value)
    default:
      return printText(operand.value)
  }
}

function printPart(part: Condition, within: 'and' | 'or'): string {
  const needsParentheses = part.kind === within || (part.kind === 'or' && within === 'and')
  return needsParentheses ? `(${printCondition(part)})` : printCondition(part)
}

function printText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  return `${quote}${text.replaceAll(quote, quote + quote)}${quote}`
}
