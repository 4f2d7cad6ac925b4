import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'
import { printScan } from '@plumb/claims'
import type { Cells, ColumnType, Scan, Value } from '@plumb/claims'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRows, runDuplicates, runScan, runScans } from './run.ts'

type Expr = Scan['keys'][number]['expr']
type ColumnExpr = Extract<Expr, { readonly op: 'column' }>
type LiteralExpr = Extract<Expr, { readonly op: 'literal' }>
type Aggregate = Scan['values'][number]['aggregate']

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
  ['if', choice(b, n, i), [0, 2, 3, -4, 100, 6, 7, 0.1, 9, 1e300]],
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
  [
    'highest',
    { op: 'highest', values: [text('a'), text('b'), text('c')], among: [number(0), n, number(2.5)] },
    ['c', 'c', 'b', 'c', 'b', null, null, 'c', 'b', 'b'],
  ],
  ['highest of one number', { op: 'highest', values: [number(7)], among: [n] }, [7, 7, 7, 7, 7, null, null, 7, 7, 7]],
  ['place', { op: 'place', own: number(1), among: [number(2), n, number(2.5)] }, [2, 2, 1, 2, 0, 0, 0, 2, 0, 0]],
  [
    'place of none',
    { op: 'place', own: { op: 'literal', value: null, type: 'number' }, among: [n] },
    Array.from({ length: 10 }, () => null),
  ],
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
  // of whole numbers Python's pow(x + 12345, 5, 2**31 - 1) % 1000
  ['hash of numbers', { op: 'hash', of: n, buckets: 1000 }, [547, 766, 666, 220, 43, 193, 193, 831, 515, 854]],
  ['hash of texts', { op: 'hash', of: t, buckets: 1000 }, [890, 890, 808, 193, 628, 802, 193, 412, 959, 650]],
  ['hash of truths', { op: 'hash', of: b, buckets: 1000 }, [188, 506, 193, 188, 188, 506, 193, 188, 506, 188]],
  ['hash of times', { op: 'hash', of: at, buckets: 1000 }, [894, 581, 852, 70, 802, 476, 193, 4, 841, 537]],
]

test.each(expressions)('%s gives the right value on ten rows', async (_, expr, expected) => {
  expect(await valuesOf(expr)).toEqual(expected)
})

test.each<readonly [string, Aggregate, number | bigint | null]>([
  ['rows', { kind: 'rows' }, 10],
  ['sum', { kind: 'sum', of: i, scale: 64 }, 55n * 2n ** 56n],
  [
    'sum with missing values',
    { kind: 'sum', of: choice(compare(n, '<', number(10)), n, number(0)), scale: 8 },
    BigInt(2 ** 59 * 4.5) + BigInt(0.1 * 2 ** 59),
  ],
  ['sum of truths', { kind: 'sum', of: compare(n, '>', number(0)), scale: 1 }, 6n * 2n ** 62n],
  ['sum of nothing', { kind: 'sum', of: arithmetic(i, '/', number(0)), scale: 1 }, 0n],
  ['minimum', { kind: 'minimum', of: n }, -4],
  ['maximum', { kind: 'maximum', of: n }, 1e300],
  ['minimum of times', { kind: 'minimum', of: at }, -1],
  ['maximum of times', { kind: 'maximum', of: at }, Date.parse('2025-01-05T22:59:59Z') * 1000],
  ['minimum of nothing', { kind: 'minimum', of: { op: 'ln', of: number(-1) } }, null],
  ['distinct', { kind: 'distinct', of: t }, 8],
  ['distinct of times', { kind: 'distinct', of: window('month', 'UTC') }, 7],
])('%s gives the right value of ten rows', async (_, aggregate, expected) => {
  const scan: Scan = { dataset: 'ten', keys: [], values: [{ name: 'v', aggregate }] }
  await connection.run(`explain ${printScan(scan, 'ten')}`)
  expect(await runScan(connection, scan, 'ten')).toEqual({ length: 1, keys: [], values: [[expected]] })
})

test('a scan without keys gives one cell of no rows, and a scan with keys no cell', async () => {
  const filter = compare(i, '>', number(99))
  const values = [
    { name: 'rows', aggregate: { kind: 'rows' } },
    { name: 'sum', aggregate: { kind: 'sum', of: i, scale: 1 } },
  ] as const
  expect(await runScan(connection, { dataset: 'ten', filter, keys: [], values }, 'ten')).toEqual({
    length: 1,
    keys: [],
    values: [[0], [0n]],
  })
  const keys = [{ name: 'i', expr: i }]
  expect(await runScan(connection, { dataset: 'ten', filter, keys, values }, 'ten')).toEqual({
    length: 0,
    keys: [[]],
    values: [[], []],
  })
})

