import {
  type LinearisedRatio,
  macroF1,
  macroPrecision,
  macroRecall,
  macroRecallOfShares,
  type ShareSample,
} from '@plumb/stats'
import type { Note } from '../../check/check.ts'
import type { Sampled } from '../measured.ts'
import { notProven } from '../not-proven.ts'
import type { Design } from '../quantity.ts'
import { resizeShare, sampleOf } from '../share.ts'
import type { SliceView } from '../slice-view.ts'
import { type ClassTable, presentClasses } from './class-table.ts'

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

/** The recall of each labelled class in clustered or weighted rows; undefined where one lies within a single cluster. */
export function recallShares(table: ClassTable, view: SliceView, design: Design): readonly ShareSample[] | undefined {
  const right = new Set(view.cells.filter((_, i) => table.places[i]!.label === table.places[i]!.answer))
  const shares = presentClasses(table).map((index) => {
    const own = view.cells.filter((_, i) => table.places[i]!.label === index)
    return sampleOf(own, (cell) => right.has(cell), view, design)
  })
  const isAlone = (ratio: LinearisedRatio): boolean => ratio.unit === 'cluster' && ratio.units < 2
  return shares.some((share) => share.design === 'ratio' && isAlone(share.ratio)) ? undefined : shares
}

/** Macro recall of clustered or weighted rows, from the recall of each class; weights were not simulated. */
export function sampledRecalls(
  shares: readonly ShareSample[],
  n: number,
  design: Design,
  notes: readonly Note[],
): Sampled {
  const scaled = (factor: number): readonly ShareSample[] => shares.map((share) => resizeShare(share, factor))
  return {
    estimate: macroRecallOfShares(shares).estimate,
    n,
    method: 'MOVER over the classes, exact binomial on effective rows each',
    limits: (confidence) => macroRecallOfShares(shares, { confidence }),
    resized: (factor) => sampledRecalls(scaled(factor), n * factor, design, notes),
    notes: design.weight === undefined ? notes : [...notes, notProven],
  }
}
