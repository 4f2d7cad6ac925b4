import type { OpenLimits, Random, ShareSample } from '@plumb/stats'
import type { Note, Reason } from '../check/check.ts'
import type { Distribution } from './distance.ts'

/** A quantity as sampled in one slice: the value, and its limits at any level. Every form and combinator gives one. */
export interface Sampled {
  readonly estimate: number
  /** Rows in the measure's own denominator. */
  readonly n: number
  readonly method: string
  readonly limits: (confidence: number) => OpenLimits
  /** The same sample at another size, for `needed`; absent where more rows cannot change anything. */
  readonly resized?: (factor: number) => Sampled
  /** Of a share: its sample, for groups and differences. */
  readonly share?: ShareSample
  /** Of a share of unweighted rows: how many count. */
  readonly yes?: number
  /** Of a difference: the second one's own value, which a relative margin is a part of. */
  readonly second?: number
  readonly notes?: readonly Note[]
  /** Why the limits are open, when they are. */
  readonly reason?: Reason
}

/** Why a slice has no estimate. */
export interface Unmeasured {
  readonly reason: Reason
  readonly n: number
  /** Of a distance: what this population shows of the column, to be held against another one. */
  readonly distribution?: Distribution
}

export type Measured = Sampled | Unmeasured

/** Whether there is an estimate, rather than a reason why not. */
export function isSampled(measured: Measured): measured is Sampled {
  return 'limits' in measured
}

/** Where draws come from: a generator made anew, so that each estimate's draws are its own and always the same. */
export type RandomFor = (purpose: string) => Random

/** The value with `low` = `high`: a fact. */
export function exact(estimate: number, n: number): Sampled {
  return { estimate, n, method: factMethod, limits: () => ({ low: estimate, high: estimate }) }
}

const factMethod = 'count'

/** Whether a value is a fact rather than an estimate: the difference of two facts is one. */
export function isFact({ method }: Sampled): boolean {
  return method === factMethod
}
