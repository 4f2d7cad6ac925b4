import { averagePrecision, type ScoreSample } from '@plumb/stats'
import type { Note } from '../check/check.ts'
import type { Key } from '../plan/scan.ts'
import type { Cell } from '../profile/fold.ts'
import { totalRows, type SliceView } from './slice-view.ts'

/** Pairs that share a bin count one half: how much that could move the area at most. */
export function binnedArea({ cells, scores }: ScoreSample): Note {
  const positives = scores.map(() => 0)
  const negatives = scores.map(() => 0)
  for (const cell of cells) {
    const side = cell.positive ? positives : negatives
    side[cell.bin]! += cell.weight
  }
  const total = (side: readonly number[]): number => side.reduce((sum, one) => sum + one, 0)
  const tied = positives.reduce((sum, one, bin) => sum + one * negatives[bin]!, 0)
  return scoreNote(scores.length, tied / (2 * total(positives) * total(negatives)))
}

/** Rows that share a bin count as ties: how much it could matter which of them come first. */
export function binnedPrecision(sample: ScoreSample): Note {
  const [least, most] = [precisionWith(sample, false), precisionWith(sample, true)]
  const middle = averagePrecision(sample)
  return scoreNote(sample.scores.length, Math.max(most - middle, middle - least))
}

/** Average precision with the positives of every bin above its negatives, or below them. */
function precisionWith({ scores, cells }: ScoreSample, positivesFirst: boolean): number {
  return averagePrecision({
    scores: scores.flatMap((score) => [score, score]),
    cells: cells.map((cell) => ({ ...cell, bin: 2 * cell.bin + (cell.positive === positivesFirst ? 1 : 0) })),
  })
}

/** A ranking, and which part of each of its cells is at the top. */
export interface Top {
  readonly view: SliceView
  readonly parts: readonly number[]
}

/** The rows of the bin at the edge of a top count in equal parts: how much it could matter, per n, which of them are in it. */
export function binnedEdges(tops: readonly Top[], isActual: (cell: Cell) => boolean, n: number): readonly Note[] {
  const key = tops[0]!.view.fine[0]!.expr
  if (key.op !== 'bin') return []
  return [scoreNote(key.bins, tops.reduce((sum, top) => sum + edgeBound(top, isActual), 0) / n)]
}

function edgeBound({ view: { cells }, parts }: Top, isActual: (cell: Cell) => boolean): number {
  const edge = cells.filter((_, i) => parts[i]! > 0 && parts[i]! < 1)
  const [positives, part] = [totalRows(edge.filter(isActual)), parts.find((one) => one > 0 && one < 1) ?? 0]
  const room = part * totalRows(edge)
  const least = Math.max(0, room - (totalRows(edge) - positives))
  const middle = part * positives
  return Math.max(Math.min(positives, room) - middle, middle - least)
}

/** Every score counts as the middle of its bin. */
export function binnedScores({ scores }: ScoreSample, width: number): Note {
  return scoreNote(scores.length, width / 2)
}

/** The same of two scores, whose difference is told. */
export function binnedPair(keys: readonly Key[]): readonly Note[] {
  const widths = keys.slice(0, 2).map(({ expr }) => (expr.op === 'bin' ? (expr.high - expr.low) / expr.bins : 0))
  const [{ expr: first }] = keys as readonly [Key]
  return first.op === 'bin'
    ? [
        scoreNote(
          first.bins,
          widths.reduce((sum, width) => sum + width / 2, 0),
        ),
      ]
    : []
}

function scoreNote(bins: number, bound: number): Note {
  return {
    code: 'binned',
    text: `Scores were counted in ${bins} bins, which can move this by at most ${bound.toPrecision(2)}.`,
  }
}

/** Values in a bucket of a logarithmic scale count as its middle. */
export const bucketNote: Note = {
  code: 'binned',
  text: 'Values were counted in buckets of a logarithmic scale, which can move this by at most 1%; the range allows for it.',
}
