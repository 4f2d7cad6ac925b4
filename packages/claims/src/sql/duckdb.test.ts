import { expect, test } from 'vitest'
import type { ColumnExpr, ColumnType, Expr, LiteralExpr } from '../plan/expr.ts'
import type { Aggregate, Scan } from '../plan/scan.ts'
import { printDuplicates, printExpr, printRows, printScan } from './duckdb.ts'

// that each text is accepted by DuckDB and gives the right numbers is tested where the scans are run

const n = column('n', 'number')
const withBad: ColumnExpr = { ...n, bad: true }
const t = column('t', 'text')
const at = column('at', 'time')
const b = column('b', 'boolean')
const yes: LiteralExpr = { op: 'literal', value: true, type: 'boolean' }
const above: Expr = { op: 'compare', how: '>', left: n, right: number(20) }
const red: Expr = { op: 'compare', how: '=', left: t, right: text('red') }

test.each<readonly [Expr, string]>([
  [column('a "b', 'number'), `"a ""b"`],
  [number(0.1), '0.1e0'],
  [number(-0), '0e0'],
  [number(1e300), '1e+300'],
  [text(`it's`), `'it''s'`],
  [text('a\n\u0001'), `('a' || chr(10) || chr(1))`],
  [text('\n'), `(chr(10))`],
  [text(''), `''`],
  [{ op: 'literal', value: true, type: 'boolean' }, 'true'],
  [{ op: 'literal', value: 1.5e15, type: 'time' }, 'make_timestamp(1500000000000000)'],
  [{ op: 'literal', value: null, type: 'number' }, 'cast(null as double)'],
  [above, `coalesce(("n" > 20e0), false)`],
  [{ ...above, how: '!=' }, `(not coalesce(("n" = 20e0), false))`],
  [{ op: 'in', of: t, values: [text('a'), text('b')] }, `coalesce(("t" in ('a', 'b')), false)`],
  [{ op: 'contains', of: t, text: '%' }, `coalesce(contains("t", '%'), false)`],
  [{ op: 'matches', of: t, pattern: '^a.c$' }, `coalesce(regexp_matches("t", '^a.c$'), false)`],
  [{ op: 'missing', of: n }, `("n" is null)`],
  [{ op: 'missing', of: withBad }, `("n" is null and not "n\u0001bad")`],
  [{ op: 'bad', of: withBad }, `"n\u0001bad"`],
  [{ op: 'bad', of: n }, 'false'],
  [{ op: 'null', of: n }, `("n" is null)`],
  [
    { op: 'and', parts: [above, { op: 'or', parts: [red, b] }] },
    `coalesce((("n" > 20e0) and (("t" = 'red') or "b")), false)`,
  ],
  [{ op: 'not', part: above }, `(not coalesce(("n" > 20e0), false))`],
  [{ op: 'not', part: b }, `(not coalesce("b", false))`],
  [choice(red, n, number(0)), `(case when ("t" = 'red') then "n" else 0e0 end)`],
  [
    arithmetic(n, '*', arithmetic(n, '+', number(1))),
    `(case when isfinite(("n" * ("n" + 1e0))) then ("n" * ("n" + 1e0)) end)`,
  ],
  [arithmetic(number(1), '/', n), `(case when isfinite((1e0 / nullif("n", 0e0))) then (1e0 / nullif("n", 0e0)) end)`],
  [{ op: 'ln', of: n }, `(case when "n" > 0 then ln("n") end)`],
  [{ op: 'abs', of: n }, `abs("n")`],
  [
    { op: 'band', of: n, cuts: [1, 2] },
    `(case when "n" is not null then case when "n" < 2e0 then case when "n" < 1e0 then 0 else 1 end else 2 end end)`,
  ],
  [{ op: 'window', of: at, unit: 'week', timezone: 'UTC' }, `epoch_us(date_trunc('week', "at"))`],
  [
    { op: 'window', of: at, unit: 'day', timezone: 'Europe/Berlin' },
    `epoch_us(date_trunc('day', (("at" at time zone 'UTC') at time zone 'Europe/Berlin')) at time zone 'Europe/Berlin')`,
  ],
  [
    { op: 'bin', of: n, low: 0, high: 1, bins: 4 },
    `(case when "n" >= 0e0 and "n" < 1e0 then least(cast(floor("n" * 4e0) as integer), 3) when "n" >= 1e0 then 3 when "n" < 0e0 then 0 end)`,
  ],
  [
    { op: 'log-bucket', of: n },
    `(case when "n" > 0 then (cast(floor(ln(abs("n")) / 0.020000666706669435e0) as integer) + 1000000) when "n" < 0 then -(cast(floor(ln(abs("n")) / 0.020000666706669435e0) as integer) + 1000000) when "n" = 0 then 0 end)`,
  ],
  [
    { op: 'place', own: number(1), among: [n, n] },
    `(case when 1e0 is not null then cast(list_transform([{'own': (cast(1e0 as bigint) + 1), 'value': ["n", "n"][(cast(1e0 as bigint) + 1)], 'among': ["n", "n"]}], lambda one: len(list_filter(one.among, lambda x, i: x > one.value or (x = one.value and i > one.own))))[1] as double) end)`,
  ],
  [
    { op: 'highest', values: [text(`it's`), text('b')], among: [n, withBad] },
    `(case when "n" is not null and "n" is not null then ['it''s', 'b'][list_position(["n", "n"], greatest("n", "n"))] end)`,
  ],
  [
    { op: 'not', part: { op: 'highest', values: [yes, yes], among: [n, n] } },
    `(not coalesce((case when "n" is not null and "n" is not null then [true, true][list_position(["n", "n"], greatest("n", "n"))] end), false))`,
  ],
  [{ op: 'hash', of: t, buckets: 256 }, `cast(md5_number_lower(coalesce("t", '')) % 256 as integer)`],
])('%j is printed as %s', (expr, sql) => {
  expect(printExpr(expr)).toBe(sql)
})

