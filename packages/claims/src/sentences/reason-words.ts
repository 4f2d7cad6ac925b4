import type { Reason } from '../check/check.ts'

const words: Readonly<Record<Reason, string>> = {
  'no-rows': 'no row fits',
  'no-claims': 'nothing is promised yet',
  'no-data-yet': 'the data has no row yet',
  stale: 'the data is older than it may be',
  'all-missing': 'no row has all that is needed',
  'one-class': 'all labels are of one kind',
  'empty-denominator': 'no row counts for it',
  'too-few-rows': 'there are too few rows',
  'too-many-slices': 'there are more than 10,000 slices',
  'one-of-many': 'one of many slices looks bad by itself, which chance alone can explain',
  'one-cluster': 'all rows belong to one cluster',
  'no-variation': 'all values are the same, so their spread is unknown',
  'no-range-for-design': 'it has no range for rows with weights or clusters',
  'score-out-of-range': 'scores lie outside 0 to 1, so they are no chances',
  'unpaired-rows': 'too many rows were answered by only one of the two',
  'judge-refused': 'the judge tells too little about the labels',
  'judge-contradicts-labels': 'the judge and the labels contradict each other',
  'too-many-ratings': 'there are more than 100 different ratings',
  'rare-values': 'some values are too rare to bound it from above',
  'on-the-bound': 'the estimate sits on the promise itself',
  unreachable: 'no number of rows can show this bound',
}

/** A reason in plain words, to follow a colon. */
export function reasonWords(reason: Reason): string {
  return words[reason]
}