test('a value of exactly the scale is added, and one beyond twice the scale is an error, not a wrong sum', async () => {
  expect((await runScan(connection, sumScan(10), 'ten')).values).toEqual([[2n ** 62n]])
  await expect(runScan(connection, sumScan(4), 'ten')).rejects.toThrow(/Conversion Error/)
})

test('a filter keeps the rows for which it is true', async () => {
  const filter: Expr = { op: 'not', part: { op: 'or', parts: [b, { op: 'contains', of: t, text: 'red' }] } }
  const scan: Scan = { dataset: 'ten', filter, keys: [{ name: 'i', expr: i }], values: [] }
  expect((await runScan(connection, scan, 'ten')).keys).toEqual([[3, 6, 7, 9]])
})

test('a window in a time zone inside a condition is the same as on its own', async () => {
  const berlin = window('day', 'Europe/Berlin')
  const expr = compare(berlin, '=', number(time('2024-03-30T23')!))
  expect(await valuesOf(expr)).toEqual([y, y, x, x, x, x, x, x, x, x])
  const scan: Scan = {
    dataset: 'ten',
    filter: expr,
    keys: [
      { name: 'w', expr: berlin },
      { name: 'h', expr: { op: 'hash', of: t, buckets: 1000 } },
    ],
    values: [{ name: 'rows', aggregate: { kind: 'rows' } }],
  }
  expect(await runScan(connection, scan, 'ten')).toEqual({
    length: 1,
    keys: [[time('2024-03-30T23')], [890]],
    values: [[2]],
  })
})

test.each(hostile())('the text %j is matched and grouped exactly', async (value) => {
  await connection.run('create or replace table hostile (c varchar)')
  await connection.run('insert into hostile values ($1), ($2)', [value, `${value}x`])
  const c = column('c', 'text')
  const scan: Scan = {
    dataset: 'h',
    filter: compare(c, '=', text(value)),
    keys: [
      { name: 'c', expr: c },
      { name: 'l', expr: text(value) },
    ],
    values: [{ name: 'rows', aggregate: { kind: 'rows' } }],
  }
  expect(await runScan(connection, scan, 'hostile')).toEqual({ length: 1, keys: [[value], [value]], values: [[1]] })
  const contained: Scan = { ...scan, filter: { op: 'contains', of: c, text: value }, keys: [] }
  expect((await runScan(connection, contained, 'hostile')).values).toEqual([[2]])
})

test.each(hostile())('a class may be called %j', async (value) => {
  const named: Expr = { op: 'highest', values: [text('other'), text(value)], among: [number(1), number(2)] }
  expect(await valuesOf(named)).toEqual(Array<Value>(10).fill(value))
})

test.each(hostile().filter((name) => name !== '' && !name.includes('\u0001') && !name.includes('\0')))(
  'a column may be called %j',
  async (name) => {
    const quoted = `"${name.replaceAll('"', '""')}"`
    await connection.run(
      `create or replace table hostile as select 7.0::double as ${quoted}, true as "k0", 'a' as "v0"`,
    )
    const keys = [
      { name: 'k', expr: column(name, 'number') },
      { name: 'k0', expr: column('v0', 'text') },
    ]
    const scan: Scan = {
      dataset: 'h',
      keys,
      values: [{ name: 'm', aggregate: { kind: 'maximum', of: column(name, 'number') } }],
    }
    expect(await runScan(connection, scan, 'hostile')).toEqual({ length: 1, keys: [[7], ['a']], values: [[7]] })
    const duplicates = { dataset: 'h', columns: [name], keys: [] }
    expect((await runDuplicates(connection, duplicates, 'hostile')).values).toEqual([[1], [0]])
    const shown = await readRows(connection, { dataset: 'h', limit: 5, columns: [name] }, 'hostile')
    expect(shown).toEqual({ columns: [name], rows: [[7]] })
  },
)

test.each([1, 2, 10, 256, 4096, 86_400])(
  'whole numbers in steps of %i fall into 256 buckets as if drawn, also those of a trend',
  async (step) => {
    const count = 50_000
    await connection.run(`create or replace table steps as select (range * ${step})::double as id from range(${count})`)
    const expr: Expr = { op: 'hash', of: column('id', 'number'), buckets: 256 }
    const middle = (step * (count - 1)) / 2
    const trend = arithmetic(column('id', 'number'), '-', number(middle))
    const values = [
      { name: 'rows', aggregate: { kind: 'rows' } as const },
      { name: 'trend', aggregate: { kind: 'sum', of: trend, scale: 1e12 } as const },
    ]
    const cells = await runScan(connection, { dataset: 'd', keys: [{ name: 'h', expr }], values }, 'steps')
    const [rows, sums] = cells.values.map((of) => of.map(Number))
    const average = count / 256
    const chiSquare = rows!.reduce((sum, one) => sum + (one - average) ** 2 / average, 0)
    const scaled = sums!.map((sum) => (sum / 2 ** 62) * 1e12)
    const spread = scaled.reduce((sum, one) => sum + one ** 2, 0) / 256 / (average * (step * count) ** 2 * (1 / 12))
    // 255 degrees of freedom: five standard deviations on each side
    expect(Math.abs(chiSquare - 255)).toBeLessThan(5 * Math.sqrt(2 * 255))
    expect(Math.abs(spread - 1)).toBeLessThan(5 * Math.sqrt(2 / 256))
  },
)

