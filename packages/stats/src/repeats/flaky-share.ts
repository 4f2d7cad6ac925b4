import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import { clopperPearson } from '../intervals/proportion.ts'
import type { LevelOptions } from '../sample.ts'
import { sum } from '../special/sum.ts'
import { type RepeatedCase, requireRepeats } from './repeated-case.ts'

/**
 * Share of cases whose runs disagree: some pass, some fail. Cases with one run cannot disagree and are left out. It grows
 * with the number of runs: compare it only between sets with the same number of runs a case.
 *
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns limits inside [0, 1], the cases being what was sampled
 * @throws {StatsError} `empty-denominator` where no case has 2 runs, `out-of-range`, `not-finite`, `bad-option`
 * @see Clopper & Pearson (1934), Biometrika 26:404–413
 * @example
 * flakyShare([{ runs: 3, passes: 2 }, { runs: 3, passes: 3, cases: 9 }]).estimate // => 0.1
 */
export function flakyShare(cases: readonly RepeatedCase[], { confidence = 0.95 }: LevelOptions = {}): Estimate {
  for (const each of cases) requireRepeats(each)
  const repeated = cases.filter(({ runs }) => runs >= 2)
  const total = casesOf(repeated)
  if (total === 0) throw new StatsError('empty-denominator', 'no case has 2 runs that could disagree')
  const flaky = casesOf(repeated.filter(({ runs, passes }) => passes > 0 && passes < runs))
  return { estimate: flaky / total, ...clopperPearson(flaky, total, { confidence }) }
}

function casesOf(some: readonly RepeatedCase[]): number {
  return sum(some.map(({ cases = 1 }) => cases))
}
