import { createRandom, normal } from '@plumb/stats'

/** A row of the seeded product that interval tests check: two models, numbers, groups, weights and clusters. */
export interface TestRow {
  readonly id: number
  readonly label: number | null
  readonly score: number | null
  readonly other: number
  readonly amount: number
  readonly cost: number
  readonly solved: number
  readonly group: string
  readonly weight: number
  readonly user: string | null
}

export interface TestRowsOptions {
  /** Share of rows without a label, and without a score. */
  readonly holes?: number
  readonly users?: number
}

/** Seeded rows; scores tie (two decimals), users differ, and large weights go with low scores. */
export function testRows(
  seed: string,
  count: number,
  { holes = 0, users = 25 }: TestRowsOptions = {},
): readonly TestRow[] {
  const random = createRandom(seed)
  const effects = Array.from({ length: users }, () => normal(random))
  const logistic = (x: number): number => Math.round(100 / (1 + Math.exp(-x))) / 100
  return Array.from({ length: count }, (_, id): TestRow => {
    const user = Math.floor(users * random.next() ** 2)
    const label = id < 2 ? id : random.next() < 0.4 ? 1 : 0
    const signal = 2 * label - 1 + 0.7 * effects[user]!
    const score = logistic(signal + normal(random))
    return {
      id,
      label: random.next() < holes ? null : label,
      score: random.next() < holes ? null : score,
      other: logistic(signal + 1.5 * normal(random) + 0.3),
      amount: Math.round(100 * Math.exp(2 + normal(random) + 0.4 * effects[user]!)) / 100,
      cost: Math.round(1000 * random.next() * (1 + label)) / 1000,
      solved: random.next() < 0.8 ? 1 : 0,
      group: ['north', 'south', 'east'][random.next() < 0.6 ? 0 : random.next() < 0.7 ? 1 : 2]!,
      weight: Math.round(1000 * Math.exp(normal(random) - score)) / 1000 + 0.001,
      user: user === 0 ? null : `user ${user}`,
    }
  })
}