test('duplicates are the rows beyond the first of each kind within a cell', async () => {
  await connection.run(`create or replace table twice (g varchar, a double, "a\u0001bad" boolean, c varchar)`)
  await connection.run(
    `insert into twice values ('x', 1, false, 'p'), ('x', 1, false, 'q'), ('y', 1, false, 'p'), ('y', null, true, 'p'), ('y', null, false, 'p'), ('y', null, false, 'p'), ('x', 1, false, 'p')`,
  )
  const of = (columns: readonly string[], more = {}) =>
    runDuplicates(connection, { dataset: 'd', columns, keys: [], ...more }, 'twice')
  const keys = [{ name: 'g', expr: column('g', 'text') }]
  expect(await of([])).toEqual({ length: 1, keys: [], values: [[7], [2]] })
  expect(await of(['a'])).toEqual({ length: 1, keys: [], values: [[7], [4]] })
  expect(await of(['a'], { keys })).toEqual({
    length: 2,
    keys: [['x', 'y']],
    values: [
      [3, 4],
      [2, 1],
    ],
  })
  expect(await of(['a'], { filter: compare(column('c', 'text'), '=', text('q')) })).toEqual({
    length: 1,
    keys: [],
    values: [[1], [0]],
  })
  expect(await of(['a'], { filter: compare(column('c', 'text'), '=', text('z')) })).toEqual({
    length: 1,
    keys: [],
    values: [[0], [0]],
  })
})

test('rows are shown in the order of the file, without the columns that say what is bad', async () => {
  const all = await readRows(connection, { dataset: 'ten', limit: 2, columns: [] }, 'ten')
  expect(all).toEqual({
    columns: ['i', 'n', 't', 'b', 'at'],
    rows: [
      [1, 0, 'red', true, '2024-03-31T00:30:00Z'],
      [2, 1, 'red', false, '2024-03-31T01:30:00Z'],
    ],
  })
  const some = await readRows(
    connection,
    { dataset: 'ten', filter: { op: 'missing', of: n }, limit: 9, columns: ['at', 'i'] },
    'ten',
  )
  expect(some).toEqual({ columns: ['at', 'i'], rows: [[null, 7]] })
})

test('equal scans run once and every scan has its cells', async () => {
  const [first, second, third] = await runScans(connection, [scanBy(b), scanBy(i), scanBy(b)], 'ten')
  expect(first).toBe(third)
  expect(first!.keys).toEqual([[null, false, true]])
  expect(second!.length).toBe(10)
})

// `every` shape of key and value at once: merged cells of two parts are those of the whole, in any order, file or thread
const everything: Scan = {
  dataset: 'parts',
  keys: [
    { name: 'g', expr: column('g', 'text') },
    { name: 'v', expr: { op: 'bin', of: column('v', 'number'), low: -1, high: 1, bins: 3 } },
    { name: 'w', expr: { op: 'window', of: column('at', 'time'), unit: 'day', timezone: 'Europe/Berlin' } },
    { name: 'h', expr: { op: 'hash', of: column('v', 'number'), buckets: 3 } },
    { name: 'c', expr: compare(column('v', 'number'), '>', number(0)) },
  ],
  values: [
    { name: 'rows', aggregate: { kind: 'rows' } },
    { name: 'sum', aggregate: { kind: 'sum', of: column('v', 'number'), scale: 3 } },
    {
      name: 'square',
      aggregate: { kind: 'sum', of: arithmetic(column('v', 'number'), '*', column('v', 'number')), scale: 9 },
    },
    { name: 'low', aggregate: { kind: 'minimum', of: column('v', 'number') } },
    { name: 'high', aggregate: { kind: 'maximum', of: column('at', 'time') } },
  ],
}

interface Row {
  readonly g: string | null
  readonly v: number | null
  readonly at: number | null
}

const rowsOf: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.record({
    g: fc.constantFrom('a', 'b', null),
    v: fc.oneof(fc.constantFrom(0, -0, 1, -1, 0.1, 3, -3, null), fc.double({ min: -3, max: 3, noNaN: true })),
    at: fc.oneof(fc.constant(null), fc.integer({ min: -1e12, max: 2e15 })),
  }),
  { maxLength: 40 },
)

