import { DuckDBInstance } from '@duckdb/node-api'
import { rowsValue, type Scan } from '@plumb/claims'
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
  return holdsNan(await runScan(connection, watching(over, ['x', 'y']), 'd'), over)
}

test('a scan of a trusted column tells whether it met NaN', async () => {
  expect(await saw(`(1.5::double, 0::double), ('nan'::double, 0), (0.5, 0)`)).toBe(true)
  expect(await saw(`(1.5::double, 0::double), (null, 0), (0.5, 0)`)).toBe(false)
})

test('columns that a scan does not read are not watched', async () => {
  expect(await saw(`(1.5::double, 'nan'::double), (0.5, 0)`)).toBe(false)
})
