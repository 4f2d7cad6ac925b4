import { badTextName } from '../../../warehouse/column-facts.ts'
import { queryRows } from '../../../warehouse/connection.ts'
import { quoteName } from '../../../warehouse/quote.ts'
import type { SeenBad } from '../examination.ts'
import type { Probe } from './probe.ts'

/** The most frequent values that are not of their column's type; Parquet has only infinite ones, whose text nobody kept. */
export async function seeBad({ engine, relation, study }: Probe): Promise<readonly SeenBad[]> {
  const described = await queryRows(engine, `describe select * from ${relation}`)
  const there = new Set(described.map(({ column_name: name }) => String(name)))
  const seen: SeenBad[] = []
  for (const { name, bad } of study.columns) {
    if (bad === 0) continue
    const text = badTextName(name)
    const column = quoteName(text)
    const sql = `select ${column} as value, count(*)::double as rows from ${relation} where ${column} is not null group by 1 order by 2 desc, 1 limit 3`
    const rows = there.has(text) ? await queryRows(engine, sql) : []
    seen.push({ name, examples: rows.map(({ value, rows: n }) => ({ value: String(value), rows: Number(n) })) })
  }
  return seen
}
