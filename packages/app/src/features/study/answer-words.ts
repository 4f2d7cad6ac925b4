import { wordSet } from './name-words.ts'

const predictionWords = wordSet(
  'pred preds predict predicted prediction predictions yhat hat flag flagged alert alerted decision decided',
)
const probabilityWords = wordSet('prob probs proba probability probabilities likelihood propensity')
const scoreWords = wordSet('score scores scored logit logits pscore')

const happened = wordSet('outcome actual truth')

/** Whether a name speaks of what a model decided. */
export function isPredictionName(words: readonly string[]): boolean {
  return speaksOf(words, predictionWords) && !isScoreName(words)
}

/** Whether a name speaks of a probability: `y_pred_proba`, `p_fraud`. */
export function isProbabilityName(words: readonly string[]): boolean {
  return speaksOf(words, probabilityWords) || (words.length === 2 && words[0] === 'p')
}

/** Whether a name speaks of a score or a probability. */
export function isScoreName(words: readonly string[]): boolean {
  return isProbabilityName(words) || speaksOf(words, scoreWords)
}

/** Whether a name speaks of what a model said, rather than of what happened. */
export function isAnswerName(words: readonly string[]): boolean {
  return isScoreName(words) || speaksOf(words, predictionWords)
}

/** `prob1` is a `prob`; `prob1_outcome` is what happened. */
function speaksOf(words: readonly string[], known: ReadonlySet<string>): boolean {
  const saysWhatHappened = happened.has(words.at(-1) ?? '') && !words.some((word) => word.startsWith('pred'))
  return !saysWhatHappened && words.some((word) => known.has(word.replace(/\d+$/, '')))
}
