import { gap, parity, shareLimits, worst, type ShareSample } from '@plumb/stats'
import { expect, test } from 'vitest'
import type { Sampled } from '../forms/measured.ts'
import { sampled } from '../testing/measure-rows.ts'
import { overGroups, type Group, type GroupOptions, type GroupStatistic } from './groups.ts'

function share(yes: number, rows: number): Sampled {
  const sample: ShareSample = { design: 'independent', yes, rows }
  return {
    estimate: yes / rows,
    n: rows,
    method: 'exact binomial',
    share: sample,
    limits: (confidence) => shareLimits(sample, { confidence }),
    resized: (factor) => share(yes * factor, rows * factor),
  }
}

const limited = (one: Sampled) => ({
  estimate: one.estimate,
  limits: ({ confidence = 0.95 }) => one.limits(confidence) as { low: number; high: number },
})
const samples = [share(90, 100), share(140, 200), share(40, 50)]
const groups: readonly Group[] = ['a', 'b', null].map((name, i) => ({ name, measured: samples[i]! }))
const options: GroupOptions = { better: 'higher', leftOut: [], show: String }
const over = (statistic: GroupStatistic, of = groups): Sampled => sampled(overGroups(statistic, of, options))

test('gap, parity and worst ask each group only for its limits at a level', () => {
  expect(over('gap').limits(0.9)).toMatchObject(rangeOf(gap(samples.map(limited), { confidence: 0.9 })))
  expect(over('parity').limits(0.9)).toMatchObject(rangeOf(parity(samples.map(limited), { confidence: 0.9 })))
  const expected = worst(samples.map(limited), { better: 'higher', confidence: 0.9 })
  expect(over('worst').limits(0.9)).toMatchObject(rangeOf(expected))
})

function rangeOf({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return { low, high }
}

test('their estimates are those of the extremes', () => {
  expect(over('gap').estimate).toBeCloseTo(0.2, 12)
  expect(over('parity').estimate).toBeCloseTo(0.7 / 0.9, 12)
  expect(over('worst').estimate).toBe(0.7)
  expect(sampled(overGroups('worst', groups, { ...options, better: 'lower' })).estimate).toBe(0.9)
})

test('n adds up the groups', () => {
  expect(over('gap').n).toBe(350)
})

test('the extremes are named, the missing group too, and what chance alone would show', () => {
  const texts = over('gap').notes!.map(({ text }) => text)
  expect(texts[0]).toBe('Of 3 groups the lowest is b 0.7 (n 200), the highest a 0.9 (n 100).')
  expect(texts[1]).toMatch(/^Equal groups of these sizes would show a gap of about \S+ points by chance alone\.$/)
  expect(over('worst', [{ name: null, measured: samples[0]! }]).notes![0]!.text).toBe(
    'Worst of 1 groups: (missing) 0.9 (n 100).',
  )
})

test('groups without an estimate are left out; fewer than two of them are too few', () => {
  const empty: Group = { name: 'c', measured: { reason: 'empty-denominator', n: 0 } }
  expect(over('gap', [...groups, empty])).toMatchObject({ n: 350 })
  expect(overGroups('gap', [groups[0]!, empty], options)).toEqual({ reason: 'too-few-rows', n: 100 })
  expect(overGroups('worst', [empty], options)).toEqual({ reason: 'too-few-rows', n: 0 })
})

test('a larger sample of the same groups is surer', () => {
  const [small, large] = [over('gap'), over('gap').resized!(100)].map((one) => one.limits(0.95))
  expect(large!.high! - large!.low!).toBeLessThan((small!.high! - small!.low!) / 5)
})

test('parity of groups that are all at 0 is no number', () => {
  const zeros = groups.map(({ name }) => ({ name, measured: share(0, 50) }))
  expect(overGroups('parity', zeros, options)).toEqual({ reason: 'empty-denominator', n: 150 })
})

const open: Sampled = { estimate: 40, n: 9, method: 'order statistics', limits: () => ({ low: 12, high: null }) }

test('a gap over a group whose range is open has an estimate and an open range', () => {
  const closed: Sampled = { ...open, estimate: 10, limits: () => ({ low: 5, high: 12 }) }
  const measured = over('gap', [
    { name: 'a', measured: open },
    { name: 'b', measured: closed },
  ])
  expect(measured.estimate).toBe(30)
  expect(measured.limits(0.95).high).toBeNull()
})

test('a range that is open only at the wider level of a comparison of groups is open, not an error', () => {
  const barely: Sampled = {
    ...open,
    limits: (level) => (level > 0.96 ? { low: 12, high: null } : { low: 12, high: 90 }),
  }
  const both = ['a', 'b', 'c'].map((name) => ({ name, measured: barely }))
  for (const statistic of ['gap', 'parity'] as const) {
    const { low, high } = over(statistic, both).limits(0.95)
    expect([low, high].every((end) => end === null || Number.isFinite(end))).toBe(true)
  }
})

test('the worst of groups is bounded by the sides that are not open', () => {
  const { low, high } = over('worst', [
    { name: 'a', measured: open },
    { name: 'b', measured: { ...open, limits: () => ({ low: 20, high: null }) } },
  ]).limits(0.95)
  expect(low).toBe(12)
  expect(high).toBeNull()
})
