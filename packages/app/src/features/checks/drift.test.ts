import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { ClaimResult } from '@plumb/claims'
import {
  createRandom,
  effectiveCounts,
  jensenShannon,
  kolmogorovSmirnov,
  normal,
  populationStability,
  totalVariation,
  wasserstein,
  type DrawnEstimate,
  type DriftDistance,
  type Limits,
  type Random,
} from '@plumb/stats'
import { checkText } from './check-text.ts'
import { referencesOf } from './reference-of.ts'

const fileOf = (name: string): Promise<string> => readFile(new URL(`reference/${name}`, import.meta.url), 'utf8')
const files = { 'live.csv': await fileOf('drift-live.csv'), 'reference.csv': await fileOf('drift-reference.csv') }

/** The results of these claims on `live`, with `reference` beside it. */
async function claimsOn(
  claims: readonly string[],
  own: Readonly<Record<'live.csv' | 'reference.csv', string>> = files,
  dataset: Readonly<Record<string, unknown>> = {},
): Promise<readonly ClaimResult[]> {
  const columns = { time: 'time', label: 'label' }
  const data = {
    live: { source: 'live.csv', columns, ...dataset },
    reference: { source: 'reference.csv', columns, ...dataset },
  }
  return (await checkText({ data, claims: { live: claims } }, own)).claims
}

test.each(await referencesOf('drift.json'))('$name agree with scipy, numpy and pandas', async ({ name, expected }) => {
  const quantities = Object.keys(expected)
  const results = await claimsOn(
    quantities.map((quantity) => {
      const [about, where] = quantity.split(' where ')
      return `${about} <= 0.1${name === 'facts' ? '' : ' vs reference'}${where === undefined ? '' : ` where ${where}`}`
    }),
  )
  const wrong = results.flatMap(({ claim, estimate, n, reason }, i) => {
    const [wanted, rows] = expected[quantities[i]!]!
    const right = estimate !== null && Math.abs(estimate - wanted) <= 1e-9 * Math.max(1, wanted) && n === rows
    return right ? [] : [{ claim, estimate, n, reason, wanted, rows }]
  })
  expect(wrong).toEqual([])
})

const statistics = {
  psi: (a: Counts, b: Counts) => atLevel((confidence) => populationStability(a, b, { confidence })),
  js_divergence: (a: Counts, b: Counts) => atLevel((confidence) => jensenShannon(a, b, { confidence })),
  total_variation: (a: Counts, b: Counts) => totalVariation(a, b, draws()),
  ks: (a: Counts, b: Counts) => kolmogorovSmirnov(a, b, draws()),
  wasserstein: (a: Counts, b: Counts) => wasserstein(a, b, values, draws()),
}

/** The ratings, and where a decile of them ends: other than these few lie in one bin with the next. */
const values = [1, 2, 3, 4, 5]

type Counts = readonly number[]
type Row = Readonly<Record<'rating' | 'weight' | 'team', number>>

/** Draws of another seed than the check has: limits by draws agree within what 2,000 of them leave open. */
const draws = (): { readonly random: Random } => ({ random: createRandom('test') })

function atLevel(limits: (confidence: number) => DriftDistance): DrawnEstimate {
  return { estimate: limits(0.95).estimate, limits: ({ confidence = 0.95 } = {}) => limits(confidence) as Limits }
}

function rowsOf(csv: string): readonly Row[] {
  const [head, ...lines] = csv.trim().split('\n')
  const names = head!.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    const value = (name: string): number => Number(cells[names.indexOf(name)])
    return { rating: value('rating'), weight: value('weight'), team: value('team') }
  })
}

interface TestColumns {
  readonly weight?: string
  readonly cluster?: string
}

const weightOf = (row: Row, columns: TestColumns): number => (columns.weight === undefined ? 1 : row.weight)

