import { DuckDBInstance } from '@duckdb/node-api'
import type { ClaimResult } from '@plumb/claims'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorkspace, type Workspace } from '../../warehouse/test-workspace.ts'
import { checkProduct } from './check-product.ts'

// large enough to stay in place, where facts come from metadata and a sample
const rows = 2_000_100

let workspace: Workspace

beforeAll(async () => {
  workspace = await openWorkspace()
})

afterAll(() => workspace.close())

test('a value that no sample and no row group tells of is seen all the same', async () => {
  const found = await check(`case when i = 1900000 then 'b' when i % 2 = 0 then 'a' else 'c' end`, `0.5`, [
    'rows >= 1 in each plan',
    'missing(plan) <= 1%',
  ])
  expect(found[0]!.slices.map(({ where, rows: own }) => [where['plan'], own])).toEqual([
    ['b', 1],
    ['a', 1_000_049],
    ['c', 1_000_050],
  ])
  expect(found[1]!.estimate).toBe(0)
})

test('a histogram by a column with such a value has its slice too', async () => {
  const found = await check(
    `case when i = 1900000 then 'b' when i % 2 = 0 then 'a' else 'c' end`,
    `(i % 1009) / 1009.0`,
    ['roc_auc >= 10% in each plan'],
  )
  expect(found[0]!.slices.map(({ where, reason }) => [where['plan'], reason])).toContainEqual(['b', 'one-class'])
})

test('NaN far down is a missing score, whether it meets a sum, a bin or a condition', async () => {
  const found = await check(`'a'`, `case when i = 1900000 then 'nan'::double else (i % 1009) / 1009.0 end`, [
    'brier_score <= 1',
    'roc_auc >= 10%',
    'accuracy >= 1%',
  ])
  expect(found.map(({ excluded }) => excluded)).toEqual(found.map(() => [{ rows: 1, reason: 'no-score' }]))
})

test('words that stand for the positive value do so only where no row has the value itself', async () => {
  const answer = `case when i = 1900000 then 'm' when i % 2 = 0 then 'true' else 'false' end`
  const found = await check(
    answer,
    '0.5',
    ['precision >= 1%'],
    'prediction: plan }, positive: m, task: binary',
    `case when i % 3 = 0 then 'm' else 'n' end`,
  )
  expect(found[0]!.n).toBe(1)
})

async function check(
  plan: string,
  score: string,
  claims: readonly string[],
  roles = 'score: score }, positive: 1, threshold: 0.5',
  label = '(i % 3 = 0)::int',
): Promise<readonly ClaimResult[]> {
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  const select = `select ${plan} as plan, (${score})::double as score, ${label} as label from range(${rows}) r(i)`
  await connection.run(`copy (${select}) to '${workspace.folder}/log.parquet' (row_group_size 100000)`)
  instance.closeSync()
  const data = `{ source: log.parquet, columns: { label: label, ${roles} }`
  const text = `product: Trust\ndata: { log: ${data} }\nclaims:\n  build:\n${claims.map((claim) => `    - ${claim}\n`).join('')}`
  await workspace.write('product.yaml', text)
  const options = { now: new Date('2026-01-01T00:00:00Z'), allow: [], version: 'test' }
  return (await checkProduct({ path: undefined, cwd: workspace.folder }, options)).claims
}
