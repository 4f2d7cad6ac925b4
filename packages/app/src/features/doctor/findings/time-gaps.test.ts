import { expect, test } from 'vitest'
import type { Calendar } from '../examination.ts'
import { examinationOf, numberColumn } from '../test-examination.ts'
import { timeGaps } from './time-gaps.ts'

const unitUs = 86_400e6
const start = Date.UTC(2025, 0, 6) * 1000

/** Days by number, with as many rows each. */
function calendar(days: readonly number[], rows = 50): Calendar {
  return { unit: 'day', unitUs, buckets: days.map((day) => ({ startUs: start + day * unitUs, rows })) }
}

function gapsIn(seen: Calendar): readonly string[] {
  const column = { ...numberColumn('paid_at'), type: 'time' } as const
  const examination = examinationOf([column], { calendar: seen })
  const study = { ...examination.study, time: { column, because: 'a time' } }
  return timeGaps({ ...examination, study }).map(({ message }) => message)
}

const days = Array.from({ length: 400 }, (_, day) => day)

test('every day has rows: no gap', () => {
  expect(gapsIn(calendar(days))).toEqual([])
})

test('weekends and yearly seasons come again: no gap', () => {
  expect(gapsIn(calendar(days.filter((day) => day % 7 < 5)))).toEqual([])
  const seasons = Array.from({ length: 2000 }, (_, day) => day).filter((day) => day % 365 < 250)
  expect(gapsIn(calendar(seasons))).toEqual([])
})

test('three days without rows are an outage where each day has 50, and chance where it has 3', () => {
  const cut = days.filter((day) => day < 100 || day > 102)
  expect(gapsIn(calendar(cut))).toEqual(['There are no rows from 2025-04-16 to 2025-04-18: by paid_at, 3 days in all.'])
  expect(gapsIn(calendar(cut, 3))).toEqual([])
})

test('two outages are told together', () => {
  const cut = days.filter((day) => (day < 100 || day > 109) && (day < 200 || day > 204))
  expect(gapsIn(calendar(cut))[0]).toContain('and in 1 shorter gap: by paid_at, 15 days in all')
})
