import { averagePrecision, createRandom, normal, rocAuc, type ScoreSample } from '@plumb/stats'
import { expect, test } from 'vitest'
import type { Note } from '../check/check.ts'
import type { Cell } from '../profile/fold.ts'
import { binnedArea, binnedEdges, binnedPrecision } from './binned-notes.ts'
import { partsInTop } from './top-parts.ts'

interface Scored {
  readonly score: number
  readonly positive: boolean
}

function sampleOf(rows: readonly Scored[], scoreOf: (score: number) => number): ScoreSample {
  const scores = [...new Set(rows.map(({ score }) => scoreOf(score)))].toSorted((a, b) => a - b)
  const cells = rows.map(({ score, positive }) => {
    return { bin: scores.indexOf(scoreOf(score)), positive, cluster: 0, rows: 1, weight: 1, weightSquares: 1 }
  })
  return { weighted: false, clustered: false, scores, cells }
}

function boundOf({ text }: Note): number {
  return Number(/at most ([\d.e-]+)\.$/.exec(text)?.[1])
}

test.each([3, 8, 30])('%i bins move an area and an average precision by no more than is said', (bins) => {
  const random = createRandom(`bins ${bins}`)
  const rows = Array.from({ length: 150 }, (): Scored => {
    const positive = random.next() < 0.3
    return { positive, score: 1 / (1 + Math.exp(-normal(random) - (positive ? 1 : 0))) }
  })
  const exact = sampleOf(rows, (score) => score)
  const binned = sampleOf(rows, (score) => (Math.floor(score * bins) + 0.5) / bins)
  const area = rocAuc(exact).estimate - rocAuc(binned).estimate
  const precision = averagePrecision(exact) - averagePrecision(binned)
  expect(Math.abs(area)).toBeLessThanOrEqual(boundOf(binnedArea(binned)) * 1.05)
  expect(Math.abs(precision)).toBeLessThanOrEqual(boundOf(binnedPrecision(binned)) * 1.05)
  expect(boundOf(binnedPrecision(binned))).toBeLessThan(0.5)
})

test('the bin at the edge moves what lies in the top by no more than is said', () => {
  const kinds = [
    [2, 3, true],
    [1, 6, true],
    [1, 4, false],
    [0, 9, false],
  ] as const
  const cells = kinds.map(([bin, rows, positive]): Cell => ({ atoms: [positive], fine: [bin], rows, sums: [] }))
  const isActual = ({ atoms: [positive] }: Cell): boolean => positive === true
  const note = (depth: number, op: 'bin' | 'column'): readonly Note[] => {
    const column = { op: 'column', name: 's', type: 'number' } as const
    const expr = op === 'column' ? column : ({ op, of: column, low: 0, high: 1, bins: 3 } as const)
    const parts = partsInTop(cells, [3, 6, 4, 9], depth)
    const view = { cells, fine: [{ name: 'score', expr }], test: () => isActual, sum: () => null, has: () => true }
    return binnedEdges([{ view, parts }], isActual, 8)
  }
  // five of ten places: three positives are expected, one to five are possible
  expect(boundOf(note(8, 'bin')[0]!)).toBe(0.25)
  expect(boundOf(note(3, 'bin')[0]!)).toBe(0)
  expect(note(8, 'column')).toEqual([])
})
