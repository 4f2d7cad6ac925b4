import { wordSet } from './name-words.ts'

const predictionWords = wordSet(
  'pred preds predict predicted prediction predictions yhat hat flag flagged alert alerted decision decided',
)
const probabilityWords = wordSet('prob probs proba probability probabilities likelihood propensity')
const scoreWords = wordSet('score scores scored logit logits pscore')

/** Whether a name speaks of what a model decided. */
export function isPredictionName(words: readonly string[]): boolean {
  return words.some((word) => predictionWords.has(word)) && !isScoreName(words)
}

/** Whether a name speaks of a probability: `y_pred_proba`, `p_fraud`. */
export function isProbabilityName(words: readonly string[]): boolean {
  return words.some((word) => probabilityWords.has(word)) || (words.length === 2 && words[0] === 'p')
}

/** Whether a name speaks of a score or a probability. */
export function isScoreName(words: readonly string[]): boolean {
  return isProbabilityName(words) || words.some((word) => scoreWords.has(word))
}

/** Whether a name speaks of what a model said, rather than of what happened. */
export function isAnswerName(words: readonly string[]): boolean {
  return isScoreName(words) || words.some((word) => predictionWords.has(word))
}
