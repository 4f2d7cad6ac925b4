import { expect, test } from 'vitest'
import { guessAmounts } from './guess-amounts.ts'
import { nameWords } from './name-words.ts'
import type { StudiedColumn } from './study-columns.ts'

/** Columns of amounts with these names. */
function amounts(...names: readonly string[]): readonly StudiedColumn[] {
  return names.map((name) => ({
    name,
    words: nameWords(name),
    type: 'number',
    rows: 100,
    missing: 0,
    bad: 0,
    distinct: 90,
    whole: false,
  }))
}

/** What was taken for the label and the prediction. */
function guessed(...names: readonly string[]): readonly string[] | undefined {
  const guess = guessAmounts(amounts(...names))
  return guess === undefined ? undefined : [guess.label.column.name, guess.prediction.column.name]
}

test('a prediction is of the amount that it is named after', () => {
  expect(guessed('age', 'price', 'predicted_price')).toEqual(['price', 'predicted_price'])
  expect(guessed('actualPrice', 'predictedPrice', 'rooms')).toEqual(['actualPrice', 'predictedPrice'])
  expect(guessed('x', 'y', 'y_hat')).toEqual(['y', 'y_hat'])
  expect(guessed('x', 'y_true', 'y_pred')).toEqual(['y_true', 'y_pred'])
})

test('a prediction is of the only other amount', () => {
  expect(guessed('solubility', 'prediction')).toEqual(['solubility', 'prediction'])
})

test('where nothing tells, nothing is guessed', () => {
  expect(guessed('price', 'rooms')).toBeUndefined()
  expect(guessed('price', 'rooms', 'prediction')).toBeUndefined()
  expect(guessed('price', 'prediction_a', 'prediction_b')).toBeUndefined()
  expect(guessed('prediction')).toBeUndefined()
})
