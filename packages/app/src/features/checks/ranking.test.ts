import {
  clusteredPairedDifference,
  createRandom,
  gap,
  knownRangeMean,
  linearisedRatio,
  mover,
  ndcg,
  pairedDifference,
  shareLimits,
  type Limits,
  type LinearisedRatio,
  type ShareSample,
} from '@plumb/stats'
import type { ClaimResult } from '@plumb/claims'
import { expect, test } from 'vitest'
import { checkClaims, checkText, csvOf } from './check-text.ts'
import { disagreements, referencesOf } from './reference-of.ts'

test.each(await referencesOf('ranking.json'))(
  'measures of rankings agree with other programs on $name',
  async (one) => {
    expect(await disagreements(one)).toEqual([])
  },
)

interface Row {
  readonly search: string
  readonly relevance: number
  readonly score: number
  readonly other: number
  readonly weight: number
  readonly user: string
  readonly region: string
  readonly day: string
}

/** Searches of some users, three to a user, with five results each; every user has a weight of their own. */
function searchRows(seed: string, searches: number): readonly Row[] {
  const random = createRandom(seed)
  return Array.from({ length: searches * 5 }, (_, i): Row => {
    const search = Math.floor(i / 5)
    const user = Math.floor(search / 3)
    const relevance = Math.max(0, Math.floor(random.next() * 5) - 2)
    return {
      search: `s${search}`,
      relevance,
      score: Math.round(1e6 * (random.next() + relevance * 0.3)),
      other: Math.round(1e6 * (random.next() + relevance * 0.1)),
      weight: 1 + (user % 3),
      user: `u${user}`,
      region: search % 2 === 0 ? 'north' : 'south',
      day: `2026-11-${String(2 + Math.floor((21 * search) / searches)).padStart(2, '0')}T08:00:00Z`,
    }
  })
}

const rows = searchRows('searches', 90)
const csv = csvOf(rows)
const columns = { query: 'search', relevance: 'relevance', score: 'score' }

interface Design {
  readonly weight?: 'weight'
  readonly cluster?: 'user'
}
const designs: readonly (readonly [string, Design])[] = [
  ['independent', {}],
  ['weighted', { weight: 'weight' }],
  ['clustered', { cluster: 'user' }],
  ['weighted and clustered', { weight: 'weight', cluster: 'user' }],
]

function groupsOf<Item>(all: readonly Item[], by: (item: Item) => unknown): readonly (readonly Item[])[] {
  const groups = new Map<unknown, Item[]>()
  for (const item of all) groups.set(by(item), [...(groups.get(by(item)) ?? []), item])
  return [...groups.values()]
}

function relevances(search: readonly Row[], by: 'score' | 'other' = 'score'): readonly number[] {
  return search.toSorted((a, b) => b[by] - a[by]).map(({ relevance }) => relevance)
}

/** NDCG at 3; a search without a relevant result counts 0. */
function gainOf(ranked: readonly number[]): number {
  return ranked.some((relevance) => relevance > 0) ? ndcg(ranked, { k: 3 }) : 0
}

function hitOf(ranked: readonly number[]): number {
  return ranked.slice(0, 1).some((relevance) => relevance > 0) ? 1 : 0
}

/** The mean over searches, as a ratio of sums over searches or users. */
function ratioOf(some: readonly Row[], design: Design, value: (search: readonly Row[]) => number): LinearisedRatio {
  const searches = groupsOf(some, ({ search }) => search)
  const weightOf = ([first]: readonly Row[]): number => (design.weight === undefined ? 1 : first!.weight)
  const units = groupsOf(searches, ([first]) => (design.cluster === undefined ? first!.search : first!.user))
  const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)
  const weights = searches.map(weightOf)
  return linearisedRatio(
    units.map((unit) => ({
      numerator: sum(unit.map((search) => weightOf(search) * value(search))),
      denominator: sum(unit.map(weightOf)),
    })),
    {
      unit: design.cluster === undefined ? 'row' : 'cluster',
      kish: sum(weights) ** 2 / sum(weights.map((weight) => weight ** 2)),
    },
  )
}

