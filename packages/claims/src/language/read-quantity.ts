import type { Argument, Name, Quantity } from './claim.ts'
import type { Cursor } from './cursor.ts'
import { readCondition, seesCondition } from './read-condition.ts'
import { isFreeWord } from './words.ts'

/** Reads a measure with its arguments, candidate and threshold: `recall of model at threshold 0.7`. */
export function readQuantity(cursor: Cursor, wanted = 'a measure, such as precision'): Quantity {
  const measure = readMeasure(cursor, wanted)
  const args = cursor.sees('(') ? cursor.nested(() => readArguments(cursor)) : []
  const rest = readRest(cursor)
  return { measure, args, ...rest, at: cursor.since(measure.at) }
}

function readMeasure(cursor: Cursor, wanted: string): Name {
  const first = cursor.peek()
  const { text, at } = cursor.name(wanted)
  const words = [text]
  if (first.kind === 'word') while (seesMeasureWord(cursor)) words.push(cursor.take().text)
  return { text: words.join('_'), at: cursor.since(at) }
}

function seesMeasureWord(cursor: Cursor): boolean {
  return isFreeWord(cursor.peek()) && !cursor.sees('at', 'threshold')
}

function readRest(cursor: Cursor): Pick<Quantity, 'of' | 'threshold'> {
  let rest: Pick<Quantity, 'of' | 'threshold'> = {}
  for (;;) {
    if (rest.of === undefined && cursor.accept('of')) rest = { ...rest, of: cursor.name('a candidate') }
    else if (rest.threshold === undefined && cursor.accept('at', 'threshold')) {
      rest = { ...rest, threshold: cursor.number('a number, such as 0.5') }
    } else return rest
  }
}

function readArguments(cursor: Cursor): readonly Argument[] {
  cursor.expect('(')
  if (cursor.accept(')')) return []
  const args = [readArgument(cursor)]
  while (cursor.accept(',')) args.push(readArgument(cursor))
  if (!cursor.accept(')')) cursor.fail(', or )')
  return args
}

function readArgument(cursor: Cursor): Argument {
  const start = cursor.peek()
  if (start.kind === 'text') return { kind: 'text', value: cursor.take().text, at: start.at }
  if (start.kind === 'number' || cursor.sees('-')) return readNumber(cursor)
  if (seesCondition(cursor)) {
    const condition = readCondition(cursor)
    return { kind: 'condition', condition, at: cursor.since(start.at) }
  }
  return bare(readQuantity(cursor, 'a column, a measure, a value or a condition'))
}

function readNumber(cursor: Cursor): Argument {
  const start = cursor.peek().at
  const value = cursor.number('a number')
  const kind = cursor.accept('%') ? 'percent' : 'number'
  return { kind, value, at: cursor.since(start) }
}

function bare(quantity: Quantity): Argument {
  const isBare = quantity.args.length === 0 && quantity.of === undefined && quantity.threshold === undefined
  return isBare ? { kind: 'name', name: quantity.measure } : { kind: 'quantity', quantity }
}
