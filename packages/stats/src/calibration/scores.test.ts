import { expect, test } from 'vitest'
import { sum } from '../special/sum.ts'
import { brierScore } from './brier-score.ts'
import { logLoss } from './log-loss.ts'

const mean = (values: readonly number[]): number => sum(values) / values.length

test('the mean of brierScore is the Brier score of scikit-learn', () => {
  const scores = [0.1, 0.9, 0.8, 0.3].map((score, i) => brierScore(score, [false, true, true, false][i] ?? false))
  expect(mean(scores)).toBeCloseTo(0.0375, 12)
})

test('the mean of logLoss is the log loss of scikit-learn', () => {
  expect(mean([0.9, 0.9, 0.8, 0.65].map((p) => logLoss(p)))).toBeCloseTo(0.21616, 5)
})

test('both agree with their definitions for five rows', () => {
  const [labels, scores] = [
    [true, false, true, true, false],
    [0.9, 0.2, 0.6, 0.8, 0.4],
  ]
  const rows = scores.map((score, i) => ({ score, positive: labels[i] ?? false }))
  expect(mean(rows.map(({ score, positive }) => brierScore(score, positive)))).toBeCloseTo(0.082, 12)
  expect(mean(rows.map(({ score, positive }) => logLoss(positive ? score : 1 - score)))).toBeCloseTo(
    0.31465977316364546,
    12,
  )
})

test('a sure mistake has a finite log loss', () => {
  expect(logLoss(0)).toBeCloseTo(36.0437, 4)
  expect(logLoss(1)).toBeGreaterThanOrEqual(0)
})

test('both refuse what is not a probability', () => {
  expect(() => brierScore(1.1, true)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  expect(() => logLoss(-0.1)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
})