function shareOf(some: readonly Row[], design: Design, value: (search: readonly Row[]) => number): ShareSample {
  const ratio = ratioOf(some, design, value)
  if (design.weight !== undefined || design.cluster !== undefined) return { design: 'ratio', ratio }
  return { design: 'independent', yes: Math.round(ratio.estimate * ratio.units), rows: ratio.units }
}

type Got = Pick<ClaimResult, 'estimate' | 'low' | 'high' | 'n'>

function expectNear({ estimate, low, high, n }: Got, wanted: number, limits: Limits, wantedN: number): void {
  expect(n).toBe(wantedN)
  for (const [got, value] of [
    [estimate, wanted],
    [low, limits.low],
    [high, limits.high],
  ] as const) {
    expect(Math.abs(got! - value)).toBeLessThan(1e-9)
  }
}

test.each(designs)('limits of %s searches are those of the statistics on searches', async (_, design) => {
  const [gain, hit] = await checkClaims(['ndcg(3) >= 0.5', 'hit_rate(1) >= 50%'], csv, {
    data: { columns: { ...columns, ...design } },
  })
  const ratio = ratioOf(rows, design, (search) => gainOf(relevances(search)))
  expectNear(gain!, ratio.estimate, knownRangeMean(ratio), 90)
  const share = shareOf(rows, design, (search) => hitOf(relevances(search)))
  expectNear(hit!, ratioOf(rows, design, (search) => hitOf(relevances(search))).estimate, shareLimits(share), 90)
  expect(gain!.notes.map(({ code }) => code)).not.toContain('coverage-not-proven')
})

test.each(designs)('two rankings of %s searches are compared search by search', async (_, design) => {
  const [gain, hit] = await checkClaims(['a beats b on ndcg(3)', 'a beats b on hit_rate(1)'], csv, {
    data: { columns: { query: 'search', relevance: 'relevance', ...design } },
    candidates: { a: { score: 'score' }, b: { score: 'other' } },
  })
  const difference = (value: (ranked: readonly number[]) => number): LinearisedRatio =>
    ratioOf(rows, design, (search) => value(relevances(search)) - value(relevances(search, 'other')))
  const gains = difference(gainOf)
  expectNear(gain!, gains.estimate, clusteredPairedDifference(gains), 90)
  const hits = difference(hitOf)
  const plain = design.weight === undefined && design.cluster === undefined
  const lead = (sign: number): number =>
    groupsOf(rows, ({ search }) => search).filter(
      (search) => hitOf(relevances(search)) - hitOf(relevances(search, 'other')) === sign,
    ).length
  const pairs = { onlyA: lead(1), onlyB: lead(-1), pairs: 90 }
  expect(gain!.counted).toBe('queries')
  expectNear(hit!, hits.estimate, plain ? pairedDifference(pairs) : clusteredPairedDifference(hits), 90)
})

test('where few searches differ, what is won and lost are bounded apart', async () => {
  const few = rows.map((row, i) => ({ ...row, other: i < 30 ? row.other : row.score }))
  const product = {
    data: { columns: { query: 'search', relevance: 'relevance' } },
    candidates: { a: { score: 'score' }, b: { score: 'other' } },
  }
  const [some] = await checkClaims(['a beats b on ndcg(3)'], csvOf(few), product)
  const part = (sign: 1 | -1): LinearisedRatio =>
    ratioOf(few, {}, (search) => Math.max(0, sign * (gainOf(relevances(search)) - gainOf(relevances(search, 'other')))))
  const [won, lost] = [part(1), part(-1)]
  const [first, second] = [knownRangeMean(won), knownRangeMean(lost)]
  const correlation = (-won.estimate * lost.estimate * 90) / Math.sqrt(won.squares * lost.squares)
  const limits = mover(
    [
      { coefficient: 1, estimate: won.estimate, ...bounds(first) },
      { coefficient: -1, estimate: lost.estimate, ...bounds(second) },
    ],
    () => correlation,
  )
  expect(some!.method).toContain('won and lost')
  expectNear(some!, won.estimate - lost.estimate, limits, 90)
  const same = csvOf(rows.map((row) => ({ ...row, other: row.score })))
  const [none] = await checkClaims(['a is not worse than b on ndcg(3) by more than 0.1'], same, product)
  expect(none).toMatchObject({ verdict: 'holds', estimate: 0, high: expect.closeTo(-none!.low!, 12) as number })
})

