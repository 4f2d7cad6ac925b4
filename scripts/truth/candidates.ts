import {
  normal,
  normalQuantile,
  pairedDifference,
  tiers,
  type Contest,
  type Contested,
  type Random,
} from '@plumb/stats'
import type { Cell, Drawn, Method } from './cell.ts'
import { crossed, drawn } from './laws.ts'

/** Where all are alike, someone is wrongly placed in a lower tier just when one of these ranges misses. */
const several: Method = { what: 'all differences of several candidates', by: 'tiers', stated: 95 }

/** Rows, the share that each has right, and how far what is hard for one is hard for all. */
const alike = [
  [60, 0.6, 0.3],
  [60, 0.9, 0.8],
  [200, 0.98, 0.3],
  [400, 0.8, 0.8],
  [2000, 0.6, 0.3],
  [2000, 0.98, 0.3],
] as const

export const candidateCells: readonly Cell[] = [
  ...crossed([3, 5, 8], alike).map(([count, [rows, share, common]]) =>
    severalCell(
      rows,
      drawn(count, () => share),
      common,
      `${count} of ${share}`,
    ),
  ),
  severalCell(400, [0.9, 0.9, 0.85], 0.6, '0.9, 0.9 and 0.85'),
  severalCell(100, [0.99, 0.95, 0.9, 0.7, 0.6], 0.3, '0.99 down to 0.6'),
]

function severalCell(rows: number, shares: readonly number[], common: number, which: string): Cell {
  return {
    method: several,
    where: `n ${rows}, ${which}, likeness ${common}`,
    slow: shares.length,
    truth: 0,
    study: {
      draw: (random) => farthest(tiers(shares.length, contests(random, rows, shares, common)).contests, shares),
    },
  }
}

/** Every two of the candidates, on rows whose difficulty is partly the same for all. */
function contests(random: Random, rows: number, shares: readonly number[], common: number): readonly Contest[] {
  const reach = shares.map((share) => normalQuantile(share))
  const right = drawn(rows, () => {
    const shared = Math.sqrt(common) * normal(random)
    return reach.map((most) => shared + Math.sqrt(1 - common) * normal(random) < most)
  })
  return shares.flatMap((_, first) =>
    drawn(shares.length - first - 1, (i): Contest => {
      const second = first + 1 + i
      const onlyA = right.filter((row) => row[first] === true && row[second] === false).length
      const onlyB = right.filter((row) => row[second] === true && row[first] === false).length
      const limits: Contest['limits'] = (confidence) => pairedDifference({ onlyA, onlyB, pairs: rows }, { confidence })
      return { first, second, limits }
    }),
  )
}

/** How far beyond its truth the range lies that lies farthest: above 0 where one of them misses. */
function farthest(all: readonly Contested[], shares: readonly number[]): Drawn {
  const beyond = all.map(({ first, second, low, high }) => {
    const truth = shares[first]! - shares[second]!
    return [(low ?? -1) - truth, (high ?? 1) - truth] as const
  })
  return { low: Math.max(...beyond.map(([low]) => low)), high: Math.min(...beyond.map(([, high]) => high)) }
}
