import {
  beta,
  calibrationBias,
  calibrationError,
  calibrationKs,
  cumulativeGap,
  equalMassBins,
  multinomial,
  type Random,
  type ScoreSample,
} from '@plumb/stats'
import type { Cell, Method } from './cell.ts'
import { crossed, drawn, meanOf } from './laws.ts'
import { sampleOf } from './score-law.ts'

const error: Method = { what: 'calibration error', by: 'calibrationError', stated: 93 }
const cumulative: Method = { what: 'cumulative calibration error', by: 'calibrationKs', stated: 97 }
const bias: Method = { what: 'calibration bias', by: 'calibrationBias', stated: undefined }

export const calibrationCells: readonly Cell[] = [
  ...crossed([150, 600, 3000, 10_000], shapes()).flatMap(([rows, shape]) => errorCells(rows, shape)),
  ...crossed([10, 30, 100, 1000], [0.05, 0.3, 0.5]).map(([rows, rate]) => biasCell(rows, rate)),
]

interface Shape {
  readonly name: string
  /** The true chance where the score says `s`. */
  readonly chance: (s: number) => number
}

function shapes(): readonly Shape[] {
  return [
    { name: 'calibrated', chance: (s) => s },
    { name: 'too sure', chance: (s) => 0.5 + 0.7 * (s - 0.5) },
    { name: 'a bit too high', chance: (s) => Math.max(0, s - 0.03) },
    { name: 'one bad tenth', chance: (s) => (s > 0.9 ? s - 0.3 : s) },
  ]
}

/** 200 scores that are equally frequent. */
function errorCells(rows: number, { name, chance }: Shape): readonly Cell[] {
  const scores = drawn(200, (i) => (i + 0.5) / 200)
  const positive = scores.map((s) => chance(s) / 200)
  const negative = scores.map((s) => (1 - chance(s)) / 200)
  const whole = sampleOf(
    { scores },
    positive.map((mass) => Math.round(1e9 * mass)),
    negative.map((mass) => Math.round(1e9 * mass)),
  )
  const sample = (random: Random): ScoreSample => {
    const counts = multinomial(random, rows, [...positive, ...negative])
    return sampleOf({ scores }, counts.slice(0, 200), counts.slice(200))
  }
  const where = `n ${rows}, ${name}`
  return [
    {
      method: error,
      where,
      truth: calibrationError(equalMassBins(whole)).plugIn,
      slow: 4,
      study: { draw: (random) => calibrationError(equalMassBins(sample(random))) },
    },
    {
      method: cumulative,
      where,
      truth: cumulativeGap(whole),
      slow: 2,
      study: { draw: (random) => calibrationKs(sample(random)) },
    },
  ]
}

/** Calibrated scores, beta around the rate. */
function biasCell(rows: number, rate: number): Cell {
  return {
    method: bias,
    where: `n ${rows}, calibrated scores around ${rate}`,
    truth: 0,
    study: {
      draw: (random) => {
        const gaps = drawn(rows, () => {
          const score = beta(random, 2 * rate, 2 * (1 - rate))
          return (random.next() < score ? 1 : 0) - score
        })
        return calibrationBias(meanOf(gaps))
      },
    },
  }
}
