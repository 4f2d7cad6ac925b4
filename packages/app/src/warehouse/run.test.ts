import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'
import { printScan } from '@plumb/claims'
import type { Aggregate, Cells, ColumnExpr, ColumnType, Expr, LiteralExpr, Scan, Value } from '@plumb/claims'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRows, runDuplicates, runScan, runScans } from './run.ts'

let connection: DuckDBConnection
let instance: DuckDBInstance

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  connection = await instance.connect()
  await connection.run(`set TimeZone = 'America/New_York'`)
  await connection.run(
    `create table ten (i double, n double, "n\u0001bad" boolean, t varchar, b boolean, "at" timestamp)`,
  )
  await connection.run(`insert into ten values
    (1, 0, false, 'red', true, '2024-03-31 00:30:00'),
    (2, 1, false, 'red', false, '2024-03-31 01:30:00'),
    (3, 2.5, false, 'blue', null, '2024-10-27 00:15:00'),
    (4, -4, false, '', true, '2024-10-27 01:15:00'),
    (5, 100, false, 'O''Hara', true, '1969-12-31 23:59:59.999999'),
    (6, null, true, 'a%_b', false, '2024-01-01 00:00:00'),
    (7, null, false, null, null, null),
    (8, 0.1, false, 'red' || chr(10), true, '2024-02-29 12:00:00'),
    (9, 5, false, '5', false, '2024-12-31 23:30:00'),
    (10, 1e300, false, 'Ω', true, '2025-01-05 22:59:59')`)
})

afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const i = column('i', 'number')
const n: ColumnExpr = { ...column('n', 'number'), bad: true }
const t = column('t', 'text')
const b = column('b', 'boolean')
const at = column('at', 'time')
const [y, x] = [true, false]
const bandRows = [1, 1, 2, 0, 3, null, null, 1, 3, 3]

