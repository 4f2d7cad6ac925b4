import type { Place } from '../errors.ts'
import type { Candidate, ClassScore, Dataset } from '../product/product.ts'

/** Whose answers: a candidate, or the dataset's own columns. */
export interface Answerer {
  readonly name: string | null
  readonly score?: string
  readonly prediction?: string
  readonly scores?: readonly ClassScore[]
  readonly when?: NonNullable<Candidate['when']>
  readonly threshold?: number
  readonly unanswered: 'skip' | 'wrong'
  /** Someone wrote down what an unanswered row means. */
  readonly settled: boolean
  readonly costPerCall: number
  /** The column with what people say of the answers. */
  readonly people?: string
  readonly at: Place
  /** The first candidate, for want of anyone named. */
  readonly assumed?: true
}

/** A claim without `of` judges the dataset's own prediction, score or rank, else the first candidate. */
export function answererOf(dataset: Dataset, candidates: readonly Candidate[], named?: Candidate): Answerer {
  const { score, prediction, scores, rank } = dataset.columns
  const own = [score, prediction, scores, rank].some((column) => column !== undefined)
  const candidate = named ?? (own ? undefined : candidates[0])
  const from = candidate ?? { ...pick(dataset), name: null, at: dataset.at }
  const threshold = candidate?.threshold ?? dataset.threshold
  const unanswered = candidate?.unanswered ?? dataset.unanswered
  return {
    ...from,
    ...(threshold === undefined ? {} : { threshold }),
    unanswered: unanswered ?? 'skip',
    settled: unanswered !== undefined,
    costPerCall: candidate?.costPerCall ?? 0,
    ...(candidate === undefined || named !== undefined ? {} : { assumed: true }),
  }
}

function pick({ columns: { score, prediction, scores } }: Dataset): Pick<Answerer, 'score' | 'prediction' | 'scores'> {
  return {
    ...(score === undefined ? {} : { score }),
    ...(prediction === undefined ? {} : { prediction }),
    ...(scores === undefined ? {} : { scores }),
  }
}
