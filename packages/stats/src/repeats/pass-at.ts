import { requireRepeats, requireTries } from './repeated-case.ts'

/**
 * pass@k of one case: the chance that at least one of k tries passes, unbiased from `runs` of k or more. The plug-in
 * 1 − (1 − passes/runs)^k is too low.
 *
 * @returns 1 − C(runs − passes, k) / C(runs, k), in [0, 1]
 * @throws {StatsError} `too-few-values` for fewer than k runs, `bad-option`, `out-of-range`
 * @see Chen et al. (2021), Evaluating Large Language Models Trained on Code, arXiv:2107.03374, equation 1
 * @example
 * passAt(10, 3, 5) // => 0.9166667
 */
export function passAt(runs: number, passes: number, k: number): number {
  requireRepeats({ runs, passes })
  requireTries(k, runs)
  return 1 - shareOfSubsets(runs - passes, runs, k)
}

/**
 * pass^k of one case: the chance that all of k tries pass, unbiased from `runs` of k or more. What a user who comes back
 * every day meets.
 *
 * @returns C(passes, k) / C(runs, k), in [0, 1]
 * @throws {StatsError} as `passAt`
 * @see Yao et al. (2024), τ-bench, arXiv:2406.12045
 * @example
 * passAll(10, 9, 5) // => 0.5
 */
export function passAll(runs: number, passes: number, k: number): number {
  requireRepeats({ runs, passes })
  requireTries(k, runs)
  return shareOfSubsets(passes, runs, k)
}

/** C(some, k) / C(all, k) as a product, so that nothing overflows. */
function shareOfSubsets(some: number, all: number, k: number): number {
  let share = 1
  for (let i = 0; i < k; i += 1) share *= Math.max(0, some - i) / (all - i)
  return share
}
