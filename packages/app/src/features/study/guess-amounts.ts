import { isPredictionName } from './answer-words.ts'
import type { ColumnGuess } from './guess-others.ts'
import type { StudiedColumn } from './study-columns.ts'

/** An amount that a model predicts, and what it turned out to be. */
export interface AmountGuess {
  readonly label: ColumnGuess
  readonly prediction: ColumnGuess
}

/**
 * Guesses a predicted amount and its outcome: a numeric column named like a prediction, and the one that it is named after
 * (`price` and `predicted_price`), or the only other numeric column. Undefined where nothing tells.
 */
export function guessAmounts(columns: readonly StudiedColumn[]): AmountGuess | undefined {
  const amounts = columns.filter(({ type, counts }) => type === 'number' && counts === undefined)
  const [prediction, ...others] = amounts.filter(({ words }) => isPredictionName(words))
  if (prediction === undefined || others.length > 0) return undefined
  const open = amounts.filter((column) => column !== prediction)
  const named = open.filter(({ words }) => isNamedAfter(prediction.words, words))
  const [label, ...more] = named.length > 0 ? named : open
  if (label === undefined || more.length > 0) return undefined
  const because = named.length > 0 ? `${prediction.name} is named after it` : 'the only other column of amounts'
  return {
    label: { column: label, because },
    prediction: { column: prediction, because: 'numbers, named like a prediction' },
  }
}

const happened = ['actual', 'true', 'observed', 'y']

/** `predicted_price` is named after `price` and after `actual_price`. */
function isNamedAfter(prediction: readonly string[], label: readonly string[]): boolean {
  const what = (words: readonly string[]): string =>
    words.filter((word) => !happened.includes(word) && !isPredictionName([word])).join(' ')
  return what(prediction) === what(label) && (what(label) !== '' || label.some((word) => happened.includes(word)))
}
