/** What is wrong with an input, in kinds that a program can act on. */
export type InputErrorCode =
  | 'bad-product'
  | 'unknown-key'
  | 'bad-value'
  | 'bad-claim'
  | 'unknown-name'
  | 'wrong-shape'
  | 'wrong-unit'
  | 'bad-file'
  | 'not-found'
  | 'bad-command'

/** Where an input is wrong: 1-based line and column of a file. */
export interface Place {
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** What an `InputError` knows beside its sentence. */
export interface InputErrorDetails extends Place {
  readonly wanted?: string
  readonly got?: string
  readonly nearest?: string
  readonly cause?: unknown
}

/** An input that a person can mend: says what was wanted, what came, where, and the nearest name. */
export class InputError extends Error {
  readonly code: InputErrorCode
  readonly details: Omit<InputErrorDetails, 'cause'>

  constructor(code: InputErrorCode, message: string, { cause, ...details }: InputErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'InputError'
    this.code = code
    this.details = details
  }
}
