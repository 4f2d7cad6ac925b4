import { cohenKappa, fleissKappa, gwetAc1, krippendorffAlpha, percentAgreement, type RatingSample } from '@plumb/stats'
import { expect, test } from 'vitest'
import { checkClaims, checkText, csvOf } from './check-text.ts'
import { disagreements, referencesOf } from './reference-of.ts'
import { testRows } from './test-rows.ts'

test.each(await referencesOf('raters.json'))(
  'raters, contests and judges agree with scikit-learn on $name',
  async (one) => {
    expect(await disagreements(one)).toEqual([])
  },
)

const grade = (score: number): number => (score < 0.4 ? 0 : score < 0.7 ? 1 : 2)
const rows = testRows('raters', 120).map((row) => ({
  ...row,
  a: grade(row.score!),
  b: grade(row.other),
  c: row.label === 1 ? 2 : grade(row.other),
  same: 7,
}))
const csv = csvOf(rows)
const raters = ['a', 'b', 'c']
const sampleOf = (names: readonly ('a' | 'b' | 'c')[]): RatingSample => ({
  categories: 3,
  patterns: rows.map((row) => ({ ratings: names.map((name) => row[name]), units: 1 })),
})

test('limits of independent ratings are those of the statistics', async () => {
  const [two, three] = [sampleOf(['a', 'b']), sampleOf(['a', 'b', 'c'])]
  const values = [0, 1, 2]
  const expected = {
    'agreement(a, b)': percentAgreement(two),
    agreement: percentAgreement(three),
    'cohen_kappa(a, b)': cohenKappa(two),
    'weighted_kappa(a, b)': cohenKappa(two, { weights: 'linear' }),
    fleiss_kappa: fleissKappa(three),
    krippendorff_alpha: krippendorffAlpha(three),
    'krippendorff_alpha(interval)': krippendorffAlpha(three, { metric: 'interval', values }),
    gwet_ac1: gwetAc1(three),
  }
  const claims = Object.keys(expected).map((quantity) => `${quantity} >= 0.99`)
  const results = await checkClaims(claims, csv, { data: { columns: { raters } } })
  for (const [i, one] of Object.values(expected).entries()) {
    const { estimate, low, high } = one
    const proven = 'proven' in one ? one.proven : true
    const { n, notes, ...got } = results[i]!
    const wanted = [estimate, low, high].map((value) => expect.closeTo(value, 9) as number)
    expect([claims[i], got.estimate, got.low, got.high, n]).toEqual([claims[i], ...wanted, rows.length])
    expect([claims[i], notes.some(({ code }) => code === 'coverage-not-proven')]).toEqual([claims[i], !proven])
  }
})

test('equal weights change nothing, and rows that come twice in a cluster count once', async () => {
  const claims = ['cohen_kappa(a, b) >= 0.99', 'krippendorff_alpha >= 0.99', 'agreement >= 0.99']
  const data = { columns: { raters } }
  const plain = await checkClaims(claims, csv, { data })
  const even = csvOf(rows.map((row) => ({ ...row, weight: 2 })))
  const weighted = await checkClaims(claims, even, { data: { columns: { raters, weight: 'weight' } } })
  const twice = csvOf([...rows, ...rows])
  const clustered = await checkClaims(claims, twice, { data: { columns: { raters, cluster: 'id' } } })
  for (const [i, { estimate, low, high }] of plain.entries()) {
    expect(weighted[i]!.low).toBeCloseTo(low!, 6)
    expect(weighted[i]!.high).toBeCloseTo(high!, 6)
    expect(clustered[i]!.estimate).toBeCloseTo(estimate!, 2)
    const widths = (clustered[i]!.high! - clustered[i]!.low!) / (high! - low!)
    expect(widths).toBeGreaterThan(0.99)
    expect(widths).toBeLessThan(1.06)
    const told = clustered[i]!.notes.some(({ code }) => code === 'coverage-not-proven')
    expect([claims[i], told]).toEqual([claims[i], !claims[i]!.startsWith('agreement')])
  }
})

test('unequal weights and large clusters widen a coefficient, and one cluster gives a reason', async () => {
  const claim = 'cohen_kappa(a, b) >= 0.99'
  const [plain] = await checkClaims([claim], csv)
  const width = ({ low, high }: { low: number | null; high: number | null }): number => high! - low!
  for (const design of [{ weight: 'weight' }, { cluster: 'user' }, { weight: 'weight', cluster: 'user' }]) {
    const [own] = await checkClaims([claim], csv, { data: { columns: design } })
    expect(width(own!)).toBeGreaterThan(width(plain!))
  }
  const [one] = await checkClaims([claim], csv, { data: { columns: { cluster: 'same' } } })
  expect([one!.verdict, one!.reason]).toEqual(['no-evidence', 'one-cluster'])
})

test('full agreement is no surer than its clusters and weights', async () => {
  const agreed = csvOf(rows.map((row) => ({ ...row, b: row.a })))
  const lows = [{}, { weight: 'weight' }, { cluster: 'user' }].map(async (columns) => {
    const [kappa] = await checkClaims(['cohen_kappa(a, b) >= 0.5'], agreed, { data: { columns } })
    return [kappa!.estimate, kappa!.low!, kappa!.high] as const
  })
  const [plain, weighted, clustered] = await Promise.all(lows)
  expect([plain, weighted, clustered].every((one) => one![0] === 1 && one![2] === 1)).toBe(true)
  expect(weighted![1]).toBeLessThan(plain![1] - 0.01)
  expect(clustered![1]).toBeLessThan(weighted![1] - 0.01)
})

