import { StatsError } from '../errors.ts'
import type { Estimate } from '../estimate.ts'
import type { LevelOptions } from '../sample.ts'
import { groupValues, type Group } from './group-values.ts'

/** Options of `worst`. */
export interface WorstOptions extends LevelOptions {
  /** Whether a high share is good (accuracy) or a low one (error rate). */
  readonly better: 'higher' | 'lower'
}

/**
 * The share of the group that fares worst. The limit on the good side is corrected for the worst having been picked
 * among all groups; the limit on the bad side needs no correction.
 *
 * @param groups at least 1, independent of each other, each of any design
 * @param options.better whether a high or a low share is good
 * @param options.confidence level inside (0, 1), default 0.95
 * @returns a share inside [0, 1]
 * @throws {StatsError} `one-group` without a group; as `effectiveRows`
 * @see Berger (1982), Technometrics 24:295–300, for the bad side; Bonferroni for the good side
 * @example
 * worst([{ design: 'independent', yes: 0, rows: 10 }, { design: 'independent', yes: 5, rows: 40 }], { better: 'higher' }).low
 * // => 0
 */
export function worst(groups: readonly Group[], { better, confidence = 0.95 }: WorstOptions): Estimate {
  if (groups.length === 0) throw new StatsError('one-group', 'the worst of groups needs at least 1 of them; got none')
  const plain = groupValues(groups, { confidence })
  const corrected = groupValues(groups, { confidence: 1 - (1 - confidence) / groups.length })
  const pick = better === 'higher' ? Math.min : Math.max
  const [forLow, forHigh] = better === 'higher' ? [plain, corrected] : [corrected, plain]
  return {
    estimate: pick(...plain.map((share) => share.estimate)),
    low: pick(...forLow.map((share) => share.low)),
    high: pick(...forHigh.map((share) => share.high)),
  }
}
