import { DuckDBInstance } from '../../packages/app/src/warehouse/duckdb.ts'
import { quoteText } from '../../packages/app/src/warehouse/quote.ts'

/** One statement by the same engine, and nothing else. */
export async function bareScan(sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(sql)
  process.stdout.write(`${reader.currentRowCount} groups\n`)
}

/** One group-by scan of the columns of a log that the claims read. */
export function scanOfLog(path: string, { cluster = false } = {}): string {
  const account = cluster ? ', count(account)' : ''
  return `
    select country, device, age_band, label, score >= 0.5 as flagged, amount > 20 as large, count(*), sum(score),
      sum(score * score), sum(amount), count(amount), sum(latency_ms)${account}
    from read_parquet(${quoteText(path)}) group by all`
}
