import { existsSync, renameSync } from 'node:fs'
import { DuckDBInstance } from '../../packages/app/src/warehouse/duckdb.ts'
import { quoteText } from '../../packages/app/src/warehouse/quote.ts'

/**
 * Writes a log of predictions as Parquet, once: a year of events from 20 countries, 4 devices and 5 age bands, amounts
 * and latencies of log-normal law, labels drawn from a logit, scores that know the logit but for some noise, and accounts
 * with about 20 events each. Every number comes from a hash of its row, so that a log is the same on every machine.
 */
export async function writeLog(path: string, rows: number): Promise<void> {
  if (existsSync(path)) return
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const options = `format parquet, compression zstd, compression_level 1, row_group_size 245760`
  await connection.run(`copy (${logSql(rows)}) to ${quoteText(`${path}.part`)} (${options})`)
  connection.closeSync()
  instance.closeSync()
  renameSync(`${path}.part`, path)
}

const countries = 'US GB DE FR IN BR JP IT ES CA AU NL MX PL SE TR ZA KE PT NZ'.split(' ')
const devices = ['mobile', 'desktop', 'tablet', 'tv']
const ages = ['18-24', '25-34', '35-44', '45-59', '60+']
const yearUs = 31_536_000_000_000

function logSql(rows: number): string {
  return `
    select
      make_timestamp(1735689600000000 + (i * ${yearUs / rows})::bigint) as ts,
      ${oneOf(countries, 1)} as country, ${oneOf(devices, 2)} as device, ${oneOf(ages, 3)} as age_band,
      exp(3 + ${normal(4)}) as amount, exp(4.5 + 0.6 * ${normal(6)}) as latency_ms,
      (${uniform(8)} < 1 / (1 + exp(-z)))::integer as label, 1 / (1 + exp(-z - 0.6 * ${normal(9)})) as score,
      (hash(i * 16 + 11) % ${Math.max(1, Math.round(rows / 20))})::integer as account
    from (select range as i, -2 + 1.6 * ${normal(12, 'range')} as z from range(${rows}))`
}

/** Strictly between 0 and 1. */
function uniform(purpose: number, row = 'i'): string {
  return `((hash(${row} * 16 + ${purpose}) >> 11)::double + 0.5) / 9007199254740992`
}

/** Box and Muller: takes two purposes. */
function normal(purpose: number, row = 'i'): string {
  return `(sqrt(-2 * ln(${uniform(purpose, row)})) * cos(2 * pi() * (${uniform(purpose + 1, row)})))`
}

function oneOf(values: readonly string[], purpose: number): string {
  const list = values.map((value) => `'${value}'`).join(', ')
  return `([${list}])[1 + (hash(i * 16 + ${purpose}) % ${values.length})::integer]`
}