// one value a row, in the order of the rows
const expressions: readonly (readonly [string, Expr, readonly Value[]])[] = [
  ['column', n, [0, 1, 2.5, -4, 100, null, null, 0.1, 5, 1e300]],
  ['literal number', number(-0.1), Array<Value>(10).fill(-0.1)],
  ['literal text', text(`it's\n\u0001 "quoted"`), Array<Value>(10).fill(`it's\n\u0001 "quoted"`)],
  ['literal null', { op: 'literal', value: null, type: 'number' }, Array<Value>(10).fill(null)],
  ['compare =', compare(n, '=', number(1)), [x, y, x, x, x, x, x, x, x, x]],
  ['compare !=', compare(n, '!=', number(1)), [y, x, y, y, y, y, y, y, y, y]],
  ['compare <', compare(n, '<', number(0.1)), [y, x, x, y, x, x, x, x, x, x]],
  ['compare <=', compare(n, '<=', number(0.1)), [y, x, x, y, x, x, x, y, x, x]],
  ['compare >', compare(n, '>', number(2.5)), [x, x, x, x, y, x, x, x, y, y]],
  ['compare >=', compare(n, '>=', i), [x, x, x, x, y, x, x, x, x, y]],
  ['compare texts', compare(t, '<', text('red')), [x, x, y, y, y, y, x, x, y, x]],
  ['compare times', compare(at, '<', { op: 'literal', value: 0, type: 'time' }), [x, x, x, x, y, x, x, x, x, x]],
  ['compare truths', compare(b, '!=', { op: 'literal', value: true, type: 'boolean' }), [x, y, y, x, x, y, y, x, y, x]],
  ['in', { op: 'in', of: t, values: [text('red'), text('Ω'), text("O'Hara")] }, [y, y, x, x, y, x, x, x, x, y]],
  ['in nothing', { op: 'in', of: t, values: [] }, Array<Value>(10).fill(false)],
  ['contains', { op: 'contains', of: t, text: '%_' }, [x, x, x, x, x, y, x, x, x, x]],
  ['matches', { op: 'matches', of: t, pattern: '^(red|.)$' }, [y, y, x, x, x, x, x, x, y, y]],
  ['missing', { op: 'missing', of: n }, [x, x, x, x, x, x, y, x, x, x]],
  ['missing without bad values', { op: 'missing', of: t }, [x, x, x, x, x, x, y, x, x, x]],
  ['bad', { op: 'bad', of: n }, [x, x, x, x, x, y, x, x, x, x]],
  ['bad without bad values', { op: 'bad', of: t }, Array<Value>(10).fill(false)],
  ['null', { op: 'null', of: n }, [x, x, x, x, x, y, y, x, x, x]],
  [
    'and',
    { op: 'and', parts: [compare(n, '>', number(0)), compare(t, '=', text('red'))] },
    [x, y, x, x, x, x, x, x, x, x],
  ],
  [
    'or',
    { op: 'or', parts: [compare(n, '>', number(4)), compare(t, '=', text('red'))] },
    [y, y, x, x, y, x, x, x, y, y],
  ],
  ['and of nothing', { op: 'and', parts: [] }, Array<Value>(10).fill(true)],
  ['or of nothing', { op: 'or', parts: [] }, Array<Value>(10).fill(false)],
  ['not', { op: 'not', part: compare(n, '>', number(0)) }, [y, x, x, y, x, y, y, x, x, x]],
  ['not of a column', { op: 'not', part: b }, [x, y, y, x, x, y, y, x, y, x]],
  [
    'not of an and',
    { op: 'not', part: { op: 'and', parts: [b, compare(n, '>=', number(0))] } },
    [x, y, y, y, x, y, y, x, y, x],
  ],
  ['if', { op: 'if', when: b, then: n, otherwise: i }, [0, 2, 3, -4, 100, 6, 7, 0.1, 9, 1e300]],
  ['+', arithmetic(n, '+', i), [1, 3, 5.5, 0, 105, null, null, 8.1, 14, 1e300]],
  ['-', arithmetic(number(1), '-', n), [1, 0, -1.5, 5, -99, null, null, 0.9, -4, -1e300]],
  ['* beyond all numbers', arithmetic(n, '*', n), [0, 1, 6.25, 16, 10000, null, null, 0.1 * 0.1, 25, null]],
  ['/ by zero', arithmetic(i, '/', n), [null, 2, 1.2, -1, 0.05, null, null, 80, 1.8, 10 / 1e300]],
  [
    '/ by what is beyond all numbers',
    arithmetic(i, '/', arithmetic(n, '*', n)),
    [null, 2, 3 / 6.25, 0.25, 5e-4, null, null, 8 / (0.1 * 0.1), 9 / 25, null],
  ],
  ['arithmetic on truths', arithmetic(compare(n, '>', number(0)), '-', number(1)), [-1, 0, 0, -1, 0, -1, -1, 0, 0, 0]],
  [
    'ln',
    { op: 'ln', of: n },
    [null, 0, Math.log(2.5), null, Math.log(100), null, null, Math.log(0.1), Math.log(5), Math.log(1e300)],
  ],
  ['abs', { op: 'abs', of: n }, [0, 1, 2.5, 4, 100, null, null, 0.1, 5, 1e300]],
  ['band', { op: 'band', of: n, cuts: [0, 2.5, 5] }, bandRows],
  ['band without cuts', { op: 'band', of: n, cuts: [] }, bandRows.map((band) => (band === null ? null : 0))],
  ['bin', { op: 'bin', of: n, low: 0, high: 5, bins: 10 }, [0, 2, 5, 0, 9, null, null, 0, 9, 9]],
  ['bin of one value', { op: 'bin', of: n, low: 1, high: 1, bins: 10 }, [0, 9, 9, 0, 9, null, null, 0, 9, 9]],
  ['bin below zero', { op: 'bin', of: n, low: -5, high: 5, bins: 2 }, [1, 1, 1, 0, 1, null, null, 1, 1, 1]],
  [
    'log-bucket',
    { op: 'log-bucket', of: n },
    [0, 1_000_000, bucket(2.5), -bucket(4), bucket(100), null, null, bucket(0.1), bucket(5), bucket(1e300)],
  ],
  [
    'hour',
    window('hour', 'UTC'),
    [
      '2024-03-31T00',
      '2024-03-31T01',
      '2024-10-27T00',
      '2024-10-27T01',
      '1969-12-31T23',
      '2024-01-01T00',
      null,
      '2024-02-29T12',
      '2024-12-31T23',
      '2025-01-05T22',
    ].map(time),
  ],
  [
    'day',
    window('day', 'UTC'),
    [
      '2024-03-31T00',
      '2024-03-31T00',
      '2024-10-27T00',
      '2024-10-27T00',
      '1969-12-31T00',
      '2024-01-01T00',
      null,
      '2024-02-29T00',
      '2024-12-31T00',
      '2025-01-05T00',
    ].map(time),
  ],
  [
    'week',
    window('week', 'UTC'),
    [
      '2024-03-25T00',
      '2024-03-25T00',
      '2024-10-21T00',
      '2024-10-21T00',
      '1969-12-29T00',
      '2024-01-01T00',
      null,
      '2024-02-26T00',
      '2024-12-30T00',
      '2024-12-30T00',
    ].map(time),
  ],
  [
    'month',
    window('month', 'UTC'),
    [
      '2024-03-01T00',
      '2024-03-01T00',
      '2024-10-01T00',
      '2024-10-01T00',
      '1969-12-01T00',
      '2024-01-01T00',
      null,
      '2024-02-01T00',
      '2024-12-01T00',
      '2025-01-01T00',
    ].map(time),
  ],
  // in Berlin summer time began at 01:00 UTC on 31 March and ended at 01:00 UTC on 27 October
  [
    'hour in Berlin',
    window('hour', 'Europe/Berlin'),
    [
      '2024-03-31T00',
      '2024-03-31T01',
      '2024-10-27T00',
      '2024-10-27T01',
      '1969-12-31T23',
      '2024-01-01T00',
      null,
      '2024-02-29T12',
      '2024-12-31T23',
      '2025-01-05T22',
    ].map(time),
  ],
  [
    'day in Berlin',
    window('day', 'Europe/Berlin'),
    [
      '2024-03-30T23',
      '2024-03-30T23',
      '2024-10-26T22',
      '2024-10-26T22',
      '1969-12-31T23',
      '2023-12-31T23',
      null,
      '2024-02-28T23',
      '2024-12-31T23',
      '2025-01-04T23',
    ].map(time),
  ],
  [
    'week in Berlin',
    window('week', 'Europe/Berlin'),
    [
      '2024-03-24T23',
      '2024-03-24T23',
      '2024-10-20T22',
      '2024-10-20T22',
      '1969-12-28T23',
      '2023-12-31T23',
      null,
      '2024-02-25T23',
      '2024-12-29T23',
      '2024-12-29T23',
    ].map(time),
  ],
  [
    'hour in Kathmandu, 5:45 from UTC',
    window('hour', 'Asia/Kathmandu'),
    [
      '2024-03-31T00:15',
      '2024-03-31T01:15',
      '2024-10-27T00:15',
      '2024-10-27T01:15',
      '1969-12-31T23:30',
      '2023-12-31T23:15',
      null,
      '2024-02-29T11:15',
      '2024-12-31T23:15',
      '2025-01-05T22:15',
    ].map(time),
  ],
  // the last eight bytes of the MD5: Python's int.from_bytes(md5(text.encode()).digest()[8:], 'little') % 1000
  ['hash of numbers', { op: 'hash', of: n, buckets: 1000 }, [662, 701, 666, 296, 590, 193, 193, 831, 959, 854]],
  ['hash of texts', { op: 'hash', of: t, buckets: 1000 }, [890, 890, 808, 193, 628, 802, 193, 412, 959, 650]],
  ['hash of truths', { op: 'hash', of: b, buckets: 1000 }, [188, 506, 193, 188, 188, 506, 193, 188, 506, 188]],
  ['hash of times', { op: 'hash', of: at, buckets: 1000 }, [894, 581, 852, 70, 802, 476, 193, 4, 841, 537]],
]

