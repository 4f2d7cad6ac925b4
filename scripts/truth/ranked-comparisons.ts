import {
  calibrationError,
  calibrationKs,
  correlatedDifference,
  equalMassBins,
  normal,
  pairedCorrelation,
  pickedDifference,
  recallAtPrecision,
  type OpenEstimate,
  type PairedScoreSample,
  type Random,
  type RankedPair,
  type ScoreSample,
} from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { crossed, drawn, logistic } from './laws.ts'
import { pairedOf, type Scored } from './score-law.ts'

const picks: Method = { what: 'a comparison on precision at k', by: 'pickedDifference', stated: 96 }
const gaps: Method = { what: 'a comparison on calibration', by: 'pairedCorrelation', stated: 94 }
const recalls: Method = { what: 'a comparison on recall at a precision', by: 'pairedCorrelation', stated: 97 }

/** Of two million rows with two signals: the precision of the first among the top tenth, and the top three tenths, minus that of the second. */
const [apartOfTenth, apartOfThird] = [0.2787, 0.1894]
/** Of the same: recall where precision reaches one half. */
const apartInRecall = 0.4748
/** Of two million rows of slope 1.6: the error over ten bins of equal mass, and the largest cumulative gap. */
const apartInError = { 'calibration-error': -0.07296, 'calibration-ks': -0.06502 }

export const rankedComparisonCells: readonly Cell[] = [
  ...crossed([100, 1000], [0.1, 0.3]).map(([rows, share]) => picksCell(rows, share)),
  ...crossed([60, 200, 1000], [1, 1.6]).flatMap(([rows, slope]) => [
    gapCell(rows, slope, 'calibration-error'),
    gapCell(rows, slope, 'calibration-ks'),
  ]),
  ...[100, 400].map(recallCell),
]

/** Two signals of the same rows, three in ten positive; that of the first lies further apart. */
function signals(random: Random): Scored {
  const positive = random.next() < 0.3
  const common = Math.SQRT1_2 * normal(random)
  const score = (apart: number): number => logistic((positive ? apart : 0) + common + Math.SQRT1_2 * normal(random))
  return { positive, a: score(1.5), b: score(0.7) }
}

/** Chances that are right, and those of a steeper slope. */
const sloped =
  (slope: number) =>
  (random: Random): Scored => {
    const signal = normal(random) - 1
    const own = slope === 1 ? 0.2 * normal(random) : 0
    return {
      positive: random.next() < logistic(signal),
      a: logistic(signal + own),
      b: logistic(slope * signal - own),
    }
  }

function picksCell(rows: number, share: number): Cell {
  const picked = Math.round(rows * share)
  const inTop = (scores: readonly Scored[], of: (row: Scored) => number, count: number): ReadonlySet<Scored> =>
    new Set(scores.toSorted((x, y) => of(y) - of(x)).slice(0, count))
  const found = (scores: readonly Scored[], count: number): { onlyA: number; onlyB: number } => {
    const [a, b] = [inTop(scores, (row) => row.a, count), inTop(scores, (row) => row.b, count)]
    const positives = (own: ReadonlySet<Scored>, other: ReadonlySet<Scored>): number =>
      [...own].filter((row) => row.positive && !other.has(row)).length
    return { onlyA: positives(a, b), onlyB: positives(b, a) }
  }
  return {
    method: picks,
    where: `n ${rows}, the top ${picked}`,
    truth: share === 0.1 ? apartOfTenth : apartOfThird,
    study: {
      draw: (random) =>
        pickedDifference({
          ...found(
            drawn(rows, () => signals(random)),
            picked,
          ),
          picked,
        }),
    },
  }
}

function gapCell(rows: number, slope: number, of: 'calibration-error' | 'calibration-ks'): Cell {
  return {
    method: gaps,
    where: `${of === 'calibration-ks' ? 'KS' : 'ten bins'}, n ${rows}, ${slope === 1 ? 'both a little off' : 'one right, one too steep'}`,
    truth: slope === 1 ? 0 : apartInError[of],
    slow: 10,
    study: {
      draw: (random) => {
        const sample = pairedOf(drawn(rows, () => sloped(slope)(random)))
        const limits = (side: ScoreSample): OpenEstimate =>
          of === 'calibration-ks' ? calibrationKs(side) : calibrationError(equalMassBins(side))
        return differenceOf(random, sample, of, limits)
      },
    },
  }
}

function recallCell(rows: number): Cell {
  return {
    method: recalls,
    where: `n ${rows}, precision 0.5`,
    truth: apartInRecall,
    slow: 10,
    study: {
      draw: (random) =>
        differenceOf(random, pairedOf(drawn(rows, () => signals(random))), { recallAtPrecision: 0.5 }, (side) =>
          recallAtPrecision(side, { precision: 0.5 }),
        ),
    },
  }
}

function differenceOf(
  random: Random,
  sample: PairedScoreSample,
  of: RankedPair,
  limits: (side: ScoreSample) => OpenEstimate,
): OpenEstimate {
  const side = (own: 'binA' | 'binB', scores: readonly number[]): ScoreSample => ({
    ...sample,
    scores,
    cells: sample.cells.map((cell) => ({ ...cell, bin: cell[own] })),
  })
  const [a, b] = [side('binA', sample.scoresA), side('binB', sample.scoresB)]
  return correlatedDifference(limits(a), limits(b), pairedCorrelation(sample, of, { random }))
}
