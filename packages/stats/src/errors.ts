/** Why a statistic refuses an input. */
export type StatsErrorCode =
  | 'bad-option'
  | 'not-finite'
  | 'out-of-range'
  | 'too-few-values'
  | 'no-convergence'
  | 'no-variation'
  | 'one-class'
  | 'empty-denominator'
  | 'one-cluster'
  | 'one-group'
  | 'one-cell'
  | 'judge-refused'
  | 'judge-contradicts-labels'

/** The error of this package: says what was wanted and what came. */
export class StatsError extends Error {
  readonly code: StatsErrorCode

  constructor(code: StatsErrorCode, message: string) {
    super(message)
    this.name = 'StatsError'
    this.code = code
  }
}
