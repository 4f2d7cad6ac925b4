import {
  jensenShannon,
  kolmogorovSmirnov,
  multinomial,
  populationStability,
  totalVariation,
  wasserstein,
  type OpenLimits,
  type Random,
} from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { crossed, drawn } from './laws.ts'

const psi: Method = { what: 'PSI', by: 'populationStability', stated: 92.7 }
const js: Method = { what: 'Jensen-Shannon divergence', by: 'jensenShannon', stated: 93.6 }
const tv: Method = { what: 'total variation', by: 'totalVariation', stated: 95 }
const ks: Method = { what: 'Kolmogorov-Smirnov distance', by: 'kolmogorovSmirnov', stated: 95 }
const earth: Method = { what: 'Wasserstein distance', by: 'wasserstein', stated: 95 }

const sizes = [
  [200, 50],
  [1000, 1000],
  [20_000, 500],
] as const
/** Draws without drift; by default there are five times as many, which changes the limits little. */
const draws = 400
const moves = [0, 0.1, 0.4, 1]

export const driftCells: readonly Cell[] = [
  ...crossed(crossed(sizes, [5, 10, 20]), moves).flatMap(([[[n, m], cells], move]) => divergences(n, m, cells, move)),
  ...crossed(sizes, [0, 0.4]).flatMap(([[n, m], move]) => metrics(n, m, move)),
]

interface Setting {
  readonly reference: readonly number[]
  readonly current: readonly number[]
  readonly where: string
  readonly sample: (random: Random) => readonly [number[], number[]]
}

/** Even cells in the reference; in the current rows the last weighs exp(move) times as much as the first. */
function settingOf(n: number, m: number, cells: number, move: number): Setting {
  const raw = drawn(cells, (i) => Math.exp((move * i) / (cells - 1)))
  const total = raw.reduce((a, b) => a + b, 0)
  const reference = raw.map(() => 1 / cells)
  const current = raw.map((one) => one / total)
  return {
    reference,
    current,
    where: `n ${n} and ${m}, ${cells} cells, ${move === 0 ? 'no drift' : `drift ${move}`}`,
    sample: (random) => [multinomial(random, n, reference), multinomial(random, m, current)],
  }
}

function divergences(n: number, m: number, cells: number, move: number): readonly Cell[] {
  const { reference, current, where, sample } = settingOf(n, m, cells, move)
  const over = (term: (a: number, b: number) => number): number =>
    reference.reduce((sum, a, i) => sum + term(a, current[i]!), 0)
  const towards = (a: number, b: number): number => (a * Math.log((2 * a) / (a + b))) / 2
  return [
    {
      method: psi,
      where,
      truth: over((a, b) => (a - b) * Math.log(a / b)),
      study: { draw: (random) => populationStability(...sample(random)) },
    },
    {
      method: js,
      where,
      truth: over((a, b) => towards(a, b) + towards(b, a)),
      study: { draw: (random) => jensenShannon(...sample(random)) },
    },
  ]
}

function metrics(n: number, m: number, move: number): readonly Cell[] {
  const { reference, current, where, sample } = settingOf(n, m, 10, move)
  const positions = drawn(10, (i) => i)
  const steps = drawn(9, (i) => reference.slice(0, i + 1).reduce((sum, a, at) => sum + a - current[at]!, 0))
  const cell = (method: Method, truth: number, draw: (random: Random) => OpenLimits): Cell => {
    return { method, where, truth, slow: 4, study: { draw } }
  }
  return [
    cell(
      tv,
      reference.reduce((sum, a, i) => sum + Math.abs(a - current[i]!) / 2, 0),
      (random) => totalVariation(...sample(random), { random, draws }).limits(),
    ),
    cell(ks, Math.max(...steps.map(Math.abs)), (random) =>
      kolmogorovSmirnov(...sample(random), { random, draws }).limits(),
    ),
    cell(
      earth,
      steps.reduce((sum, step) => sum + Math.abs(step), 0),
      (random) => wasserstein(...sample(random), positions, { random, draws }).limits(),
    ),
  ]
}
