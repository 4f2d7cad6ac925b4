import { expect, test } from 'vitest'
import { holmSteps } from './holm.ts'

/** Which of the hypotheses Holm's procedure rejects at a level: those whose adjusted p-value is at most that. */
function rejected(p: readonly number[], level: number): readonly boolean[] {
  const failsAt = p.map((value) => (confidence: number) => value < 1 - confidence)
  return holmSteps(failsAt, { confidence: 1 - level }).map(({ fails }) => fails)
}

test.each([
  [
    'R multtest, as statsmodels records it',
    [
      5.23656777208e-5, 0.00028140506198, 0.0149877310796, 0.0202732688798, 0.177096952723, 0.642193923795,
      0.680845947633, 0.71626938238, 0.838541367553, 0.967833824309,
    ],
    [0.000523656777208, 0.00253264555782, 0.1199018486368, 0.1419128821586, 1, 1, 1, 1, 1, 1],
  ],
  [
    'R multtest, several adjusted alike',
    [0.001, 0.002, 0.003, 0.004, 0.005, 0.05, 0.06, 0.07, 0.08, 0.09],
    [0.01, 0.018, 0.024, 0.028, 0.03, 0.25, 0.25, 0.25, 0.25, 0.25],
  ],
  ['GrowthBook, in no order', [0.01, 0.04, 0.03, 0.005, 0.55, 0.6], [0.05, 0.12, 0.12, 0.03, 1, 1]],
  [
    'statsmodels, pairs of proportions',
    [
      0.00533824886503131, 0.8327574849753566, 0.1880573726722516, 0.002026764254350234, 0.1309487516334318,
      0.1076118730631731,
    ],
    [
      0.02669124432515654, 0.8327574849753566, 0.4304474922526926, 0.0121605855261014, 0.4304474922526926,
      0.4304474922526926,
    ],
  ],
] as const)('holmSteps rejects from the adjusted p-values of %s on, and not before', (_, p, adjusted) => {
  for (const edge of new Set<number>(adjusted)) {
    for (const level of [edge * (1 - 1e-6), edge * (1 + 1e-6)]) {
      if (level >= 1) continue
      expect(rejected(p, level)).toEqual(adjusted.map((value) => value < level))
    }
  }
})