test.each(expressions)('%s gives the right value on ten rows', async (_, expr, expected) => {
  expect(await valuesOf(expr)).toEqual(expected)
})

async function valuesOf(expr: Expr): Promise<readonly Value[]> {
  const scan: Scan = {
    dataset: 'ten',
    keys: [
      { name: 'i', expr: i },
      { name: 'e', expr },
    ],
    values: [],
  }
  await connection.run(`explain ${printScan(scan, 'ten')}`)
  return (await runScan(connection, scan, 'ten')).keys[1]!
}

function column(name: string, type: ColumnType): ColumnExpr {
  return { op: 'column', name, type }
}

function number(value: number): LiteralExpr {
  return { op: 'literal', value, type: 'number' }
}

function text(value: string): LiteralExpr {
  return { op: 'literal', value, type: 'text' }
}

function compare(left: Expr, how: '=' | '!=' | '<' | '<=' | '>' | '>=', right: Expr): Expr {
  return { op: 'compare', how, left, right }
}

function arithmetic(left: Expr, how: '+' | '-' | '*' | '/', right: Expr): Expr {
  return { op: 'arithmetic', how, left, right }
}

function window(unit: 'hour' | 'day' | 'week' | 'month', timezone: string): Expr {
  return { op: 'window', of: at, unit, timezone }
}

function time(iso: string | null): number | null {
  return iso === null ? null : Date.parse(`${iso.includes(':') ? iso : `${iso}:00`}:00Z`) * 1000
}

function bucket(value: number): number {
  return Math.floor(Math.log(value) / Math.log(1.01 / 0.99)) + 1_000_000
}