test('slices share the ratings of the whole file, so that AC1 knows those that nobody gave there', async () => {
  const slices = csvOf([
    ...Array.from({ length: 20 }, (_, i) => ({ part: 'two', a: i % 2, b: i < 15 ? i % 2 : 0 })),
    ...Array.from({ length: 20 }, (_, i) => ({ part: 'three', a: i % 3, b: 2 })),
  ])
  const [result] = await checkClaims(['gwet_ac1(a, b) >= 0.5 in each part'], slices)
  const patterns = Array.from({ length: 20 }, (_, i) => ({ ratings: [i % 2, i < 15 ? i % 2 : 0], units: 1 }))
  const two = result!.slices.find(({ where }) => where['part'] === 'two')
  expect(two!.estimate).toBeCloseTo(gwetAc1({ categories: 3, patterns }).estimate, 12)
})

test('coefficients are sliced, filtered, compared between groups and datasets, and planned for', async () => {
  const claims = [
    'cohen_kappa(a, b) >= 0.2 in each group',
    'cohen_kappa(a, b) >= 0.2 where weight < 1',
    'gap(cohen_kappa(a, b), group) <= 0.1',
    'worst(gwet_ac1(a, b), group) >= 0.1',
    'fleiss_kappa(a, b, c) >= 0.4',
  ]
  const [each, where, gap, worst, fleiss] = await checkClaims(claims, csv)
  expect(each!.slices).toHaveLength(3)
  expect(where!.n).toBe(rows.filter(({ weight }) => weight < 1).length)
  expect([gap!.estimate, worst!.estimate]).not.toContain(null)
  expect([fleiss!.verdict, fleiss!.needed]).toEqual(['undecided', expect.any(Number)])
  const product = {
    data: { now: { source: 'a.csv' }, before: { source: 'b.csv' } },
    claims: { build: ['change(cohen_kappa(a, b)) >= -0.5 on now vs before'] },
  }
  const [changed] = (await checkText(product, { 'a.csv': csv, 'b.csv': csv })).claims
  expect(changed!.estimate).toBe(0)
})

test('a rating that one row carries is said, and ratings that chance fully explains have a reason', async () => {
  const rare = csvOf([...Array.from({ length: 30 }, () => ({ a: 'x', b: 'x' })), { a: 'y', b: 'x' }])
  const [once] = await checkClaims(['cohen_kappa(a, b) <= 0.5'], rare)
  expect(once!.notes.map(({ code }) => code)).toContain('category-seen-once')
  const never = csvOf(Array.from({ length: 30 }, () => ({ a: 'x', b: 'x' })))
  const [one, always] = await checkClaims(['cohen_kappa(a, b) >= 0.5', 'agreement(a, b) >= 50%'], never)
  expect([one!.verdict, one!.reason, always!.estimate]).toEqual(['no-evidence', 'one-class', 1])
  const [single] = await checkClaims(['gwet_ac1(a, b) >= 0.5'], csvOf([{ a: 'x', b: 'y' }]))
  expect([single!.verdict, single!.reason]).toEqual(['no-evidence', 'too-few-rows'])
})

test('coefficients are told by window, and refused where ratings are too many to be categories', async () => {
  const dated = csvOf(rows.map((row) => ({ ...row, day: `2026-0${1 + (row.id % 3)}-15` })))
  const data = { columns: { time: 'day' } }
  const claims = ['gwet_ac1(a, b) >= 0.1 each month', 'krippendorff_alpha(interval, amount, cost) >= 0.5']
  const [months, numbers] = await checkClaims(claims, dated, { data })
  expect(months!.slices.map(({ n }) => n)).toEqual([40, 40, 40])
  expect([numbers!.verdict, numbers!.reason]).toEqual(['no-evidence', 'too-many-ratings'])
})

test('sentences say who agrees, in the words of the product', async () => {
  const data = { columns: { raters }, words: { rows: 'answers' } }
  const [kappa, all, one] = await checkClaims(
    ['cohen_kappa(a, b) >= 0.1', 'agreement >= 1% where id < 50', 'agreement(a, b) >= 1% where id = 3'],
    csv,
    { data },
  )
  expect(kappa!.sentence).toMatch(
    /^On 120 answers, a and b agree beyond chance by 0\.\d+ \(0\.\d+–0\.\d+\): 1 is always, 0 is as chance has it\.$/,
  )
  expect(all!.sentence).toMatch(/^Where id < 50: on 50 answers that two or more rated, two ratings by the raters are /)
  expect(one!.sentence).toMatch(/^Where id = 3: on 1 answer that two or more rated, two ratings by a and b are /)
})

test.each([
  ['cohen_kappa >= 0.5', { raters }, 'cohen_kappa needs exactly two raters'],
  ['agreement >= 50%', {}, 'agreement needs two or more raters (columns: raters: [a, b]); there are 0 raters'],
  ['agreement(a, group) >= 50%', {}, 'a holds number and group text'],
  ['weighted_kappa(group, group) >= 0.5', {}, 'weighted_kappa needs ratings that are numbers'],
  ['krippendorff_alpha(ordinal, group, group) >= 0.5', {}, 'needs ratings that are numbers'],
  ['krippendorff_alpha(ratio, a, minus) >= 0.5', {}, 'krippendorff_alpha needs ratings of 0 or more; minus holds -1'],
  ['krippendorff_alpha(odinal) >= 0.5', { raters }, 'wants nominal, ordinal, interval, ratio first; got odinal'],
])('%s is refused in words', async (claim, columns, message) => {
  const wide = csvOf(rows.map((row) => ({ ...row, minus: row.a - 1 })))
  await expect(checkClaims([claim], wide, { data: { columns } })).rejects.toThrow(message)
})