/** Effective rows by cell, from the rows themselves. */
function effective(rows: readonly Row[], columns: TestColumns, ends: Counts): Counts {
  const parts = rows.map((row) => {
    const weight = weightOf(row, columns)
    const cell = ends.findIndex((end) => row.rating <= end)
    const cluster = columns.cluster === undefined ? 0 : row.team
    return { cell, cluster, rows: 1, weight, weightSquares: weight ** 2 }
  })
  const [weighted, clustered] = [columns.weight !== undefined, columns.cluster !== undefined]
  return effectiveCounts({ weighted, clustered, rows: parts }, ends.length)
}

/** The ratings at which a tenth of the weight after the other is full. */
function decileEnds(rows: readonly Row[], columns: TestColumns): Counts {
  const upTo = (value: number): number => {
    const below = rows.filter(({ rating }) => rating <= value)
    return below.reduce((sum, row) => sum + weightOf(row, columns), 0)
  }
  const tenth = upTo(5) / 10
  return values.filter((value) => value === 5 || Math.floor(upTo(value) / tenth) > Math.floor(upTo(value - 1) / tenth))
}

const designs: readonly (readonly [string, TestColumns])[] = [
  ['independent rows', {}],
  ['weights', { weight: 'weight' }],
  ['clusters', { cluster: 'team' }],
  ['weights and clusters', { weight: 'weight', cluster: 'team' }],
]

test.each(designs)('with %s the limits are those of the statistic on effective rows', async (_, columns) => {
  const [before, now] = [rowsOf(files['reference.csv']), rowsOf(files['live.csv'])]
  const names = Object.keys(statistics) as (keyof typeof statistics)[]
  const results = await claimsOn(
    names.map((name) => `${name}(rating) <= 0.1 vs reference`),
    files,
    { columns },
  )
  for (const [i, name] of names.entries()) {
    const { estimate, low, high, notes } = results[i]!
    const ends = name === 'ks' || name === 'wasserstein' ? values : decileEnds(before, columns)
    const wanted = statistics[name](effective(before, columns, ends), effective(now, columns, ends))
    const near = name === 'psi' || name === 'js_divergence' ? 1e-9 : 0.06 * wanted.limits().high
    expect(Math.abs(estimate! - wanted.estimate)).toBeLessThan(1e-9)
    expect(Math.abs(low! - wanted.limits().low)).toBeLessThan(near)
    expect(Math.abs(high! - wanted.limits().high)).toBeLessThan(near)
    expect([name, notes.map(({ code }) => code)]).toEqual([name, ['by-chance']])
  }
})

/** Rows of a number that lies `shift` standard deviations off, as CSV. */
function normalCsv(seed: string, rows: number, shift: number, offset = 0): string {
  const random = createRandom(seed)
  return `x\n${Array.from({ length: rows }, () => (offset + shift + normal(random)).toFixed(7)).join('\n')}\n`
}

test('a column that moves by 3 standard deviations is told as moved', async () => {
  const own = { 'reference.csv': normalCsv('before', 2000, 0), 'live.csv': normalCsv('after', 2000, 3) }
  const claims = [
    'psi(x) <= 0.25 vs reference',
    'ks(x) <= 0.5 vs reference',
    'wasserstein(x) between 2 and 4 vs reference',
  ]
  const results = await claimsOn(claims, own, { columns: {} })
  expect(results.map(({ verdict }) => verdict)).toEqual(['fails', 'fails', 'holds'])
})

test('a tiny move over 100,000 rows holds a bound on the distance, and twice the rows change no verdict', async () => {
  const claims = ['psi(x) <= 0.1 vs reference', 'ks(x) <= 0.05 vs reference']
  for (const rows of [50_000, 100_000]) {
    const own = { 'reference.csv': normalCsv('before', rows, 0), 'live.csv': normalCsv('after', rows, 0.03) }
    const results = await claimsOn(claims, own, { columns: {} })
    expect(results.map(({ verdict }) => verdict)).toEqual(['holds', 'holds'])
    // by a test this is drift: at 100,000 rows chance alone gives less
    expect(results[1]!.estimate).toBeGreaterThan(1.36 * Math.sqrt(2 / 100_000))
  }
})

