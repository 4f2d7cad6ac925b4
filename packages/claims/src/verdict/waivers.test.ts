import { expect, test } from 'vitest'
import type { Waiver } from '../product/product.ts'
import { coversSlice, isInForce } from './waivers.ts'

const waiver: Waiver = { claim: 'c', by: 'A', until: '2026-03-31', because: 'b', at: {} }
const at = (iso: string): { asOfMs: number; bound: string } => ({ asOfMs: Date.parse(iso), bound: '90%' })

test('a waiver covers its last day and no moment after', () => {
  expect(isInForce(waiver, at('2026-03-31T23:59:59.999Z'))).toBe(true)
  expect(isInForce(waiver, at('2026-04-01T00:00:00Z'))).toBe(false)
})

test.each([
  ['90%', true],
  ['0.9', true],
  ['90.0 %', true],
  ['91%', false],
  ['90', false],
])('a waiver for %s is in force for a bound of 90%%: %s', (written, inForce) => {
  expect(isInForce({ ...waiver, for: written }, at('2026-03-01T00:00:00Z'))).toBe(inForce)
})

test('a waiver for a bound with a unit lapses when number or unit changes', () => {
  const now = Date.parse('2026-03-01T00:00:00Z')
  const inForce = (bound: string): boolean => isInForce({ ...waiver, for: '400 ms' }, { asOfMs: now, bound })
  expect([inForce('400 ms'), inForce('401 ms'), inForce('400 s')]).toEqual([true, false, false])
})

test('a waiver without slices covers all, one with slices those that agree in every column', () => {
  expect(coversSlice(waiver, { country: 'DE' })).toBe(true)
  const some = { ...waiver, where: { country: 'DE', device: null } }
  expect(coversSlice(some, { country: 'DE', device: null, week: '2026-03-02' })).toBe(true)
  expect(coversSlice(some, { country: 'DE', device: 'web' })).toBe(false)
  expect(coversSlice(some, { country: 'DE' })).toBe(false)
})

test('a waiver for a number covers the slice of that number, and one for nothing only the missing one', () => {
  expect(coversSlice({ ...waiver, where: { tier: 1 } }, { tier: 1 })).toBe(true)
  expect(coversSlice({ ...waiver, where: { tier: null } }, { tier: 'null' })).toBe(false)
})
