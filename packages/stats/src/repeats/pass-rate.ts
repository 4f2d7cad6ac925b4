import type { Estimate } from '../estimate.ts'
import { countedMean } from '../intervals/counted-mean.ts'
import { knownRangeMean } from '../intervals/known-range-mean.ts'
import type { LevelOptions } from '../sample.ts'
import { passAll, passAt } from './pass-at.ts'
import type { RepeatedCase } from './repeated-case.ts'

/** Options of `passRate`. */
export interface PassRateOptions extends LevelOptions {
  /** How many tries. */
  readonly k: number
  /** What the tries must do: pass once ('any', pass@k) or each time ('all', pass^k). */
  readonly of: 'any' | 'all'
}

/**
 * pass@k or pass^k over cases: the mean of the unbiased value of each case. The cases are what was sampled, so more runs
 * of the same cases narrow the interval only so far.
 *
 * @param cases all with k runs or more
 * @param options.k tries, 1 or more
 * @param options.of 'any' or 'all' of the tries
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns limits inside [0, 1]
 * @throws {StatsError} `too-few-values` without a case or for a case with fewer than k runs, `bad-option`, `out-of-range`
 * @see Chen et al. (2021), arXiv:2107.03374; Yao et al. (2024), arXiv:2406.12045; `knownRangeMean` for the interval
 * @example
 * passRate([{ runs: 2, passes: 2 }, { runs: 2, passes: 1 }], { k: 2, of: 'all' }).estimate // => 0.5
 */
export function passRate(cases: readonly RepeatedCase[], { k, of, confidence = 0.95 }: PassRateOptions): Estimate {
  const ofCase = of === 'any' ? passAt : passAll
  const mean = countedMean(cases.map((each) => ({ value: ofCase(each.runs, each.passes, k), count: each.cases ?? 1 })))
  const { low, high } = knownRangeMean(mean, { confidence })
  return { estimate: mean.estimate, low, high }
}