test('beyond 100,000 distinct values numbers are counted in buckets, also far from 0, and say so', async () => {
  const own = { 'reference.csv': normalCsv('a', 120_000, 0, 1e6), 'live.csv': normalCsv('b', 3_000, 1, 1e6) }
  const claims = ['psi(x) <= 0.1 vs reference', 'ks(x) <= 0.1 vs reference', 'wasserstein(x) <= 0.1 vs reference']
  const [psi, ks, moved] = await claimsOn(claims, own, { columns: {} })
  // of two normal distributions 1 apart: 2 Φ(½) − 1, and 1
  expect(Math.abs(ks!.estimate! - 0.3829)).toBeLessThan(0.02)
  expect(Math.abs(moved!.estimate! - 1)).toBeLessThan(0.05)
  expect(psi!.estimate).toBeGreaterThan(0.7)
  for (const { notes } of [psi!, ks!, moved!]) expect(notes.map(({ code }) => code)).toContain('binned')
})

test('slices meet their like, each week meets the whole reference, and a week the one before', async () => {
  const claims = ['in each country', 'each week', 'in each country each week'].map(
    (by) => `tv(rating) <= 0.5 vs reference ${by}`,
  )
  const [byCountry, byWeek, byBoth, last] = await claimsOn([...claims, 'tv(rating) <= 0.5 vs previous week'])
  const [inGermany] = await claimsOn(["tv(rating) <= 0.5 vs reference where country = 'DE'"])
  const [october] = await claimsOn(["tv(rating) <= 0.5 vs reference where time >= '2026-10-26'"], {
    ...files,
    'reference.csv': files['reference.csv'].replaceAll('2026-09', '2026-12'),
  })
  const at = (slices: ClaimResult['slices'], key: string, value: string) =>
    slices.find(({ where }) => where[key] === value)!
  expect(at(byCountry!.slices, 'country', 'DE').estimate).toBeCloseTo(inGermany!.estimate!, 12)
  expect(at(byWeek!.slices, 'week', '2026-10-26').n).toBe(78)
  expect(at(byWeek!.slices, 'week', '2026-10-26').estimate).toBeCloseTo(october!.estimate!, 1)
  expect(byWeek!.slices).toHaveLength(4)
  expect(byBoth!.slices).toHaveLength(8)
  expect(last!.sentence).toMatch(/^In the last whole week: for rating to be spread as in the week before, /)
})

test.each([
  ['psi(amount) <= 0.1', 'psi needs what it is measured against: vs a dataset, or vs previous week'],
  ['gap(psi(amount), country) <= 0.1', 'psi is about two populations by itself'],
  ['change(ks(amount)) <= 0.1 vs reference', 'write ks(amount) … vs a dataset'],
  ['ks(channel) <= 0.1 vs reference', 'ks wants a column of numbers; channel holds text'],
  ['psi(time) <= 0.1 vs reference', 'psi wants a column of numbers, or of at most 10,000 categories; got time'],
  ['psi(amout) <= 0.1 vs reference', 'the nearest is amount'],
  ['staleness <= 2 percent', 'percent'],
])('%s is refused', async (claim, message) => {
  await expect(claimsOn([claim])).rejects.toThrow(message)
})

test('a column of two types, and a time that is not there, are refused with both named', async () => {
  const own = { 'live.csv': 'x\n1\n2\n', 'reference.csv': 'x\nred\nblue\n' }
  const bare = { columns: {} }
  await expect(claimsOn(['psi(x) <= 0.1 vs reference'], own, bare)).rejects.toThrow('number in live, text in reference')
  await expect(claimsOn(['staleness <= 1 days'], own, bare)).rejects.toThrow(
    'staleness needs a time; dataset live names none',
  )
  const labels = claimsOn(['conflicting_labels(x) <= 1%'], own, bare)
  await expect(labels).rejects.toThrow('conflicting_labels needs a label; dataset live names none')
})