test('cells of two parts merge to the cells of both together, whatever the order of rows', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf, rowsOf, async (one, other) => {
      const whole = await cellsOf([...one, ...other])
      expect(await cellsOf([...other, ...one].toReversed())).toEqual(whole)
      expect(merged([await cellsOf(one), await cellsOf(other)])).toEqual(entries(whole))
    }),
    { numRuns: 15, seed: 7 },
  )
})

test('sums are those of BigInt arithmetic, rounded half to even', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf, async (rows) => {
      const scan: Scan = { ...everything, keys: [] }
      const cells = await cellsOf(rows, scan)
      const values = rows.flatMap(({ v }) => (v === null ? [] : [v]))
      expect([cells.values[1]![0], cells.values[2]![0]]).toEqual([
        fixedSum(values, 3),
        fixedSum(
          values.map((v) => v * v),
          9,
        ),
      ])
    }),
    { numRuns: 15, seed: 7 },
  )
})

test('cells do not depend on the number of threads', async () => {
  await connection.run(
    `create or replace table parts as select 'g' || (i % 7) as g, sin(i) * 3 as v, make_timestamp(1700000000000000 + (i % 50) * 7777777777) as at from range(300000) as r(i)`,
  )
  const two = await runScan(connection, everything, 'parts')
  await connection.run('set threads = 1')
  const single = await runScan(connection, everything, 'parts')
  await connection.run('set threads = 2')
  expect(two.length).toBeGreaterThan(100)
  expect(single).toEqual(two)
})

async function cellsOf(rows: readonly Row[], scan = everything): Promise<Cells> {
  const values = rows.map(
    ({ g, v, at: when }) =>
      `(${g === null ? 'null' : `'${g}'`}, ${v === null ? 'null' : `'${Object.is(v, -0) ? '-0' : v}'::double`}, make_timestamp(${when}))`,
  )
  await connection.run('create or replace table parts (g varchar, v double, "at" timestamp)')
  if (values.length > 0) await connection.run(`insert into parts values ${values.join(', ')}`)
  return runScan(connection, scan, 'parts')
}

type Entry = readonly [string, readonly (number | bigint | null)[]]

function entries(cells: Cells): readonly Entry[] {
  return Array.from({ length: cells.length }, (_, cell): Entry => [
    JSON.stringify(cells.keys.map((key) => key[cell])),
    cells.values.map((value) => value[cell]!),
  ]).toSorted(([a], [b2]) => (a < b2 ? -1 : 1))
}

function merged(parts: readonly Cells[]): readonly Entry[] {
  const all = new Map<string, readonly (number | bigint | null)[]>()
  for (const [key, values] of parts.flatMap(entries)) {
    const known = all.get(key)
    all.set(key, known === undefined ? values : values.map((value, index) => together(index, known[index]!, value)))
  }
  return [...all].toSorted(([a], [b2]) => (a < b2 ? -1 : 1))
}

function together(index: number, one: number | bigint | null, other: number | bigint | null): number | bigint | null {
  if (one === null || other === null) return one ?? other
  if (typeof one === 'bigint' && typeof other === 'bigint') return one + other
  if (index === 3) return Math.min(Number(one), Number(other))
  return index === 4 ? Math.max(Number(one), Number(other)) : Number(one) + Number(other)
}

function fixedSum(list: readonly number[], scale: number): bigint {
  return list.reduce((sum, v) => sum + roundHalfEven(v * (2 ** 62 / scale)), 0n)
}

function roundHalfEven(value: number): bigint {
  const floor = Math.floor(value)
  const half = value - floor === 0.5
  return BigInt(half ? floor + (floor % 2 === 0 ? 0 : 1) : Math.round(value))
}

function hostile(): readonly string[] {
  return [
    '',
    `'`,
    `''; drop table ten; --`,
    `"`,
    `"; drop table ten; --`,
    '\\',
    `\\'`,
    'a\nb\r\tc',
    '\u0001\u007f\u0085',
    'a\0b',
    '%_*?[a]',
    '$1 ? :x {{y}}',
    '/* a */ -- b',
    'Ω 🜂 é e\u0301 \u202e\u200b',
    'null',
    'NaN',
    'select',
    'a'.repeat(5000),
  ]
}

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

function sumScan(scale: number): Scan {
  return {
    dataset: 'ten',
    keys: [],
    values: [{ name: 's', aggregate: { kind: 'sum', of: i, scale } }],
    filter: compare(i, '=', number(10)),
  }
}

function scanBy(expr: Expr): Scan {
  return { dataset: 'ten', keys: [{ name: 'k', expr }], values: [] }
}

function choice(when: Expr, value: Expr, otherwise: Expr): Expr {
  return { op: 'if', when, value, otherwise }
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
