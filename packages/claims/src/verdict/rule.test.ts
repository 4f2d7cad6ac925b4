import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOnBound, lies, margin, type SettledTest } from './rule.ts'

const atLeast: SettledTest = { kind: 'bound', relation: '>=', bound: 0.9 }
const atMost: SettledTest = { kind: 'bound', relation: '<=', bound: 0.9 }
const between: SettledTest = { kind: 'between', low: 0.2, high: 0.4 }

test.each([
  ['>=', 0.9, 0.95, 'holds'],
  ['>=', 0.8, 0.9, 'undecided'],
  ['>=', 0.8, 0.89, 'fails'],
  ['>', 0.9, 0.95, 'undecided'],
  ['>', 0.901, 0.95, 'holds'],
  ['>', 0.8, 0.9, 'fails'],
  ['<=', 0.8, 0.9, 'holds'],
  ['<=', 0.9, 0.95, 'undecided'],
  ['<=', 0.901, 0.95, 'fails'],
  ['<', 0.8, 0.9, 'undecided'],
  ['<', 0.8, 0.89, 'holds'],
  ['<', 0.9, 0.95, 'fails'],
] as const)('a promise of %s 0.9 with limits %d and %d: %s', (relation, low, high, verdict) => {
  expect(lies({ kind: 'bound', relation, bound: 0.9 }, { low, high })).toBe(verdict)
})

test('between holds inside, fails outside, and is undecided across either bound', () => {
  expect(lies(between, { low: 0.2, high: 0.4 })).toBe('holds')
  expect(lies(between, { low: 0.1, high: 0.3 })).toBe('undecided')
  expect(lies(between, { low: 0.3, high: 0.5 })).toBe('undecided')
  expect(lies(between, { low: 0.41, high: 0.5 })).toBe('fails')
  expect(lies(between, { low: 0, high: 0.19 })).toBe('fails')
})

test('an open end never proves what it would have to bound', () => {
  expect(lies(atLeast, { low: null, high: 0.95 })).toBe('undecided')
  expect(lies(atLeast, { low: 0.92, high: null })).toBe('holds')
  expect(lies(atMost, { low: 0.92, high: null })).toBe('fails')
})

test('opposite promises of one interval never both hold and never both fail', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
      const limits = { low: Math.min(a, b), high: Math.max(a, b) }
      const [up, down] = [lies(atLeast, limits), lies({ ...atMost, relation: '<' }, limits)]
      expect([up, down].filter((one) => one === 'holds').length).toBeLessThan(2)
      expect(up === 'holds').toBe(down === 'fails')
      expect(up === 'fails').toBe(down === 'holds')
    }),
  )
})

test('the margin counts half-widths from the bound to the breaking end', () => {
  expect(margin(atLeast, { low: 0.92, high: 0.96 })).toBeCloseTo(1)
  expect(margin(atMost, { low: 0.9, high: 0.94 })).toBeCloseTo(-2)
  expect(margin(between, { low: 0.25, high: 0.45 })).toBeCloseTo(-0.5)
})

test('a margin is never NaN: exact values are infinitely far, open ends infinitely bad', () => {
  expect(margin(atLeast, { low: 0.95, high: 0.95 })).toBe(Infinity)
  expect(margin(atLeast, { low: 0.5, high: 0.5 })).toBe(-Infinity)
  expect(margin(atLeast, { low: null, high: 0.5 })).toBe(-Infinity)
  expect(margin(atLeast, { low: -Infinity, high: Infinity })).toBe(-Infinity)
})

test('an exact value on its bound has a margin of 0', () => {
  expect(margin(atLeast, { low: 0.9, high: 0.9 })).toBe(0)
})

test('an estimate within rounding of the bound sits on it; no estimate sits on two bounds', () => {
  expect(isOnBound(atLeast, 0.1 + 0.8)).toBe(true)
  expect(isOnBound(atLeast, 0.9001)).toBe(false)
  expect(isOnBound(between, 0.2)).toBe(false)
})
