import { expect, test } from 'vitest'
import { measuresIn } from './measures-in.ts'

test.each([
  ['recall >= 45% on live', ['recall']],
  ['gap(recall, rows) <= 5 points', ['gap', 'recall']],
  ['worst(mean(precision), country) >= 5', ['worst', 'mean']],
  ['change(sensitivity) >= 5 points on live vs holdout', ['change', 'recall']],
  ['a beats b on cost_per_1000 by 5', ['cost_per_1000']],
  ['missing(recall) <= 1% in each precision with at least 100 rows', ['missing']],
  ['nothing that is a claim', []],
  ['no_such_measure >= 3', []],
])('the measures of %s are %j', (claim, names) => {
  expect(measuresIn(claim).map(({ name }) => name)).toEqual(names)
})
