import { createRandom, StatsError, type OpenLimits } from '@plumb/stats'
import type { Cell, Drawn, Outcome } from './cell.ts'

/** How often an interval missed, as shares of the samples that gave one. */
export interface Missed {
  /** Wholly above the truth: a wrong "at least". */
  readonly above: number
  /** Wholly below the truth: a wrong "at most". */
  readonly below: number
  /** Samples that gave an interval; Infinity where all outcomes were enumerated. */
  readonly samples: number
  /** Share of the samples that gave none, with a named reason. */
  readonly refused: number
}

export interface Runs {
  readonly seed: string
  /** Samples of a cell; of a slow one there are fewer. */
  readonly replicates: number
}

/** Studies one cell; it has a stream of its own, so that it does not matter which worker takes it, or when. */
export function runCell({ method, where, truth, slow = 1, study }: Cell, { seed, replicates }: Runs): Missed {
  if ('outcomes' in study) return enumerated(study.outcomes(), truth)
  const random = createRandom(`${seed} ${method.what} ${where}`)
  const wanted = Math.max(1, Math.round(replicates / slow))
  const [missed, counts] = [{ above: 0, below: 0 }, { given: 0 }]
  for (let i = 0; i < wanted; i += 1) {
    const drawn = answerOf(() => study.draw(random))
    if (drawn === undefined) continue
    counts.given += 1
    const side = sideOf(drawn, drawn.truth ?? truth)
    if (side !== undefined) missed[side] += 1
  }
  const { given } = counts
  return { above: missed.above / given, below: missed.below / given, samples: given, refused: 1 - given / wanted }
}

function enumerated(outcomes: readonly Outcome[], truth: number): Missed {
  const missed = { above: 0, below: 0 }
  for (const { probability, limits } of outcomes) {
    const side = sideOf(limits, truth)
    if (side !== undefined) missed[side] += probability
  }
  return { ...missed, samples: Infinity, refused: 0 }
}

/** On which side of the truth an interval lies wholly; an open side never misses, and rounding is no miss. */
function sideOf({ low, high }: OpenLimits, truth: number): 'above' | 'below' | undefined {
  const slack = 1e-9 * Math.max(1, Math.abs(truth))
  if (low !== null && low > truth + slack) return 'above'
  return high !== null && high < truth - slack ? 'below' : undefined
}

/** A sample without an answer is refused with a code; anything else that is thrown is a fault. */
function answerOf(draw: () => Drawn): Drawn | undefined {
  try {
    return draw()
  } catch (error) {
    if (error instanceof StatsError) return undefined
    throw error
  }
}
