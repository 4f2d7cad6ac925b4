import { binomial, clopperPearson, gap, holmSteps, parity, worst, type Random, type ShareSample } from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { crossed, drawn } from './laws.ts'

const gaps: Method = { what: 'a gap between groups', by: 'gap', stated: 97.6 }
const ratios: Method = { what: 'parity of groups', by: 'parity', stated: 98.2 }
const lowest: Method = { what: 'the worst group', by: 'worst', stated: 96.9 }
const slices: Method = { what: 'a promise in each of many slices, all on the bound', by: 'holmSteps', stated: 97.5 }

const sizes: readonly (readonly number[])[] = [
  [50, 50],
  [12, 25, 60, 300],
  [10, 10, 20, 30, 60, 100, 300, 600],
  [200, 200, 200, 200, 200],
  drawn(20, () => 60),
  [20, 200, 2000],
]

export const groupCells: readonly Cell[] = [
  ...crossed(crossed(sizes, [0.1, 0.5, 0.9, 0.98]), [0, 0.05, 0.2])
    .filter(([[, rate], apart]) => rate - apart > 0)
    .flatMap(([[rows, rate], apart]) => cellsOf(rows, rate, apart)),
  ...crossed(sizes, [0.6, 0.9, 0.99]).map(([rows, bound]) => sliceCell(rows, bound)),
]

/** The last group has a rate that much lower than the others. */
function cellsOf(rows: readonly number[], rate: number, apart: number): readonly Cell[] {
  const low = Math.round(1000 * (rate - apart)) / 1000
  const rateOf = (i: number): number => (i === rows.length - 1 ? low : rate)
  const sample = (random: Random): ShareSample[] =>
    rows.map((n, i) => ({ design: 'independent', yes: binomial(random, n, rateOf(i)), rows: n }))
  const slow = rows.length > 10 ? 8 : 2
  const where = `${describe(rows)}, rate ${rate}${apart === 0 ? '' : `, one ${low}`}`
  return [
    { method: gaps, where, truth: rate - low, study: { draw: (random) => gap(sample(random)) }, slow },
    { method: ratios, where, truth: low / rate, study: { draw: (random) => parity(sample(random)) }, slow },
    { method: lowest, where, truth: low, study: { draw: (random) => worst(sample(random), { better: 'higher' }) } },
  ]
}

/** A wrong "fails" is an interval below the truth 0. */
function sliceCell(rows: readonly number[], bound: number): Cell {
  return {
    method: slices,
    where: `${describe(rows)}, bound ${bound}`,
    truth: 0,
    study: {
      draw: (random) => {
        const failing = rows.map((n) => {
          const yes = binomial(random, n, bound)
          return (confidence: number): boolean => clopperPearson(yes, n, { confidence }).high < bound
        })
        return { low: null, high: holmSteps(failing).some(({ fails }) => fails) ? -1 : 1 }
      },
    },
  }
}

function describe(rows: readonly number[]): string {
  const alike = rows.every((n) => n === rows[0])
  return alike ? `${rows.length} groups of ${rows[0]}` : `groups of ${rows.join(', ')}`
}
