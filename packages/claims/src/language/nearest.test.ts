import { expect, test } from 'vitest'
import { nearestName } from './nearest.ts'

const measures = ['precision', 'recall', 'accuracy', 'roc_auc', 'latency_ms', 'threshold', 'country']

test.each([
  ['precison', 'precision'],
  ['Recal', 'recall'],
  ['rco auc', 'roc_auc'],
  ['thresold', 'threshold'],
  ['contry', 'country'],
  ['latency', 'latency_ms'],
])('%s is nearest to %s', (word, name) => expect(nearestName(word, measures)).toBe(name))

test.each(['', 'x', 'weather', 'p'.repeat(5000)])('nothing is near to %s', (word) => {
  expect(nearestName(word, measures)).toBeUndefined()
})

test('two letters are not near to two other letters, and ties go to the first', () => {
  expect(nearestName('ab', ['cd'])).toBeUndefined()
  expect(nearestName('cat', ['car', 'cab'])).toBe('car')
})
