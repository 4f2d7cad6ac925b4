import { expect, test } from 'vitest'
import { always, compare, literal, missing } from '../plan/expressions.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import { measureRows, sampled } from '../testing/measure-rows.ts'
import type { CountQuantity } from './quantity.ts'

const x: ColumnExpr = { op: 'column', name: 'x', type: 'number' }
const rows = [{ x: 1 }, { x: null }, { x: 4 }, { x: 4 }, { x: -0.5 }]
const counted = (fact: CountQuantity['fact']): number => sampled(measureRows({ form: 'count', fact }, rows)).estimate

test('facts are counted exactly', () => {
  expect(counted({ of: 'rows', which: always })).toBe(5)
  expect(counted({ of: 'rows', which: compare(x, '>', literal(0, 'number')) })).toBe(3)
  expect(counted({ of: 'share', which: missing(x) })).toBe(0.2)
  expect(counted({ of: 'distinct', column: x })).toBe(3)
  expect(counted({ of: 'minimum', column: x })).toBe(-0.5)
  expect(counted({ of: 'maximum', column: x })).toBe(4)
  expect(counted({ of: 'sum', column: x, scale: 4 })).toBe(8.5)
})

test('a fact has no width at any level, and more rows cannot change it', () => {
  const fact = sampled(measureRows({ form: 'count', fact: { of: 'rows', which: always } }, rows))
  expect(fact.limits(0.95)).toEqual({ low: 5, high: 5 })
  expect(fact.limits(0.999)).toEqual({ low: 5, high: 5 })
  expect(fact).toMatchObject({ n: 5, method: 'count' })
  expect(fact.resized).toBeUndefined()
})

test('weights do not enter a fact', () => {
  const design = { weight: { column: x, scale: 4 } }
  expect(sampled(measureRows({ form: 'count', fact: { of: 'rows', which: always } }, rows, design)).estimate).toBe(5)
})

test('without rows a count is 0, and a share, sum or extreme is missing', () => {
  const none = (fact: CountQuantity['fact']): unknown => measureRows({ form: 'count', fact }, [])
  expect(none({ of: 'rows', which: always })).toMatchObject({ estimate: 0, n: 0 })
  expect(none({ of: 'share', which: missing(x) })).toEqual({ reason: 'no-rows', n: 0 })
  expect(none({ of: 'sum', column: x, scale: 4 })).toEqual({ reason: 'all-missing', n: 0 })
  expect(none({ of: 'minimum', column: x })).toEqual({ reason: 'all-missing', n: 0 })
})
