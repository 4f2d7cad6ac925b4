import { expect, test } from 'vitest'
import { shareLimits } from '@plumb/stats'
import { exact, type Measured, type Sampled } from '../forms/measured.ts'
import { judge, type Candidate } from './judge.ts'

const atLeast = { kind: 'bound', relation: '>=', bound: 0.9 } as const

function share(yes: number, rows: number): Sampled {
  return {
    estimate: yes / rows,
    n: rows,
    method: 'exact',
    limits: (confidence) => shareLimits({ design: 'independent', yes, rows }, { confidence }),
    resized: (factor) => share(yes * factor, rows * factor),
  }
}

function slice(measured: Measured, more: Partial<Candidate> = {}): Candidate {
  return { measured, test: atLeast, ...more }
}

const good = slice(share(990, 1000))
const bad = slice(share(600, 1000))
const unclear = slice(share(9, 10))
const empty = slice({ reason: 'empty-denominator', n: 0 })
const verdictOf = (...candidates: readonly Candidate[]): string => judge(candidates, 0.95).verdict

test('a claim holds when every slice holds, without any correction', () => {
  expect(judge([good, good, good], 0.95)).toMatchObject({ verdict: 'holds', reason: null })
})

test('a claim fails when one slice fails at its Holm step, whatever the others say', () => {
  expect(verdictOf(good, bad, unclear, empty)).toBe('fails')
})

test('a claim is undecided when a slice is unclear or without evidence and none fails', () => {
  expect(verdictOf(good, unclear)).toBe('undecided')
  expect(judge([good, empty], 0.95)).toMatchObject({ verdict: 'undecided', reason: 'empty-denominator' })
})

test('a claim has no evidence when no slice has any', () => {
  expect(judge([empty, empty], 0.95)).toMatchObject({ verdict: 'no-evidence', reason: 'empty-denominator' })
  expect(judge([], 0.95)).toMatchObject({ verdict: 'no-evidence', reason: 'no-rows' })
})

test('a slice that fails by itself but not among so many is undecided, one of many', () => {
  const faint = slice(share(48, 60))
  const alone = judge([faint], 0.95)
  const among = judge([faint, ...Array.from({ length: 40 }, () => good)], 0.95)
  expect(alone.verdict).toBe('fails')
  expect(among).toMatchObject({ verdict: 'undecided', reason: 'one-of-many', concern: 0 })
  expect(among.slices[0]!.limits.high).toBeLessThan(0.9)
  expect(among.slices[0]!.widened.high).toBeGreaterThan(0.9)
})

test('a slice alone is not widened', () => {
  const { slices } = judge([bad], 0.95)
  expect(slices[0]!.widened).toEqual(slices[0]!.limits)
})

test('a slice under the minimum is listed with its reason and does not decide', () => {
  const small = slice(share(1, 3), { apart: 'too-few-rows' })
  const judgement = judge([good, small], 0.95)
  expect(judgement.verdict).toBe('holds')
  expect(judgement.slices[1]).toMatchObject({ verdict: 'no-evidence', reason: 'too-few-rows', decides: false })
})

test('when every slice is under the minimum there is no evidence, too few rows', () => {
  const small = slice(share(1, 3), { apart: 'too-few-rows' })
  expect(judge([small, small], 0.95)).toMatchObject({ verdict: 'no-evidence', reason: 'too-few-rows' })
})

test('an open window decides only when its own interval does', () => {
  expect(verdictOf(good, { ...unclear, open: true })).toBe('holds')
  expect(verdictOf(good, { ...bad, open: true })).toBe('fails')
  expect(verdictOf(good, { ...empty, open: true })).toBe('holds')
})

test('an open window decides when nothing else can', () => {
  expect(verdictOf({ ...unclear, open: true })).toBe('undecided')
  expect(verdictOf({ ...unclear, open: true }, slice(share(1, 2), { apart: 'too-few-rows' }))).toBe('undecided')
})

test('windows without rows do not decide, but a count of 0 there fails', () => {
  const noRows = slice({ reason: 'no-rows', n: 0 }, { apart: 'no-rows' })
  const counted = { measured: exact(0, 0), test: { kind: 'bound', relation: '>=', bound: 1 } } as const
  expect(verdictOf(good, noRows)).toBe('holds')
  expect(verdictOf(counted)).toBe('fails')
})

test('a veto leaves a claim undecided with its reason, however clear the interval', () => {
  expect(judge([{ ...good, veto: 'unpaired-rows' }], 0.95)).toMatchObject({
    verdict: 'undecided',
    reason: 'unpaired-rows',
  })
  expect(verdictOf({ ...bad, veto: 'unpaired-rows' })).toBe('undecided')
})

test('the reason that limits are open becomes the reason of an undecided claim', () => {
  const flat: Sampled = {
    estimate: 0.95,
    n: 9,
    method: '',
    limits: () => ({ low: null, high: null }),
    reason: 'no-variation',
  }
  expect(judge([slice(flat)], 0.95)).toMatchObject({ verdict: 'undecided', reason: 'no-variation' })
})

test('an estimate on the bound names no number of rows', () => {
  expect(judge([slice(share(90, 100))], 0.95).slices[0]).toMatchObject({
    verdict: 'undecided',
    reason: 'on-the-bound',
    needed: null,
    neededFor80: null,
  })
})

test('concern goes by verdict, then by how far the breaking end lies on the wrong side', () => {
  const worse = slice(share(300, 1000))
  expect(judge([good, empty, unclear, bad, worse], 0.95).concern).toBe(4)
  expect(judge([good, empty, unclear], 0.95).concern).toBe(2)
  expect(judge([good, empty], 0.95).concern).toBe(1)
  expect(judge([slice(share(999, 1000)), slice(share(920, 1000))], 0.95).concern).toBe(1)
})

test('needed rows decide if the estimate stays, and one row fewer does not', () => {
  const { needed, neededFor80 } = judge([slice(share(95, 100))], 0.95).slices[0]!
  const total = 100 + needed!
  const low = (rows: number): number =>
    shareLimits({ design: 'independent', yes: 0.95 * rows, rows }, { confidence: 0.95 }).low
  expect(low(total)).toBeGreaterThanOrEqual(0.9)
  expect(low(total - 1)).toBeLessThan(0.9)
  expect(neededFor80!).toBeGreaterThan(needed!)
})