test.each<readonly [Aggregate, string]>([
  [{ kind: 'rows' }, 'count(*)'],
  [{ kind: 'sum', of: n, scale: 1 }, 'coalesce(sum(cast("n" * 4611686018427388000e0 as bigint)), 0)'],
  [
    { kind: 'sum', of: arithmetic(n, '*', n), scale: 4 },
    'coalesce(sum(cast(("n" * "n") * 1152921504606847000e0 as bigint)), 0)',
  ],
  [
    { kind: 'rest', of: n, scale: 1 },
    'coalesce(sum(cast(("n" * 4611686018427388000e0 - cast("n" * 4611686018427388000e0 as bigint)) * 4611686018427388000e0 as bigint)), 0)',
  ],
  [{ kind: 'minimum', of: n }, 'min("n")'],
  [{ kind: 'maximum', of: at }, 'epoch_us(max("at"))'],
  [{ kind: 'distinct', of: t }, 'count(distinct "t")'],
])('%j is printed as %s', (aggregate, sql) => {
  expect(printScan({ dataset: 'd', keys: [], values: [{ name: 'v', aggregate }] }, '"d"')).toBe(
    `select ${sql} as v0 from "d"`,
  )
})

test('a scan groups and sorts by the positions of its keys', () => {
  const scan: Scan = {
    dataset: 'd',
    filter: { op: 'and', parts: [above, red] },
    keys: [
      { name: 'when', expr: at },
      { name: 'red', expr: red },
    ],
    values: [{ name: 'rows', aggregate: { kind: 'rows' } }],
  }
  expect(printScan(scan, '"d"')).toBe(
    `select epoch_us("at") as k0, coalesce(("t" = 'red'), false) as k1, count(*) as v0 from "d" ` +
      `where (("n" > 20e0) and ("t" = 'red')) group by 1, 2 order by 1 nulls first, 2 nulls first`,
  )
})

