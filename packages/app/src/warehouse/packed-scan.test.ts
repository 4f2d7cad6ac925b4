import { packKeys, rowsValue, type DatasetFacts, type Expr, type Scan } from '@plumb/claims'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { columnFacts } from './column-facts.ts'
import { openEngine, type Engine } from './connection.ts'
import { runScan } from './run.ts'

let engine: Engine

beforeAll(async () => {
  engine = await openEngine({ allow: [] })
})

afterAll(() => engine.close())

const score = column('s', 'number')
const number = column('n', 'number')
const bins: Expr = { op: 'bin', of: score, low: 0, high: 1, bins: 16 }
const high: Expr = { op: 'compare', how: '>=', left: number, right: { op: 'literal', value: 5, type: 'number' } }
const band: Expr = { op: 'band', of: number, cuts: [2, 8] }

test.each([
  ['values that lie inside the bins', `(i % 100) / 99.0`, `'b' || (i % 3)`, 'least'],
  [
    'missing values, texts with quotes, and values outside the bins',
    `nullif((i % 100) / 50.0 - 0.5, 0.5)`,
    `case i % 4 when 0 then null else 'o''' || (i % 3) end`,
    'coalesce',
  ],
])('keys that are counted as one number give the same cells: %s', async (_what, scores, texts, printed) => {
  const facts = await tableOf(`select (${scores})::double as s, ${texts} as t, (i % 11)::double as n`)
  const scan = scanBy(column('t', 'text'), bins, high, band)
  expect(packKeys(scan.keys, facts)?.sql).toContain(printed)
  const cells = await runScan(engine.connection, scan, 'r', facts)
  expect(cells).toEqual(await runScan(engine.connection, scan, 'r'))
  expect(cells.length).toBeGreaterThan(100)
})

test('a text that is not among those known is an error, never another text', async () => {
  const facts = await tableOf(`select 0.5::double as s, 'a' as t, 1::double as n`)
  await engine.connection.run(`insert into r values (0.5, 'b', 1)`)
  await expect(runScan(engine.connection, scanBy(column('t', 'text'), bins), 'r', facts)).rejects.toThrow('not known')
})

test('keys that are many, unknown or without bins are counted as they are', async () => {
  const facts = await tableOf(`select 0.5::double as s, 'a' || i as t, i::double as n`)
  expect(packKeys(scanBy(column('t', 'text'), bins).keys, facts)).toBeUndefined()
  expect(packKeys(scanBy(number, bins).keys, facts)).toBeUndefined()
  expect(packKeys(scanBy(high, band).keys, facts)).toBeUndefined()
  expect(packKeys(scanBy({ ...bins, bins: 65_536 }, high).keys, facts)).toBeUndefined()
})

function column(name: string, type: 'number' | 'text'): Extract<Expr, { readonly op: 'column' }> {
  return { op: 'column', name, type }
}

function scanBy(...keys: readonly Expr[]): Scan {
  return { dataset: 'r', keys: keys.map((expr, at) => ({ name: `k${at}`, expr })), values: [rowsValue] }
}

/** The table r of 5,000 rows, and its facts as opening a dataset finds them. */
async function tableOf(select: string): Promise<DatasetFacts> {
  await engine.connection.run(`create or replace table r as ${select} from range(5000) range(i)`)
  const known = [
    { name: 's', type: 'number' as const, hasBad: false },
    { name: 't', type: 'text' as const, hasBad: false },
    { name: 'n', type: 'number' as const, hasBad: false },
  ]
  const columns = await columnFacts(engine, 'r', known, 5000)
  return { name: 'r', rows: 5000, rejected: [], names: ['s', 't', 'n'], columns, fingerprint: '' }
}
