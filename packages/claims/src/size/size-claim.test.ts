import { sampleSize } from '@plumb/stats'
import { expect, test } from 'vitest'
import { sizeClaim } from './size-claim.ts'

const size = (claim: string, expect_: string, more: object = {}): ReturnType<typeof sizeClaim> =>
  sizeClaim(claim, { expect: expect_, power: 0.8, ...more })

test('the number of rows is that of the planning formula', () => {
  const wanted = sampleSize({ expect: 0.93, bound: 0.9, power: 0.8, confidence: 0.95 })
  expect(size('precision >= 90%', '93%').needed).toBe(wanted)
  expect(size('precision >= 90%', '0.93').needed).toBe(wanted)
})

test('the confidence and the power that are asked for count', () => {
  const usual = size('precision >= 90%', '93%').needed!
  expect(size('precision >= 90% with 99% confidence', '93%').needed!).toBeGreaterThan(usual)
  expect(size('precision >= 90%', '93%', { power: 0.9 }).needed!).toBeGreaterThan(usual)
})

test('rows of one cluster that are alike ask for more of them', () => {
  const alone = size('recall >= 70%', '80%')
  const clustered = size('recall >= 70%', '80%', { clusterSize: 5, icc: 0.25 })
  expect(clustered.needed! / alone.needed!).toBeCloseTo(2, 1)
  expect(clustered.assumes).toContain('5 rows a cluster, as alike as 0.25: 2 times as many rows')
  expect(alone.assumes).toContain('rows are independent')
})

test('an upper bound is planned for as well', () => {
  expect(size('false_positive_rate <= 5%', '3%').needed!).toBeGreaterThan(100)
})

test.each([
  ['precision >= 90%', '90%'],
  ['precision >= 90%', '80%'],
  ['precision >= 100%', '100%'],
  ['alert_rate <= 5%', '6%'],
])('no number of rows shows %s if it really is %s', (claim, really) => {
  expect(size(claim, really).needed).toBeNull()
  expect(size(claim, really).sentence).toMatch(/^No number of rows can show this/)
})

test('the sentence counts what the measure counts', () => {
  expect(size('recall >= 70%', '80%').sentence).toMatch(
    /^About \d+ actual positives would show it with a chance of 80%, if it really is 80%\.$/,
  )
})

test.each([
  ['roc_auc >= 0.9', '0.95', 'roc_auc is not a share'],
  ['missing(x) <= 1%', '0.5%', 'is a fact of the file'],
  ['precision between 60% and 80%', '70%', 'size plans for one bound'],
  ['a beats b on precision', '70%', 'size plans for one bound'],
  ['precison >= 90%', '95%', 'Nearest: precision'],
  ['precision >=', '95%', 'wanted'],
  ['precision >= 90%', 'much', '--expect wants a share'],
])('%s with %s is an error: %s', (claim, really, message) => {
  expect(() => size(claim, really)).toThrow(message)
})

test('a claim in each slice asks for more rows in each the more slices there are', () => {
  const alone = size('recall >= 70%', '80%')
  const unsaid = size('recall >= 70% in each country', '80%')
  expect(unsaid).toMatchObject({ needed: alone.needed, slices: null, total: null })
  expect(unsaid.sentence).toMatch(/^About 153 actual positives in each country would show it there .* say how many/)
  const five = size('recall >= 70% in each country', '80%', { slices: 5 })
  expect(five).toMatchObject({ needed: 252, slices: 5, total: 1260 })
  expect(five.sentence).toBe(
    'About 252 actual positives in each country (1,260 in all 5) would show it in all of them with a chance of 80%, if it really is 80% in each.',
  )
  expect(five.assumes).toContain('slices are independent')
})

test('a number of slices is refused where the claim has none, rather than not used', () => {
  expect(() => size('recall >= 70%', '80%', { slices: 5 })).toThrow('--slices 5 wants a claim in each of something')
})

test('windows over the last eight are eight slices, and a person counts all others', () => {
  expect(size('recall >= 70% each week over the last 8', '80%').slices).toBe(8)
  expect(size('recall >= 70% in each country each week over the last 8', '80%').slices).toBeNull()
  expect(size('recall >= 70% in each country each week over the last 8', '80%', { slices: 24 }).slices).toBe(24)
  expect(size('recall >= 70% each week', '80%', { slices: 4 }).slices).toBe(4)
})

test('a minimum of the claim is needed as well', () => {
  expect(size('recall >= 70% in each country with at least 500 counted', '80%', { slices: 5 }).needed).toBe(500)
})

test('in reverse, rows show a bound, and planning for that bound asks for about as many rows', () => {
  const { shown } = size('recall >= 70%', '80%', { rows: 200 })
  expect(shown).toMatchObject({ rows: 200, claim: 'recall >= 71%', bound: 0.71 })
  expect(shown!.sentence).toBe(
    '200 actual positives could show `recall >= 71%` with a chance of 80%, if it really is 80%. They would show `recall >= 70%` with a chance of 91%.',
  )
  const again = size(shown!.claim!, '80%').needed!
  expect(Math.abs(again - 200)).toBeLessThan(15)
})

test('in reverse, an upper bound is rounded up, and slices share the chance', () => {
  const one = size('false_positive_rate <= 5%', '3%', { rows: 400 }).shown!
  const five = size('false_positive_rate <= 5% in each country', '3%', { rows: 400, slices: 5 }).shown!
  expect(one.bound!).toBeGreaterThan(0.03)
  expect(five.bound!).toBeGreaterThan(one.bound!)
  expect(five.chance!).toBeCloseTo(one.chance! ** 5, 12)
  expect(five.claim).toMatch(/^false_positive_rate <= [\d.]+% in each country$/)
})

test('rows that show nothing, and bounds that no rows show, say so', () => {
  expect(size('recall >= 70%', '80%', { rows: 1 }).shown).toMatchObject({ bound: null, chance: 0 })
  const none = size('recall >= 70%', '2%', { rows: 3 })
  expect(none.shown).toMatchObject({ rows: 3, chance: null, bound: null, claim: null })
  expect(none.shown!.sentence).toContain('3 actual positives show no bound with a chance of 80%')
})
