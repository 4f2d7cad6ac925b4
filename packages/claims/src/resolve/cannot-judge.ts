import { InputError, type InputErrorDetails } from '../errors.ts'

/** A measure needs an answer of a kind that this candidate does not give: a score of a rule. */
export class CannotJudge extends InputError {
  constructor(message: string, details: InputErrorDetails) {
    super('wrong-shape', message, details)
  }
}