function bounds({ low, high }: Limits): Limits {
  return { low, high }
}

test('clusters that share a search count as one', async () => {
  const data = { columns: { ...columns, cluster: 'shard' } }
  // every search has results from all shards: nothing is independent of anything
  const [one] = await checkClaims(['ndcg >= 0.5'], csvOf(rows.map((row, i) => ({ ...row, shard: i % 5 }))), { data })
  expect(one).toMatchObject({ verdict: 'no-evidence', reason: 'one-cluster' })
})

test('slices, groups, windows and conditions speak of the searches in them', async () => {
  const claims = [
    'ndcg(3) >= 0.1 in each region',
    'gap(ndcg(3), region) <= 0.5',
    'worst(hit_rate(1), region) >= 10%',
    'ndcg(3) >= 0.1 each week',
    "ndcg(3) >= 0.1 where region = 'north'",
    'change(hit_rate(1)) >= -90 points vs previous week',
  ]
  const [sliced, gapped, worst, weekly, north, change] = await checkClaims(claims, csv, {
    data: { columns: { ...columns, time: 'day' } },
  })
  const regions = ['north', 'south'].map((region) =>
    ratioOf(
      rows.filter((row) => row.region === region),
      {},
      (search) => gainOf(relevances(search)),
    ),
  )
  expect(sliced!.slices.map(({ where, n }) => [where['region'], n])).toEqual([
    ['north', 45],
    ['south', 45],
  ])
  expectNear(sliced!.slices[0]!, regions[0]!.estimate, knownRangeMean(regions[0]!), 45)
  const groups = regions.map((ratio) => ({
    estimate: ratio.estimate,
    limits: ({ confidence = 0.95 }) => knownRangeMean(ratio, { confidence }),
  }))
  const apart = Math.abs(regions[0]!.estimate - regions[1]!.estimate)
  expectNear(gapped!, apart, gap(groups), 90)
  expect(worst!.n).toBe(90)
  expect(weekly!.slices.map(({ n }) => n)).toEqual([30, 30, 30])
  expectNear(north!, regions[0]!.estimate, knownRangeMean(regions[0]!), 45)
  expect(change!.estimate).not.toBeNull()
  expect(change!.notes.map(({ code }) => code)).not.toContain('coverage-not-proven')
})

test('a claim that more searches would settle says how many it needs', async () => {
  const [one] = await checkClaims(['ndcg(3) >= 0.75'], csv, { data: { columns } })
  expect(one).toMatchObject({ verdict: 'undecided', counted: 'queries' })
  expect(one!.needed).toBeGreaterThan(90)
})

test('searches without a relevant result count 0, and relevant results without a place were not returned', async () => {
  const some = [
    { search: 'a', place: 1, relevance: 1 },
    { search: 'a', place: null, relevance: 1 },
    { search: 'b', place: 1, relevance: 0 },
  ]
  const data = { columns: { query: 'search', relevance: 'relevance', rank: 'place' } }
  const [recall, hit] = await checkClaims(['ranking_recall(5) >= 10%', 'hit_rate(5) >= 10%'], csvOf(some), { data })
  expect(recall).toMatchObject({ estimate: 0.25, n: 2, rowsUsed: 3 })
  expect(recall!.notes.map(({ text }) => text)).toEqual([
    '1 query has no relevant result and counts as 0; without them this is 50%.',
    '1 relevant result has no place in the ranking: not returned.',
  ])
  expect(hit).toMatchObject({ estimate: 0.5 })
  const none = csvOf(some.map((row) => ({ ...row, relevance: 0 })))
  const [lost, missed] = await checkClaims(['ndcg >= 0.1', 'hit_rate(5) >= 10%'], none, { data })
  expect(lost).toMatchObject({ verdict: 'no-evidence', reason: 'empty-denominator' })
  expect(missed).toMatchObject({ estimate: 0 })
  const unplaced = csvOf(some.map((row) => ({ ...row, place: null })))
  expect((await checkClaims(['ndcg >= 0.1'], unplaced, { data }))[0]).toMatchObject({ reason: 'all-missing' })
})