test('values too rare for an upper end leave the claim undecided, with what to do', async () => {
  const colours = (rare: number): string => `x\n${'red\n'.repeat(200)}${'blue\n'.repeat(200)}${'grey\n'.repeat(rare)}`
  const own = { 'reference.csv': colours(2), 'live.csv': colours(1) }
  const claims = ['psi(x) <= 0.1 vs reference', "psi(x) <= 0.1 vs reference where x != 'grey'"]
  const [all, without] = await claimsOn(claims, own, { columns: {} })
  expect(all).toMatchObject({ verdict: 'undecided', high: null, reason: 'rare-values' })
  expect(all!.next).toBe(
    'Fold values that are rare in the reference into one, leave them (or missing ones) out with where, or gather rows.',
  )
  expect(without).toMatchObject({ verdict: 'holds', reason: null })
})

test('one value in both is no distance by psi, and a population without rows has none', async () => {
  const own = { 'reference.csv': 'x,y\n1,a\n1,a\n', 'live.csv': 'x,y\n1,a\n1,b\n' }
  const claims = [
    'psi(x) <= 0.1 vs reference',
    'tv(x) <= 10% vs reference in each y',
    "tv(x) <= 10% vs reference where y = 'b'",
  ]
  const [same, sliced, none] = await claimsOn(claims, own, { columns: {} })
  expect(same).toMatchObject({ verdict: 'no-evidence', reason: 'no-variation', estimate: null })
  expect(sliced!.slices.map(({ reason }) => reason)).toContain('no-rows')
  expect(none).toMatchObject({ verdict: 'no-evidence', reason: 'no-rows' })
})

test('rows that would settle a distance are rows of this population, and none where the other one is too small', async () => {
  const own = { 'reference.csv': normalCsv('a', 400, 0), 'live.csv': normalCsv('b', 150, 0.25) }
  const [enough] = await claimsOn(['ks(x) <= 0.2 vs reference'], own, { columns: {} })
  // 400 rows of the reference alone leave 0.07 to chance
  const [never] = await claimsOn([`ks(x) <= ${enough!.estimate! + 0.03} vs reference`], own, { columns: {} })
  expect(enough!.next).toMatch(/^About [\d,]+ more rows would settle it/)
  expect(never).toMatchObject({ needed: null })
  expect(never!.next).toBe('More rows here alone would not settle it; what it is held against needs more too.')
})

test('sentences read well with words of the product, one row, and a slice', async () => {
  const claims = [
    'psi(amount) <= 0.1',
    'js_divergence(channel) <= 0.1',
    'tv(channel) <= 5%',
    'ks(amount) <= 0.1',
    'wasserstein(amount) <= 9',
  ]
  const words = { words: { rows: 'payments', positive: 'fraud' }, units: { amount: 'EUR' } }
  const compared = await claimsOn(
    claims.map((claim) => `${claim} vs reference where country = 'DE'`),
    files,
    words,
  )
  const facts = await claimsOn(['staleness <= 2 days', 'conflicting_labels(text, channel) <= 1%'], files, words)
  expect([...compared, ...facts].map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
    [
      "Where country = 'DE': by the population stability index, amount of 167 payments lies 0.15 (0.02–0.38) from reference; below 0.1 is commonly called stable, above 0.25 moved.",
      "Where country = 'DE': by the Jensen-Shannon divergence, channel of 167 payments lies 0.10 (0.06–0.15) from reference; 0 is the same, 0.693 has nothing in common.",
      "Where country = 'DE': for channel to be spread as in reference, 27% (15–39) of 167 payments would have to change it.",
      "Where country = 'DE': the share of 149 payments up to some amount differs from that in reference by 0.17 (0.02–0.32) where they differ most.",
      "Where country = 'DE': the amount of 149 payments would have to move by €11 (1–21) on average to be spread as in reference.",
      "The newest of 320 payments is 23.6 days old.",
      "Of 320 payments, 54.7% are like one of another label in text and channel.",
    ]
  `)
  const single = { ...files, 'live.csv': files['live.csv'].split('\n').slice(0, 2).join('\n') }
  const [one] = await claimsOn(['tv(channel) <= 5% vs reference', 'staleness <= 2 days'], single, words)
  expect(one!.sentence).toMatchInlineSnapshot(
    `"For channel to be spread as in reference, 51% (0–100) of 1 payment would have to change it."`,
  )
})
