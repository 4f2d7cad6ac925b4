import { expect, test } from 'vitest'
import { exponential } from '../random/exponential.ts'
import { createRandom, type Random } from '../random/random.ts'
import { missShares } from '../testing/miss-shares.ts'
import { driftDesignEffect, effectiveCounts, type DriftRows, type DriftSample } from './drift-design-effect.ts'
import { jensenShannon } from './jensen-shannon.ts'
import { populationStability } from './population-stability.ts'
import reference from './reference/drift.json' with { type: 'json' }

const refusal = (code: string) => expect.objectContaining({ code })
const row = (cell: number, cluster: number, weight = 1): DriftRows => {
  return { cell, cluster, rows: 1, weight, weightSquares: weight ** 2 }
}

test('design effects and effective counts agree with numpy, of weights, of clusters and of both', () => {
  for (const { rows, ...expected } of reference.designs) {
    const parts = (weighted: boolean): readonly DriftRows[] =>
      rows.map(([cell = 0, cluster = 0, weight = 1]) => row(cell, cluster, weighted ? weight : 1))
    for (const [sample, wanted] of [
      [{ weighted: true, clustered: false, rows: parts(true) }, expected.weighted],
      [{ weighted: false, clustered: true, rows: parts(false) }, expected.clustered],
      [{ weighted: true, clustered: true, rows: parts(true) }, expected.both],
    ] as const) {
      expect(driftDesignEffect(sample)).toBeCloseTo(wanted.effect, 10)
      const counts = effectiveCounts(sample, wanted.counts.length)
      for (const [cell, count] of counts.entries()) expect(count).toBeCloseTo(wanted.counts[cell] ?? NaN, 9)
    }
  }
})

test('rows added up by cell and cluster tell the same as rows one by one', () => {
  const rows = [row(0, 0, 2), row(0, 0, 3), row(1, 0), row(1, 1, 4), row(1, 1, 2), row(0, 2)]
  const added = [
    { cell: 0, cluster: 0, rows: 2, weight: 5, weightSquares: 13 },
    row(1, 0),
    { cell: 1, cluster: 1, rows: 2, weight: 6, weightSquares: 20 },
    row(0, 2),
  ]
  for (const clustered of [true, false]) {
    const effects = [rows, added].map((parts) => driftDesignEffect({ weighted: true, clustered, rows: parts }))
    expect(effects[0]).toBeCloseTo(effects[1] ?? 0, 12)
  }
})

test('independent rows, and rows of equal weight, count as they are', () => {
  const rows = [0, 0, 1, 2, 2, 2].map((cell) => row(cell, 0, 7))
  expect(driftDesignEffect({ weighted: false, clustered: false, rows })).toBe(1)
  expect(driftDesignEffect({ weighted: true, clustered: false, rows })).toBeCloseTo(6 / 5, 12)
  expect(effectiveCounts({ weighted: false, clustered: false, rows }, 4)).toEqual([2, 1, 3, 0])
})

test('clusters of one row count nearly as rows, and clusters that are each of one cell as one row each', () => {
  const cells = Array.from({ length: 60 }, (_, i) => i % 3)
  const single = { weighted: false, clustered: true, rows: cells.map((cell, cluster) => row(cell, cluster)) }
  expect(driftDesignEffect(single)).toBeCloseTo(60 / 59, 12)
  const whole = cells.flatMap((cell, cluster) => Array.from({ length: 5 }, () => row(cell, cluster)))
  expect(driftDesignEffect({ ...single, rows: whole })).toBeCloseTo(5 * (60 / 59), 12)
})

test('where all rows are in one cell, clusters or weights count as rows', () => {
  const rows = [row(1, 0, 2), row(1, 0, 1), row(1, 1, 1), row(0, 5, 0)]
  expect(driftDesignEffect({ weighted: true, clustered: false, rows })).toBeCloseTo(3 / (16 / 6), 12)
  expect(driftDesignEffect({ weighted: true, clustered: true, rows })).toBeCloseTo(3 / (16 / 10), 12)
})

