import type { Value } from '@plumb/claims'
import { wordSet } from './name-words.ts'

/** A value as a word to compare by: `Yes` and `yes` are one. */
export function valueWord(value: Value): string {
  return String(value).trim().toLowerCase()
}

const yes = wordSet('1 true yes y t positive pos')
const no = wordSet('0 -1 false no n f negative neg')

/** Whether a value is one of the usual two answers: 0/1, yes/no, true/false. */
export function isUsual(value: Value): boolean {
  return yes.has(valueWord(value)) || no.has(valueWord(value))
}

/** Whether a value usually means yes. */
export function meansYes(value: Value): boolean {
  return yes.has(valueWord(value))
}

/** The two values of a column, most frequent first, where it has exactly two. */
export function twoValues(
  counts: readonly { readonly value: Value }[] | undefined,
): readonly [Value, Value] | undefined {
  const [first, second, ...more] = counts ?? []
  return first === undefined || second === undefined || more.length > 0 ? undefined : [first.value, second.value]
}
