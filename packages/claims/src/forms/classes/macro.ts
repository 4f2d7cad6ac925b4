import { macroF1, macroPrecision, macroRecall } from '@plumb/stats'
import type { Note } from '../../check/check.ts'
import type { Sampled } from '../measured.ts'

const averages = { 'macro-recall': macroRecall, 'macro-precision': macroPrecision, 'macro-f1': macroF1 } as const

export type MacroStatistic = 'macro-recall' | 'macro-precision' | 'macro-f1'

/** Whether a statistic is a plain mean over classes, with an interval of its own. */
export function isMacro(statistic: string): statistic is MacroStatistic {
  return statistic in averages
}

/** A mean over classes of independent rows. */
export function sampledMacro(
  statistic: MacroStatistic,
  counts: readonly (readonly number[])[],
  n: number,
  notes: readonly Note[],
): Sampled {
  const average = averages[statistic]
  const scaled = (factor: number): readonly (readonly number[])[] => counts.map((row) => row.map((x) => x * factor))
  return {
    estimate: average(counts).estimate,
    n,
    method: 'wider of MOVER over the classes and the exact binomial on effective rows',
    limits: (confidence) => average(counts, { confidence }),
    resized: (factor) => sampledMacro(statistic, scaled(factor), n * factor, notes),
    notes,
  }
}
