import { alphaOf } from '../checks.ts'
import type { LevelOptions } from '../sample.ts'

/** What the Holm procedure says of one slice. */
export interface HolmStep {
  /** The level at which the slice was decided: 1 − alpha / (slices not yet rejected at that step). */
  readonly confidence: number
  /** Whether its interval at that level lies on the wrong side. */
  readonly fails: boolean
}

/**
 * Which of many slices miss a bound, with the chance of naming even one wrongly kept at alpha = 1 − confidence: Holm's
 * step-down procedure, by intervals instead of p-values. Every slice is judged at level 1 − alpha / k; as soon as some
 * are rejected, the rest are judged again at the level of their smaller number.
 *
 * @param failsAt for each slice whether its interval at a level lies wholly on the wrong side of the bound; intervals must
 *   be nested over levels
 * @param options.confidence of the whole family, inside (0, 1), default 0.95
 * @returns for each slice the step that decided it: the one that rejected it, or the last one that did not
 * @throws {StatsError} `bad-option`, and what `failsAt` throws
 * @see Holm (1979), Scandinavian Journal of Statistics 6:65–70
 */
export function holmSteps(
  failsAt: readonly ((confidence: number) => boolean)[],
  { confidence = 0.95 }: LevelOptions = {},
): HolmStep[] {
  const alpha = alphaOf(confidence)
  const rejected = new Map<number, number>()
  for (;;) {
    const level = 1 - alpha / Math.max(1, failsAt.length - rejected.size)
    const newly = [...failsAt.keys()].filter((slice) => !rejected.has(slice) && failsAt[slice]?.(level) === true)
    for (const slice of newly) rejected.set(slice, level)
    if (newly.length > 0 && rejected.size < failsAt.length) continue
    return failsAt.map((_, slice) => ({ confidence: rejected.get(slice) ?? level, fails: rejected.has(slice) }))
  }
}
