import { expect, test } from 'vitest'
import type { Outcome } from '../check/outcome.ts'
import { exact } from '../forms/measured.ts'
import type { Value } from '../plan/expr.ts'
import { never } from '../plan/expressions.ts'
import type { WindowKey } from '../resolve/resolved.ts'
import { fillWindows, type Calendar, type WindowedOutcome } from './fill.ts'

const dayUs = 86_400e6
const start = Date.parse('2026-03-01T00:00:00Z') * 1000
const day = (n: number): number => start + n * dayUs

function daily(last?: number): WindowKey {
  const of = { name: 'day', unit: 'day', timezone: 'UTC', expr: never, show: (value: Value): Value => value } as const
  return last === undefined ? of : { ...of, last }
}

function outcome(...key: readonly Value[]): Outcome {
  return { key, rows: 1, used: 1, excluded: [], measured: exact(1, 1) }
}

const empty = (key: readonly Value[]): Outcome => ({ ...outcome(...key), rows: 0, used: 0 })

interface Fill {
  readonly last?: number
  readonly asOf: number
  readonly toAsOf?: boolean
}

function fill(outcomes: readonly Outcome[], { last, asOf, toAsOf = false }: Fill): readonly WindowedOutcome[] {
  const calendar: Calendar = { asOfUs: asOf, toAsOf }
  return fillWindows(outcomes, daily(last), calendar, empty)
}

const daysOf = (windows: readonly WindowedOutcome[]): readonly number[] =>
  windows.map(({ fromUs }) => (fromUs - start) / dayUs)

test('windows without rows between the first and the last row are filled in, empty', () => {
  const windows = fill([outcome(day(0)), outcome(day(3))], { asOf: day(10) })
  expect(daysOf(windows)).toEqual([0, 1, 2, 3])
  expect(windows.map((one) => one.outcome.rows)).toEqual([1, 0, 0, 1])
  expect(windows.every(({ open }) => !open)).toBe(true)
})

test('windows run to the as-of time where it was asked for', () => {
  const windows = fill([outcome(day(0))], { asOf: day(2) + 1, toAsOf: true })
  expect(daysOf(windows)).toEqual([0, 1, 2])
  expect(windows.map(({ open }) => open)).toEqual([false, false, true])
})

test('a window is open until it ends', () => {
  const [window] = fill([outcome(day(0))], { asOf: day(1) - 1 })
  expect(window).toMatchObject({ fromUs: day(0), toUs: day(1), open: true })
  expect(fill([outcome(day(0))], { asOf: day(1) })[0]!.open).toBe(false)
})

test('over the last N keeps the last N that are over, and the open one', () => {
  const outcomes = [0, 1, 2, 3, 4].map((n) => outcome(day(n)))
  expect(daysOf(fill(outcomes, { last: 2, asOf: day(4) + 1 }))).toEqual([2, 3, 4])
  expect(daysOf(fill(outcomes, { last: 2, asOf: day(5) }))).toEqual([3, 4])
  expect(daysOf(fill(outcomes, { last: 99, asOf: day(5) }))).toEqual([0, 1, 2, 3, 4])
})

test('when no window is over, over the last N keeps the open one', () => {
  expect(daysOf(fill([outcome(day(0))], { last: 2, asOf: day(0) + 1 }))).toEqual([0])
})

test('an outage is seen: windows up to now are empty', () => {
  const windows = fill([outcome(day(0))], { last: 2, asOf: day(6), toAsOf: true })
  expect(daysOf(windows)).toEqual([4, 5, 6])
  expect(windows.map((one) => one.outcome.rows)).toEqual([0, 0, 0])
})

test('every slice has every window', () => {
  const windows = fill([outcome('a', day(0)), outcome('b', day(2)), outcome(null, day(1))], { asOf: day(9) })
  expect(windows.map((one) => [one.outcome.key[0], (one.fromUs - start) / dayUs, one.outcome.rows])).toEqual([
    ['a', 0, 1],
    ['a', 1, 0],
    ['a', 2, 0],
    ['b', 0, 0],
    ['b', 1, 0],
    ['b', 2, 1],
    [null, 0, 0],
    [null, 1, 1],
    [null, 2, 0],
  ])
})

test('a missing slice and the text null are told apart', () => {
  expect(fill([outcome(null, day(0)), outcome('null', day(0))], { asOf: day(9) })).toHaveLength(2)
})

test('rows without a time make no window', () => {
  expect(fill([outcome(null)], { asOf: day(9) })).toEqual([])
})

test('one row of 1970 does not hide the last days of today', () => {
  const windows = fill([outcome(0), outcome(day(1)), outcome(day(2))], { last: 2, asOf: day(3) })
  expect(daysOf(windows)).toEqual([1, 2])
})