test('an order of rows changes nothing', async () => {
  const claims = ['ndcg(3) >= 0.5', 'mrr >= 0.5', 'hit_rate(2) >= 50%']
  const tied = rows.map((row) => ({ ...row, score: Math.round(row.score / 4e5) }))
  const [there, back] = await Promise.all(
    [tied, tied.toReversed()].map((some) => checkClaims(claims, csvOf(some), { data: { columns } })),
  )
  const numbers = (all: readonly ClaimResult[]): readonly unknown[] =>
    all.map(({ estimate, low, high, n }) => [estimate, low, high, n])
  expect(numbers(there!)).toEqual(numbers(back!))
})

test.each([
  ['ndcg(0) >= 0.5', {}, 'ndcg wants a whole number above 0; got 0'],
  ['ndcg(2.5) >= 0.5', {}, 'ndcg wants a whole number above 0; got 2.5'],
  ['hit_rate >= 50%', {}, 'wanted hit_rate(k), got 0 arguments'],
  [
    'mrr >= 0.5',
    { query: 'search', relevance: 'region' },
    'mrr needs a ranking (columns: query, relevance, and rank or score); region holds text',
  ],
])('%s on columns that cannot carry it is refused', async (claim, own, message) => {
  await expect(checkClaims([claim], csv, { data: { columns: { ...columns, ...own } } })).rejects.toThrow(message)
})

test('a dataset that is no ranking is refused, naming both', async () => {
  const product = { data: { source: 'data.csv', columns: { label: 'relevance' } }, claims: { launch: ['ndcg >= 0.5'] } }
  await expect(checkText(product, { 'data.csv': csv })).rejects.toThrow('ndcg needs a ranking')
})

test('sentences read well', async () => {
  const one = csvOf(rows.slice(0, 5))
  const claims = [
    'ndcg(3) >= 0.1',
    'map >= 0.1',
    'mrr(10) >= 0.1',
    'hit_rate(1) >= 10%',
    'ranking_precision(1) >= 1%',
    'ranking_precision(3) >= 1%',
    'ranking_recall(3) >= 1% in each region',
  ]
  const said = async (text: string): Promise<readonly string[]> =>
    (await checkClaims(claims, text, { data: { columns } })).map(({ sentence }) => sentence)
  expect([...(await said(csv)), ...(await said(one))]).toMatchInlineSnapshot(`
    [
      "The rankings of the model give 0.79 (0.72–0.85) of the gain of the best order in the first 3 results, averaged over 90 queries.",
      "The mean average precision of the rankings of the model is 0.80 (0.73–0.86), over 90 queries.",
      "Over 90 queries, one over the place of the first relevant result of the model averages 0.85 (0.78–0.91), looking at the first 10; 1 is always first, 0.5 always second.",
      "In 71 of 90 queries the model puts a relevant result first: 79 in 100 (69 to 87).",
      "In 79% (69–87) of 90 queries the first result of the model is relevant.",
      "Of the first 3 results of the model, 56% (49–62) are relevant, averaged over 90 queries.",
      "In region north: of the relevant results, the model shows 79% (67–89) in the first 3 results, averaged over 45 queries.",
      "The rankings of the model give 0.76 (0.01–1.00) of the gain of the best order in the first 3 results, averaged over 1 query.",
      "The mean average precision of the rankings of the model is 0.700 (0.004–1.000), over 1 query.",
      "Over 1 query, one over the place of the first relevant result of the model averages 1.00 (0.03–1.00), looking at the first 10; 1 is always first, 0.5 always second.",
      "In 1 of 1 query the model puts a relevant result first: 100 in 100 (3 to 100).",
      "In 100% (3–100) of 1 query the first result of the model is relevant.",
      "Of the first 3 results of the model, 33% (0–100) are relevant, averaged over 1 query.",
      "In region north: of the relevant results, the model shows 50% (0–100) in the first 3 results, averaged over 1 query.",
    ]
  `)
})

test('a candidate that names no score has no ranking: the rank of the dataset is not its own', async () => {
  const data = { columns: { query: 'search', relevance: 'relevance', rank: 'score' } }
  const candidates = { vendor: { prediction: 'other' } }
  await expect(checkClaims(['mrr of vendor >= 0.1'], csv, { data, candidates })).rejects.toThrow(
    'mrr needs a ranking (columns: query, relevance, and rank or score); vendor names no score to rank by',
  )
})
