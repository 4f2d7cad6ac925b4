import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WindowUnit } from '../language/claim.ts'
import { nextWindow, windowStart } from './calendar.ts'

const us = (iso: string): number => Date.parse(iso) * 1000
const iso = (at: number): string => new Date(at / 1000).toISOString().replace(':00.000Z', 'Z')

test.each([
  ['hour', '2026-03-04T13:45:10Z', '2026-03-04T13:00Z', '2026-03-04T14:00Z'],
  ['day', '2026-03-04T13:45:10Z', '2026-03-04T00:00Z', '2026-03-05T00:00Z'],
  ['week', '2026-03-04T13:45:10Z', '2026-03-02T00:00Z', '2026-03-09T00:00Z'],
  ['week', '2026-03-02T00:00:00Z', '2026-03-02T00:00Z', '2026-03-09T00:00Z'],
  ['week', '2026-03-01T23:59:59Z', '2026-02-23T00:00Z', '2026-03-02T00:00Z'],
  ['week', '2027-01-01T00:00:00Z', '2026-12-28T00:00Z', '2027-01-04T00:00Z'],
  ['month', '2024-02-29T12:00:00Z', '2024-02-01T00:00Z', '2024-03-01T00:00Z'],
  ['month', '2026-12-31T23:00:00Z', '2026-12-01T00:00Z', '2027-01-01T00:00Z'],
  ['day', '1969-12-31T23:00:00Z', '1969-12-31T00:00Z', '1970-01-01T00:00Z'],
  ['hour', '1969-12-31T23:30:00Z', '1969-12-31T23:00Z', '1970-01-01T00:00Z'],
] as const)('in UTC the %s of %s runs from %s to %s', (unit, at, from, to) => {
  const start = windowStart(us(at), unit, 'UTC')
  expect([iso(start), iso(nextWindow(start, unit, 'UTC'))]).toEqual([from, to])
})

test.each([
  ['Europe/Berlin', 'day', '2026-03-29T12:00:00Z', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
  ['Europe/Berlin', 'day', '2026-10-25T12:00:00Z', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
  ['Europe/Berlin', 'week', '2026-03-29T21:59:00Z', '2026-03-22T23:00Z', '2026-03-29T22:00Z'],
  ['Europe/Berlin', 'month', '2026-03-31T22:30:00Z', '2026-03-31T22:00Z', '2026-04-30T22:00Z'],
  ['America/New_York', 'day', '2026-03-08T12:00:00Z', '2026-03-08T05:00Z', '2026-03-09T04:00Z'],
  ['America/New_York', 'day', '2026-11-01T12:00:00Z', '2026-11-01T04:00Z', '2026-11-02T05:00Z'],
  ['America/New_York', 'week', '2026-03-02T04:59:00Z', '2026-02-23T05:00Z', '2026-03-02T05:00Z'],
  ['Australia/Lord_Howe', 'day', '2026-04-04T20:00:00Z', '2026-04-04T13:00Z', '2026-04-05T13:30Z'],
  ['Australia/Lord_Howe', 'day', '2026-10-03T20:00:00Z', '2026-10-03T13:30Z', '2026-10-04T13:00Z'],
  ['Asia/Kathmandu', 'day', '2026-06-01T20:00:00Z', '2026-06-01T18:15Z', '2026-06-02T18:15Z'],
  ['America/Santiago', 'day', '2025-09-07T05:00:00Z', '2025-09-07T04:00Z', '2025-09-08T03:00Z'],
  ['America/Santiago', 'day', '2025-09-07T03:30:00Z', '2025-09-06T04:00Z', '2025-09-07T04:00Z'],
  ['America/Havana', 'day', '2025-11-02T12:00:00Z', '2025-11-02T05:00Z', '2025-11-03T05:00Z'],
  ['America/Havana', 'day', '2026-03-08T12:00:00Z', '2026-03-08T05:00Z', '2026-03-09T04:00Z'],
  ['Asia/Kathmandu', 'hour', '2026-06-01T10:20:00Z', '2026-06-01T10:15Z', '2026-06-01T11:15Z'],
  ['Asia/Kathmandu', 'hour', '1969-06-01T10:20:00Z', '1969-06-01T09:30Z', '1969-06-01T10:30Z'],
  ['Asia/Kathmandu', 'month', '2026-05-31T18:14:00Z', '2026-04-30T18:15Z', '2026-05-31T18:15Z'],
] as const)('in %s the %s of %s runs from %s to %s', (timezone, unit, at, from, to) => {
  const start = windowStart(us(at), unit, timezone)
  expect([iso(start), iso(nextWindow(start, unit, timezone))]).toEqual([from, to])
})

test('every moment lies in the window that begins at its start and ends where the next one begins', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/Santiago',
    'Africa/Cairo',
  ]
  const moment = fc.integer({ min: Date.parse('2019-12-20Z'), max: Date.parse('2031-01-10Z') })
  const units: readonly WindowUnit[] = ['hour', 'day', 'week', 'month']
  fc.assert(
    fc.property(moment, fc.constantFrom(...units), fc.constantFrom(...zones), (ms, unit, timezone) => {
      // at Lord Howe two hours a year overlap, since the clock moves by half of one
      fc.pre(unit !== 'hour' || timezone !== 'Australia/Lord_Howe')
      const start = windowStart(ms * 1000, unit, timezone)
      const end = nextWindow(start, unit, timezone)
      expect(start).toBeLessThanOrEqual(ms * 1000)
      expect(end).toBeGreaterThan(ms * 1000)
      expect(windowStart(start, unit, timezone)).toBe(start)
      expect(windowStart(end, unit, timezone)).toBe(end)
      expect(windowStart(end - 1000, unit, timezone)).toBe(start)
    }),
    { numRuns: 500 },
  )
})

test('hours go on by the clock after it moved by half an hour', () => {
  let at = windowStart(us('2026-10-03T12:40:00Z'), 'hour', 'Australia/Lord_Howe')
  for (let hour = 0; hour < 6; hour += 1) at = nextWindow(at, 'hour', 'Australia/Lord_Howe')
  expect(at).toBe(windowStart(at, 'hour', 'Australia/Lord_Howe'))
})
