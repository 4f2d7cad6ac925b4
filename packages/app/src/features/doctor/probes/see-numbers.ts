import { queryRows } from '../../../warehouse/connection.ts'
import { quoteName } from '../../../warehouse/quote.ts'
import type { NumberRows, SeenNumber } from '../examination.ts'
import type { Probe } from './probe.ts'

/** How many different values are looked at from each end. */
const mostEnds = 25

/** Looks at both ends of every column of numbers, where values that stand for something else are found. */
export async function seeNumbers({ engine, sample, study }: Probe): Promise<readonly SeenNumber[]> {
  const seen: SeenNumber[] = []
  for (const { name, type, distinct } of study.columns) {
    if (type !== 'number' || distinct < 2) continue
    const column = quoteName(name)
    const counted = `select ${column} as v, count(*)::double as n from ${sample} where ${column} is not null group by 1`
    const end = (order: string): string =>
      `(select list({value: v, rows: n}) from (select * from counted order by v ${order} limit ${mostEnds}))`
    const middle = `(select coalesce(median(${column}), 0) from ${sample} where ${column} > 0)`
    const [row = {}] = await queryRows(
      engine,
      `with counted as materialized (${counted}) select sum(n)::double as "values", count(*)::double as "distinct", ${middle} as "median", ${end('asc')} as lowest, ${end('desc')} as highest from counted`,
    )
    seen.push({
      name,
      values: Number(row['values']),
      distinct: Number(row['distinct']),
      median: Number(row['median']),
      lowest: endOf(row['lowest']),
      highest: endOf(row['highest']),
    })
  }
  return seen
}

function endOf(list: unknown): readonly NumberRows[] {
  return Array.isArray(list) ? list.map(({ value, rows }) => ({ value: Number(value), rows: Number(rows) })) : []
}
