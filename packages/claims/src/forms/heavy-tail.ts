import type { Note } from '../check/check.ts'

/** Beside what squares errors: RMSE and R². */
export const heavyTail: Note = {
  code: 'heavy-tail',
  text: 'Where a few errors are much larger than the rest, this range is too good: promise the mean absolute error or the share within a tolerance, and show this beside it.',
}

/** The same of chances, whose errors are large where the rarer label is unexpected. */
export const fewEvents: Note = {
  code: 'few-events',
  text: 'With fewer than about thirty rows of the rarer label this range may be too good.',
}
