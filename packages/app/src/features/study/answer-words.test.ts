import { expect, test } from 'vitest'
import { isAnswerName, isPredictionName, isProbabilityName, isScoreName } from './answer-words.ts'
import { nameWords } from './name-words.ts'

test('names tell what a model said from what happened', () => {
  const all = [
    'y_pred',
    'yPredProba',
    'p_fraud',
    'prob1',
    'model_score',
    'flagged',
    'prob1_outcome',
    'predicted_outcome',
    'label',
  ]
  const named = (is: (words: readonly string[]) => boolean): readonly string[] =>
    all.filter((name) => is(nameWords(name)))
  expect(named(isPredictionName)).toEqual(['y_pred', 'flagged', 'predicted_outcome'])
  expect(named(isProbabilityName)).toEqual(['yPredProba', 'p_fraud', 'prob1'])
  expect(named(isScoreName)).toEqual(['yPredProba', 'p_fraud', 'prob1', 'model_score'])
  expect(all.filter((name) => !isAnswerName(nameWords(name)))).toEqual(['prob1_outcome', 'label'])
})
