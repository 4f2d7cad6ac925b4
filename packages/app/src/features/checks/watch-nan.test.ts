import { DuckDBInstance } from '@duckdb/node-api'
import { rowsValue, type Expr, type Scan } from '@plumb/claims'
import { expect, test } from 'vitest'
import { runScan } from '../../warehouse/run.ts'
import { holdsNan, watching } from './watch-nan.ts'

const over: Scan = {
  dataset: 'd',
  keys: [
    {
      name: 'high',
      expr: { op: 'compare', how: '>', left: column('x'), right: { op: 'literal', value: 1, type: 'number' } },
    },
  ],
  values: [rowsValue],
}

function column(name: string): { readonly op: 'column'; readonly name: string; readonly type: 'number' } {
  return { op: 'column', name, type: 'number' }
}

async function saw(values: string): Promise<boolean> {
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run(`create table d as select * from (values ${values}) as t(x, y)`)
  const [one] = watching([over], trusted)
  return holdsNan(await runScan(connection, one!.watch, 'd'), over)
}

const trusted = new Map([['d', { finite: ['x', 'y'], values: new Map() }]])
const ownSquares: Expr = { op: 'arithmetic', how: '*', left: column('x'), right: column('x') }
const ownProduct: Expr = { op: 'arithmetic', how: '*', left: column('x'), right: column('y') }

function adding(of: Expr): Scan {
  return { ...over, values: [rowsValue, { name: 'sum', aggregate: { kind: 'sum', of, scale: 1 } }] }
}

function watchedBy(...scans: readonly Scan[]): readonly (readonly string[])[] {
  return watching(scans, trusted).map(({ scan, watch }) =>
    watch.values.slice(scan.values.length).map(({ name }) => name),
  )
}

test('a scan of a trusted column tells whether it met NaN', async () => {
  expect(await saw(`(1.5::double, 0::double), ('nan'::double, 0), (0.5, 0)`)).toBe(true)
  expect(await saw(`(1.5::double, 0::double), (null, 0), (0.5, 0)`)).toBe(false)
})

test('columns that a scan does not read are not watched', async () => {
  expect(await saw(`(1.5::double, 'nan'::double), (0.5, 0)`)).toBe(false)
})

test('one scan of all rows watches a column for the others', () => {
  expect(watchedBy({ ...over, filter: over.keys[0]!.expr }, over, { ...over })).toEqual([[], ['largest x'], []])
})

test('a sum that NaN would stop watches by itself, but not where a missing value would hide it', async () => {
  expect(watchedBy(over, adding(ownSquares))).toEqual([[], []])
  expect(watchedBy(over, adding(ownProduct))).toEqual([['largest x'], ['largest y']])
  const [one] = watching([adding(ownSquares)], trusted)
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run(`create table d as select * from (values (0.5::double, 1), ('nan'::double, 1)) as t(x, y)`)
  expect(one!.breaks).toBe(true)
  await expect(runScan(connection, one!.watch, 'd')).rejects.toThrow(/conver|cast/i)
})
