import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StatsError } from '../errors.ts'
import { pairedDifference } from '../intervals/paired-difference.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { normal } from '../random/normal.ts'
import { createRandom, type Random } from '../random/random.ts'
import reference from './reference/tiers.json' with { type: 'json' }
import { type Contest, tiers } from './tiers.ts'

const contest = (first: number, second: number, onlyA: number, onlyB: number, pairs: number): Contest => ({
  first,
  second,
  limits: (confidence) => pairedDifference({ onlyA, onlyB, pairs }, { confidence }),
})

/** Every two of several, from who has which row right. */
function contestsOf(right: readonly (readonly boolean[])[]): readonly Contest[] {
  const only = (a: readonly boolean[], b: readonly boolean[]): number => a.filter((yes, row) => yes && !b[row]).length
  return right.flatMap((one, first) =>
    right.slice(first + 1).map((other, i) => {
      const at = first + 1 + i
      return contest(first, at, only(one, other), only(other, one), one.length)
    }),
  )
}

/** Right where a common and an own difficulty stay under what each can do. */
function drawn(
  random: Random,
  rows: number,
  shares: readonly number[],
  common: number,
): readonly (readonly boolean[])[] {
  const reach = shares.map((share) => normalQuantile(share))
  const table = Array.from({ length: rows }, () => {
    const shared = Math.sqrt(common) * normal(random)
    return reach.map((most) => shared + Math.sqrt(1 - common) * normal(random) < most)
  })
  return shares.map((_, i) => table.map((row) => row[i]!))
}

const people = reference.pairs.map(({ first, second, onlyA, onlyB }) =>
  contest(first, second, onlyA, onlyB, reference.rows),
)

test('five people who looked for bluebirds fall into the tiers that McNemar and Holm in statsmodels say', () => {
  const found = tiers(reference.people.length, people)
  for (const [i, { ahead, low, high, first, second }] of found.contests.entries()) {
    const expected = reference.pairs[i]!
    expect([low, high]).toEqual([expect.closeTo(expected.low, 11), expect.closeTo(expected.high, 11)])
    expect(ahead !== null).toBe(expected.shownExact)
    expect(ahead !== null).toBe(expected.shownMid)
    expect([null, expected.onlyA > expected.onlyB ? first : second]).toContain(ahead)
  }
  expect(found.tiers.map((tier) => tier.map((i) => reference.people[i]))).toEqual([
    ['w10'],
    ['w1', 'w16', 'w20'],
    ['w5'],
  ])
})

test('a step shows what the simultaneous limits leave open', () => {
  const [first] = tiers(reference.people.length, people).contests
  expect(first!.low).toBeLessThan(0)
  expect(first).toMatchObject({ ahead: 0, first: 0, second: 1 })
  expect(first!.step.low).toBeGreaterThan(0)
})

test('where lower is better the tiers turn around', () => {
  const found = tiers(reference.people.length, people, { better: 'lower' })
  expect(found.tiers.map((tier) => tier.map((i) => reference.people[i]))).toEqual([
    ['w5'],
    ['w1', 'w16', 'w20'],
    ['w10'],
  ])
})

test('of two, the tiers are those of the one interval', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (a, b) => {
      const { low, high } = pairedDifference({ onlyA: a, onlyB: b, pairs: 100 })
      const expected = low > 0 ? [[0], [1]] : high < 0 ? [[1], [0]] : [[0, 1]]
      const found = tiers(2, [contest(0, 1, a, b, 100)])
      expect(found.tiers).toEqual(expected)
      expect(found.contests[0]).toMatchObject({ low, high, confidence: 0.95 })
    }),
    { numRuns: 60 },
  )
})

test('everyone stands in one tier, nobody below one that is not shown to be better, whatever the rows say', () => {
  const rows = fc.array(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(rows, (right) => {
      const found = tiers(right.length, contestsOf(right))
      expect(found.tiers.flat().toSorted((a, b) => a - b)).toEqual([...right.keys()])
      const beats = (a: number, b: number): boolean =>
        found.contests.some(({ first, second, ahead }) => ahead === a && a !== b && (first === b || second === b))
      for (const [depth, tier] of found.tiers.entries()) {
        for (const one of tier) {
          expect(tier.some((other) => beats(other, one))).toBe(false)
          expect(depth === 0 || found.tiers[depth - 1]!.some((better) => beats(better, one))).toBe(true)
        }
      }
      for (const { low, high, step } of found.contests) {
        expect(step.low!).toBeGreaterThanOrEqual(low! - 1e-12)
        expect(step.high!).toBeLessThanOrEqual(high! + 1e-12)
      }
    }),
    { numRuns: 40 },
  )
})

test('a circle of who beats whom is one tier, and an open end shows nothing', () => {
  const ahead = (low: number | null, high: number | null) => () => ({ low, high })
  const circle = [
    { first: 0, second: 1, limits: ahead(1, 2) },
    { first: 1, second: 2, limits: ahead(1, 2) },
    { first: 0, second: 2, limits: ahead(-2, -1) },
  ]
  expect(tiers(3, circle).tiers).toEqual([[0, 1, 2]])
  expect(tiers(2, [{ first: 0, second: 1, limits: ahead(null, 2) }]).tiers).toEqual([[0, 1]])
  expect(tiers(1, []).tiers).toEqual([[0]])
})

test.each([
  [3, 60, 0.9, 0.3],
  [5, 400, 0.8, 0.6],
  [8, 200, 0.95, 0.3],
])(
  'of %i that are alike, on %i rows, someone is placed lower in at most 5%% of samples',
  (count, rows, share, common) => {
    const random = createRandom(`tiers ${count} ${rows}`)
    const shares = Array.from({ length: count }, () => share)
    const samples = 300
    let wrong = 0
    for (let i = 0; i < samples; i += 1) {
      if (tiers(count, contestsOf(drawn(random, rows, shares, common))).tiers.length > 1) wrong += 1
    }
    // three standard errors above 5%
    expect(wrong / samples).toBeLessThanOrEqual(0.088)
  },
)

test('two that are alike and ahead stay together, and who is far behind is placed below them', () => {
  const random = createRandom('two ahead')
  let [split, below] = [0, 0]
  for (let i = 0; i < 200; i += 1) {
    const { tiers: found } = tiers(3, contestsOf(drawn(random, 800, [0.9, 0.9, 0.82], 0.5)))
    const [a, b, c] = [0, 1, 2].map((one) => found.findIndex((tier) => tier.includes(one)))
    if (a !== b) split += 1
    if (c! > Math.max(a!, b!)) below += 1
  }
  expect(split / 200).toBeLessThanOrEqual(0.1)
  expect(below / 200).toBeGreaterThan(0.9)
})

test('a contest with oneself or with nobody is refused', () => {
  expect(() => tiers(2, [contest(0, 0, 1, 1, 9)])).toThrow(StatsError)
  expect(() => tiers(2, [contest(0, 2, 1, 1, 9)])).toThrow('a contest needs two different competitors from 0 to 1')
  expect(() => tiers(2, people.slice(0, 1), { confidence: 95 })).toThrow(
    expect.objectContaining({ code: 'bad-option' }),
  )
})
