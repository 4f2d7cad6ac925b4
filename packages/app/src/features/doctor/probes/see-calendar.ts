import { queryRows } from '../../../warehouse/connection.ts'
import { quoteName } from '../../../warehouse/quote.ts'
import type { Calendar } from '../examination.ts'
import type { Probe } from './probe.ts'

const unitUs = { minute: 60e6, hour: 3600e6, day: 86_400e6 } as const

/** Rows by minute, hour or day, by how long the file's time is; undefined without a time. */
export async function seeCalendar({ engine, relation, study }: Probe): Promise<Calendar | undefined> {
  const column = study.time?.column
  if (column?.minimum === undefined || column.maximum === undefined) return undefined
  const days = (column.maximum - column.minimum) / unitUs.day
  const unit = days > 60 ? 'day' : days > 3 ? 'hour' : 'minute'
  const name = quoteName(column.name)
  const rows = await queryRows(
    engine,
    `select epoch_us(date_trunc('${unit}', ${name}))::double as start, count(*)::double as rows from ${relation} where ${name} is not null group by 1 order by 1 limit 100000`,
  )
  const buckets = rows.map(({ start, rows: count }) => ({ startUs: Number(start), rows: Number(count) }))
  return { unit, unitUs: unitUs[unit], buckets }
}
