import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundValue, isRelative, percent, type AmountUnit } from './amount.ts'

const amount = (value: number, unit?: string) => ({
  value,
  at: { start: 0, end: 1 },
  ...(unit === undefined ? {} : { unit }),
})
const value = (of: AmountUnit, number: number, unit?: string): number => boundValue(amount(number, unit), of, {})
const share: AmountUnit = { kind: 'share' }
const ms: AmountUnit = { kind: 'named', unit: 'ms' }

test('on a share 90%, 0.9 and 90 points are one number', () => {
  expect([value(share, 90, '%'), value(share, 0.9), value(share, 90, 'points')]).toEqual([0.9, 0.9, 0.9])
})

test('a percentage is the double that its fraction is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
      expect(percent(tenths / 10)).toBe(Number((tenths / 1000).toFixed(3)))
    }),
  )
})

test('a share above 1 names the percentage that was meant', () => {
  expect(() => value(share, 90)).toThrow('did you mean 90%?')
  expect(() => value({ kind: 'score' }, 120)).toThrow('a number from 0 to 1')
})

test('points may be written as a fraction, as % or as points', () => {
  const points: AmountUnit = { kind: 'points' }
  expect([value(points, -3, 'points'), value(points, -3, '%'), value(points, -0.03)]).toEqual([-0.03, -0.03, -0.03])
  expect(() => value(points, 3)).toThrow('3 points')
})

test('units of time are turned into that of the column, which may be left out', () => {
  expect([value(ms, 400), value(ms, 400, 'ms'), value(ms, 0.4, 's'), value(ms, 1, 'min')]).toEqual([
    400, 400, 400, 60_000,
  ])
  expect(() => value(ms, 4, 'EUR')).toThrow('wanted an amount in ms, got 4 EUR')
})

test('money has its own unit and no other', () => {
  const money: AmountUnit = { kind: 'named', unit: 'EUR' }
  expect(value(money, 12, 'EUR')).toBe(12)
  expect(() => value(money, 12, 'USD')).toThrow('wanted an amount in EUR')
})

test('% is relative to the second quantity on anything but shares and scores', () => {
  const kinds = ['share', 'score', 'points', 'count', 'number'] as const
  expect(kinds.filter((kind) => isRelative(amount(5, '%'), { kind }))).toEqual(['count', 'number'])
  expect(isRelative(amount(5, '%'), ms)).toBe(true)
  expect(isRelative(amount(5), ms)).toBe(false)
})
