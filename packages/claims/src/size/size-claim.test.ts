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
  ['precision >= 90% in each country', '95%', 'size plans for one slice'],
  ['precision >= 90% each week', '95%', 'size plans for one slice'],
  ['precison >= 90%', '95%', 'Nearest: precision'],
  ['precision >=', '95%', 'wanted'],
  ['precision >= 90%', 'much', '--expect wants a share'],
])('%s with %s is an error: %s', (claim, really, message) => {
  expect(() => size(claim, really)).toThrow(message)
})
