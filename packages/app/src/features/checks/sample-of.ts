import {
  clusteredPairedDifference,
  linearisedRatio,
  weightedPairedDifference,
  type Estimate,
  type LinearisedRatio,
  type QuantileSample,
  type ScoreSample,
  type ShareSample,
} from '@plumb/stats'
import type { TestRow } from './test-rows.ts'

/** How the rows of a test were drawn: which of their columns are weight and cluster. */
export interface TestDesign {
  readonly weight?: 'weight'
  readonly cluster?: 'user'
}

export function weightOf(row: TestRow, { weight }: TestDesign): number {
  return weight === undefined ? 1 : row.weight
}

/** Rows by cluster, a row without one among those without one; each row alone when rows are independent. */
export function unitsOf(rows: readonly TestRow[], { cluster }: TestDesign): readonly (readonly TestRow[])[] {
  return groupsOf(rows, (row) => (cluster === undefined ? row.id : row.user))
}

export function groupsOf(rows: readonly TestRow[], by: (row: TestRow) => unknown): readonly (readonly TestRow[])[] {
  const groups = new Map<unknown, TestRow[]>()
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row])
  return [...groups.values()]
}

/** The linearised ratio of two numbers a row, from the rows themselves. */
export function ratioOf(
  rows: readonly TestRow[],
  design: TestDesign,
  numerator: (row: TestRow) => number,
  denominator: (row: TestRow) => number = () => 1,
): LinearisedRatio {
  const total = (unit: readonly TestRow[], of: (row: TestRow) => number): number =>
    unit.reduce((sum, row) => sum + weightOf(row, design) * of(row), 0)
  const units = unitsOf(rows, design).map((unit) => ({
    numerator: total(unit, numerator),
    denominator: total(unit, denominator),
  }))
  const weights = rows.filter((row) => denominator(row) !== 0).map((row) => weightOf(row, design))
  const sum = weights.reduce((a, b) => a + b, 0)
  const kish = sum ** 2 / weights.reduce((a, b) => a + b ** 2, 0)
  return linearisedRatio(units, { unit: design.cluster === undefined ? 'row' : 'cluster', kish })
}

/** The difference of two shares of the same rows that do not count alike: by clusters, or by what only one of them has. */
export function pairLimits(
  rows: readonly TestRow[],
  design: TestDesign,
  sign: (row: TestRow) => number,
  amount: (row: TestRow) => number = () => 1,
): Estimate {
  const part = (of: (value: number) => number): LinearisedRatio =>
    ratioOf(rows, design, (row) => of(sign(row)) * amount(row), amount)
  const difference = part((value) => value)
  if (design.cluster !== undefined) return clusteredPairedDifference(difference)
  const [onlyA, onlyB] = [part((value) => Math.max(0, value)), part((value) => Math.max(0, -value))]
  // weights of rows enter through their own squares
  const kish = kishOf(rows.map((row) => weightOf(row, design) * amount(row)))
  return weightedPairedDifference({ onlyA: { ...onlyA, kish }, onlyB: { ...onlyB, kish }, difference })
}

function kishOf(weights: readonly number[]): number {
  const sum = weights.reduce((a, b) => a + b, 0)
  return sum ** 2 / weights.reduce((a, b) => a + b ** 2, 0)
}

export function shareOf(
  rows: readonly TestRow[],
  design: TestDesign,
  yes: (row: TestRow) => boolean,
  among: (row: TestRow) => boolean = () => true,
): ShareSample {
  const within = rows.filter(among)
  if (design.weight === undefined && design.cluster === undefined) {
    return { design: 'independent', yes: within.filter(yes).length, rows: within.length }
  }
  return { design: 'ratio', ratio: ratioOf(within, design, (row) => (yes(row) ? 1 : 0)) }
}

/** One cell a score, label and cluster. */
export function scoresOf(rows: readonly TestRow[], design: TestDesign, score: (row: TestRow) => number): ScoreSample {
  const scores = [...new Set(rows.map(score))].toSorted((a, b) => a - b)
  const clusters = [...new Set(rows.map(({ user }) => user))]
  return {
    weighted: design.weight !== undefined,
    clustered: design.cluster !== undefined,
    scores,
    cells: groupsOf(rows, (row) => `${score(row)} ${row.label} ${design.cluster === undefined ? '' : row.user}`).map(
      (cell) => ({
        bin: scores.indexOf(score(cell[0]!)),
        positive: cell[0]!.label === 1,
        cluster: design.cluster === undefined ? 0 : clusters.indexOf(cell[0]!.user),
        rows: cell.length,
        weight: cell.reduce((sum, row) => sum + weightOf(row, design), 0),
        weightSquares: cell.reduce((sum, row) => sum + weightOf(row, design) ** 2, 0),
      }),
    ),
  }
}

/** One bucket a value. */
export function quantileSampleOf(
  rows: readonly TestRow[],
  design: TestDesign,
  value: (row: TestRow) => number,
): QuantileSample {
  const values = [...new Set(rows.map(value))].toSorted((a, b) => a - b)
  const bounds = values.map((one) => ({ low: one, high: one, value: one }))
  const weights = rows.map((row) => weightOf(row, design))
  const kish = weights.reduce((a, b) => a + b, 0) ** 2 / weights.reduce((a, b) => a + b ** 2, 0)
  if (design.cluster !== undefined) {
    const clusters = unitsOf(rows, design).map((unit) =>
      unit.map((row) => ({ bucket: values.indexOf(value(row)), rows: weightOf(row, design) })),
    )
    return { design: 'clustered', buckets: bounds, clusters, ...(design.weight === undefined ? {} : { kish }) }
  }
  const at = bounds.map((bound) => {
    const own = rows.filter((row) => value(row) === bound.value).map((row) => weightOf(row, design))
    const weight = own.reduce((a, b) => a + b, 0)
    return { ...bound, rows: own.length, weight, weightSquares: own.reduce((a, b) => a + b ** 2, 0) }
  })
  return { design: design.weight === undefined ? 'independent' : 'weighted', buckets: at }
}