test('a hash of texts is computed once for each value and joined to the rows', () => {
  const hash: Expr = { op: 'hash', of: t, buckets: 4 }
  expect(printScan({ dataset: 'd', filter: red, keys: [{ name: 'h', expr: hash }], values: [] }, '"d"')).toBe(
    `select coalesce("\u0001output0", cast(md5_number_lower(coalesce('', '')) % 4 as integer)) as k0 from "d" ` +
      `left join (select "\u0001input0", cast(md5_number_lower(coalesce("\u0001input0", '')) % 4 as integer) as "\u0001output0" ` +
      `from (select "t" as "\u0001input0" from "d" where ("t" = 'red') group by 1 having count(*) > 0)) on "\u0001input0" = "t" ` +
      `where ("t" = 'red') group by 1 order by 1 nulls first`,
  )
})

test('numbers are mixed row by row', () => {
  const keys = [{ name: 'h', expr: { op: 'hash', of: n, buckets: 4 } as const }]
  expect(printScan({ dataset: 'd', keys, values: [] }, '"d"')).not.toContain('join')
})

test('rows are limited, and all columns are those without a control character', () => {
  expect(printRows({ dataset: 'd', filter: above, limit: 5, columns: ['n', 'a"b'] }, '"d"')).toBe(
    `select "n", "a""b" from "d" where ("n" > 20e0) limit 5`,
  )
  expect(printRows({ dataset: 'd', limit: 5, columns: [] }, '"d"')).toBe(
    `select columns(c -> not contains(c, chr(1))) from "d" limit 5`,
  )
})

test('duplicates count the rows and the different rows of each cell', () => {
  expect(printDuplicates({ dataset: 'd', columns: ['n'], keys: [{ name: 't', expr: t }] }, '"d"')).toBe(
    `select "\u0001key0" as k0, coalesce(sum("\u0001rows"), 0)::bigint as v0, (coalesce(sum("\u0001rows"), 0) - count(*))::bigint as v1 ` +
      `from (select "t" as "\u0001key0", count(*) as "\u0001rows", columns(c -> c in ('n', ('n' || chr(1) || 'bad'))) from "d" group by all) ` +
      `group by 1 order by 1 nulls first`,
  )
})

test('with a label, duplicates are the rows of which another like them has another label', () => {
  expect(printDuplicates({ dataset: 'd', columns: ['t'], label: n, keys: [] }, '"d"')).toBe(
    `select coalesce(sum("\u0001rows"), 0)::bigint as v0, coalesce(sum("\u0001rows") filter (where "\u0001conflict"), 0)::bigint as v1 ` +
      `from (select count(*) as "\u0001rows", count(distinct "n") > 1 as "\u0001conflict", ` +
      `columns(c -> c in ('t', ('t' || chr(1) || 'bad'))) from "d" group by all)`,
  )
})

test('a printer refuses what has no SQL', () => {
  expect(() => printExpr(number(Number.NaN))).toThrow('a number in a plan must be finite; got NaN')
  expect(() => printExpr(number(-Infinity))).toThrow('a number in a plan must be finite; got -Infinity')
  expect(() => printExpr({ op: 'literal', value: 0.5, type: 'time' })).toThrow('must be whole microseconds; got 0.5')
  expect(() => printExpr(column('a\0b', 'text'))).toThrow('must not hold a NUL')
  expect(() => printExpr(arithmetic(t, '+', n))).toThrow('a text is not a number')
  expect(() => printScan(sumScan(0), '"d"')).toThrow('must be at least 1e-280; got 0')
  expect(() => printScan(sumScan(Number.NaN), '"d"')).toThrow('must be at least 1e-280; got NaN')
  expect(() => printRows({ dataset: 'd', limit: -1, columns: [] }, '"d"')).toThrow('must be a whole number; got -1')
})

function column(name: string, type: ColumnType): ColumnExpr {
  return { op: 'column', name, type }
}

function sumScan(scale: number): Scan {
  return {
    dataset: 'd',
    keys: [],
    values: [{ name: 's', aggregate: { kind: 'sum', of: n, scale } }],
  }
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

function arithmetic(left: Expr, how: '+' | '-' | '*' | '/', right: Expr): Expr {
  return { op: 'arithmetic', how, left, right }
}
