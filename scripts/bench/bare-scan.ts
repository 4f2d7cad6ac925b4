import { DuckDBInstance } from '../../packages/app/src/warehouse/duckdb.ts'

/** One group-by scan of the columns that the claims read, by the same engine, and nothing else. */
export async function bareScan(path: string, { cluster }: { readonly cluster: boolean }): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const account = cluster ? ', count(account)' : ''
  const reader = await connection.runAndReadAll(`
    select country, device, age_band, label, score >= 0.5 as flagged, amount > 20 as large, count(*), sum(score),
      sum(score * score), sum(amount), count(amount), sum(latency_ms)${account}
    from read_parquet('${path.replaceAll("'", "''")}') group by all`)
  process.stdout.write(`${reader.currentRowCount} groups\n`)
}