test('one cluster, one weighted row and an empty sample are refused', () => {
  const refused = (sample: DriftSample, code: string) => expect(() => driftDesignEffect(sample)).toThrow(refusal(code))
  refused({ weighted: false, clustered: true, rows: [row(0, 3), row(1, 3)] }, 'one-cluster')
  refused({ weighted: false, clustered: true, rows: [row(0, 3)] }, 'one-cluster')
  refused({ weighted: true, clustered: false, rows: [row(0, 0, 2)] }, 'too-few-values')
  refused({ weighted: false, clustered: false, rows: [] }, 'too-few-values')
  refused({ weighted: true, clustered: false, rows: [row(0, 0, 0)] }, 'too-few-values')
  refused({ weighted: true, clustered: false, rows: [row(0, 0, -1)] }, 'out-of-range')
  refused({ weighted: true, clustered: false, rows: [row(0, 0, NaN)] }, 'not-finite')
  const three = { weighted: false, clustered: false, rows: [row(0, 0), row(2, 0)] }
  expect(() => effectiveCounts(three, 2)).toThrow(refusal('out-of-range'))
})

const cells = 8

/** A cell; with `tilt` above 1 the last ones are likelier than the first: P(cell < c) = (c / cells) ^ tilt. */
function drawCell(random: Random, tilt: number): number {
  return Math.floor(random.next() ** (1 / tilt) * cells)
}

/** Clusters of 1 to some 30 rows; a row is of its cluster's own cell half of the time. */
function clusteredSample(random: Random, clusters: number, tilt: number): DriftSample {
  const cell = (): number => drawCell(random, tilt)
  const rows = Array.from({ length: clusters }, (_, cluster) => {
    const own = cell()
    const size = 1 + Math.floor(exponential(random) * 6)
    return Array.from({ length: size }, () => row(random.next() < 0.5 ? own : cell(), cluster))
  })
  return { weighted: false, clustered: true, rows: rows.flat() }
}

/** Rows of very uneven weight. */
function weightedSample(random: Random, size: number, tilt: number): DriftSample {
  const rows = Array.from({ length: size }, () => row(drawCell(random, tilt), 0, exponential(random) ** 2))
  return { weighted: true, clustered: false, rows }
}

test.each([
  ['clusters', clusteredSample, [80, 50]],
  ['weights', weightedSample, [400, 250]],
] as const)(
  'with %s same laws are rarely told apart, though they often are when that is ignored',
  (name, draw, sizes) => {
    const random = createRandom(`drift with ${name}`)
    const samples = Array.from({ length: 200 }, () => sizes.map((size) => ofSample(draw(random, size, 1))))
    const flagged = (distance: typeof populationStability, of: 'counts' | 'rows'): number => {
      const ranges = samples.map(([first, second]) => distance(first?.[of] ?? [], second?.[of] ?? []))
      return ranges.filter(({ low }) => low > 0).length / samples.length
    }
    expect(flagged(populationStability, 'counts')).toBeLessThanOrEqual(0.055)
    expect(flagged(jensenShannon, 'counts')).toBeLessThanOrEqual(0.055)
    expect(flagged(populationStability, 'rows')).toBeGreaterThan(0.3)
  },
)

test.each([
  ['clusters', clusteredSample, [150, 90]],
  ['weights', weightedSample, [900, 700]],
] as const)('with %s limits of a drift miss rarely on each side', (name, draw, [first, second]) => {
  const random = createRandom(`true drift with ${name}`)
  const law = (tilt: number): readonly number[] =>
    Array.from({ length: cells }, (_, c) => ((c + 1) / cells) ** tilt - (c / cells) ** tilt)
  const truth = law(1.4).reduce((sum, share) => sum + (share - 1 / cells) * Math.log(share * cells), 0)
  const missed = missShares(200, truth, () => {
    const [before, after] = [draw(random, first, 1), draw(random, second, 1.4)]
    return populationStability(effectiveCounts(before, cells), effectiveCounts(after, cells))
  })
  expect(missed.above).toBeLessThanOrEqual(0.06)
  expect(missed.below).toBeLessThanOrEqual(0.06)
})

/** Effective counts, and shares times rows as if rows were independent and of equal weight. */
function ofSample(sample: DriftSample): { readonly counts: readonly number[]; readonly rows: readonly number[] } {
  const counts = effectiveCounts(sample, cells)
  const effect = driftDesignEffect(sample)
  return { counts, rows: counts.map((count) => count * effect) }
}
