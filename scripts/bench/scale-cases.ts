import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '../../packages/app/src/warehouse/duckdb.ts'
import { quoteText } from '../../packages/app/src/warehouse/quote.ts'

/** Data of a shape that could cost more than its rows, a product on it, and a bare scan of what its claims read. */
export interface ScaleCase {
  readonly what: string
  /** File or pattern, in the folder of the benchmarks. */
  readonly source: string
  readonly claims: readonly string[]
  /** Of the source. */
  readonly scan: (from: string) => string
}

const usual = ['rows >= 1', 'precision >= 10%', 'accuracy >= 10% in each team']
const bare = (keys: string) => (from: string) =>
  `select ${keys}, label, score >= 0.5, count(*) from ${from} group by all`
const parquet = (path: string): string => `read_parquet(${quoteText(path)})`
const csv = (path: string): string => `read_csv(${quoteText(path)}, header = true, delim = ',')`

export const scaleCases: readonly ScaleCase[] = [
  { what: '300 columns, Parquet', source: 'wide.parquet', claims: usual, scan: bare('team') },
  { what: 'the same without 296 of them', source: 'narrow.parquet', claims: usual, scan: bare('team') },
  { what: '300 columns, CSV', source: 'wide.csv', claims: usual, scan: bare('team') },
  { what: 'the same without 296 of them', source: 'narrow.csv', claims: usual, scan: bare('team') },
  { what: '2,000 CSV files by a pattern', source: 'parts/*.csv', claims: usual, scan: bare('team') },
  {
    what: '9,000 slices',
    source: 'shops.parquet',
    claims: [...usual.slice(0, 2), 'accuracy >= 10% in each shop'],
    scan: bare('shop'),
  },
  {
    what: '50,000 slices, refused with a reason',
    source: 'shops.parquet',
    claims: [...usual.slice(0, 2), 'accuracy >= 10% in each account'],
    scan: bare('account'),
  },
]

/** What a bare scan reads of a source. */
export function readerOf(path: string): string {
  return path.endsWith('.csv') ? csv(path) : parquet(path)
}

const wideRows = 200_000
const shopRows = 1_000_000
const fileRows = 100

/** Writes the data of all cases, once: every number comes from a hash of its row. */
export async function writeScaleData(folder: string): Promise<void> {
  const done = join(folder, 'parts')
  if (existsSync(done)) return
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const copy = (sql: string, name: string, options: string): Promise<unknown> =>
    connection.run(`copy (${sql}) to ${quoteText(join(folder, name))} (${options})`)
  const [wide, narrow] = [parquet(join(folder, 'wide.parquet')), 'select label, score, team, c0']
  await copy(rowsOf(wideRows, more), 'wide.parquet', 'format parquet')
  await copy(`select * from ${wide}`, 'wide.csv', 'header')
  await copy(`${narrow} from ${wide}`, 'narrow.parquet', 'format parquet')
  await copy(`${narrow} from ${wide}`, 'narrow.csv', 'header')
  await copy(rowsOf(shopRows, shops), 'shops.parquet', 'format parquet')
  const unfinished = `${done}.part`
  mkdirSync(unfinished, { recursive: true })
  for (let at = 0; at < wideRows / fileRows; at += 1)
    await copy(`${narrow} from ${wide} where i // ${fileRows} = ${at}`, `parts.part/${at}.csv`, 'header')
  renameSync(unfinished, done)
  connection.closeSync()
  instance.closeSync()
}

const shops = `${hashed(3, 9_000)} as shop, ${hashed(4, 50_000)} as account`
const more = Array.from({ length: 296 }, (_, at) => `${hashed(at + 10, 1000)} as c${at}`).join(', ')

function rowsOf(rows: number, others: string): string {
  return `select i, (${hashed(0, 100)} < 30)::integer as label, ${hashed(1, 1000)} / 1000 as score,
    ['red', 'green', 'blue'][1 + ${hashed(2, 3)}] as team, ${others} from (select range as i from range(${rows}))`
}

/** A whole number below `below`, of a row and a purpose. */
function hashed(purpose: number, below: number): string {
  return `(hash(i * 512 + ${purpose}) % ${below})::integer`
}
