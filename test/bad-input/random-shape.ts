import type { Need } from '../../packages/claims/src/measures/measure.ts'
import type { Choose } from './random-product.ts'

/** A task that rows may be of: the roles it names, how its candidates answer, and what its measures ask. */
export interface Shape {
  readonly settings: object
  readonly columns: { readonly label?: string; readonly [role: string]: string | readonly string[] | undefined }
  /** How the dataset itself may answer. */
  readonly answers: readonly object[]
  readonly candidates: readonly [readonly object[], readonly object[]]
  readonly needs: readonly Need[]
}

const classes = { cat: 's1', dog: 's2', bird: 's3' }

const shapes = {
  binary: {
    settings: {},
    columns: { label: 'label' },
    answers: [{ score: 'score' }, { score: 'score', prediction: 'answer' }, { prediction: 'answer' }],
    candidates: [
      [{ score: 'score' }, { prediction: 'answer' }, { when: 'amount > 50' }],
      [
        { score: 'amount', threshold: 50 },
        { prediction: 'flag', unanswered: 'wrong' },
        { score: 'score', cost_per_call: 0.1 },
      ],
    ],
    needs: ['label', 'binary', 'prediction', 'score', 'probability', 'costs', 'time', 'judge', 'people'],
  },
  multiclass: {
    settings: { task: 'multiclass' },
    columns: { label: 'class' },
    answers: [{ prediction: 'guess' }, { scores: classes }],
    candidates: [
      [{ prediction: 'guess' }, { scores: classes }],
      [
        { prediction: 'class' },
        { scores: { ...classes, dog: 'weight' } },
        { prediction: 'guess', unanswered: 'wrong' },
      ],
    ],
    needs: ['label', 'classes', 'class scores', 'prediction', 'probability', 'time'],
  },
  regression: {
    settings: { task: 'regression' },
    columns: { label: 'amount', interval: ['low', 'weight'] },
    answers: [{ prediction: 'score' }],
    candidates: [[{ prediction: 'score' }, { prediction: 'weight' }], [{ prediction: 'low' }]],
    needs: ['label', 'regression', 'interval', 'time'],
  },
  ranking: {
    settings: {},
    columns: { query: 'query', relevance: 'gain', rank: 'place' },
    answers: [{}],
    candidates: [[{ score: 'score' }], [{ score: 'weight' }]],
    needs: ['ranking', 'time'],
  },
  contests: {
    settings: {},
    columns: { winner: 'winner', left: 'left', right: 'right', swapped: 'flag' },
    answers: [{}],
    candidates: [[{ score: 'score' }], [{ score: 'weight' }]],
    needs: ['pairwise', 'positions', 'time'],
  },
  raters: {
    settings: {},
    columns: { raters: ['r1', 'r2', 'r3'] },
    answers: [{}, { prediction: 'flag' }],
    candidates: [[{ prediction: 'flag' }], [{ prediction: 'answer' }]],
    needs: ['raters', 'every rater', 'graded raters', 'raters from zero', 'judge', 'people', 'time'],
  },
  'two raters': {
    settings: {},
    columns: { raters: ['r1', 'r2'] },
    answers: [{}],
    candidates: [[{ prediction: 'flag' }], [{ prediction: 'answer' }]],
    needs: ['raters', 'every rater', 'two raters', 'graded raters', 'raters from zero', 'time'],
  },
  repeats: {
    settings: {},
    columns: { case: 'query', label: 'label' },
    answers: [{}, { prediction: 'answer' }],
    candidates: [[{ prediction: 'answer' }, { score: 'score' }], [{ prediction: 'flag' }]],
    needs: ['label', 'repeats', 'binary', 'prediction', 'time'],
  },
} satisfies Readonly<Record<string, Shape>>

/** Half of the time rows of two kinds, the commonest task. */
export function randomShape(choose: Choose): Shape {
  const all: readonly Shape[] = Object.values(shapes)
  return choose([shapes.binary, choose(all)])
}
