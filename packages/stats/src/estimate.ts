import type { Limits } from './sample.ts'

/** An estimate with its interval, all in the unit of the measure. */
export interface Estimate extends Limits {
  readonly estimate: number
}
