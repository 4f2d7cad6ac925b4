import { basename } from 'node:path'
import { InputError } from '@plumb/claims'
import { columnNames } from './column-names.ts'
import { queryRows } from './connection.ts'
import type { Engine } from './connection.ts'
import { quoteTexts } from './quote.ts'
import type { Source, SourceColumn } from './source.ts'

/**
 * Parquet files, read in place: union by name, a column that a file lacks is missing there. Numbers of every width and
 * decimals are numbers, dates and timestamps times, anything else is text.
 *
 * @throws {InputError} `bad-file` on a file that is cut off or damaged
 */
export async function readParquet(
  engine: Engine,
  paths: readonly string[],
  wanted: readonly string[] | 'all',
): Promise<Source> {
  const read = `read_parquet(${quoteTexts(paths)}${paths.length > 1 ? ', union_by_name = true' : ''})`
  const described = await mend(paths, () => queryRows(engine, `describe select * from ${read}`))
  const names = columnNames(described.map(({ column_name: name }) => String(name)))
  const columns = described.map(({ column_type: type }, index): SourceColumn => ({
    name: names[index] ?? '',
    ...columnOf(`c${index}`, String(type)),
  }))
  const [counted] = await mend(paths, () => queryRows(engine, `select count(*)::double as rows from ${read}`))
  const from = `${read} as files(${columns.map((_, index) => `c${index}`).join(', ')})`
  const kept = columns.filter(({ name }) => wanted === 'all' || wanted.includes(name))
  return {
    from,
    paths,
    typed: true,
    schema: 'memory.main',
    names,
    columns: kept,
    rows: Number(counted?.rows),
    rejected: [],
    formats: paths.map(() => ({ kind: 'parquet' })),
    dispose: async () => {},
  }
}

function columnOf(sql: string, type: string): Omit<SourceColumn, 'name'> {
  if (/^(FLOAT|DOUBLE)$/.test(type)) return { kind: 'number', sql: `${sql}::double`, float: true }
  if (/^U?(BIGINT|HUGEINT)$/.test(type)) return { kind: 'number', sql, wide: true, whole: true }
  if (/^U?(TINYINT|SMALLINT|INTEGER)$/.test(type)) return { kind: 'number', sql, whole: true }
  if (/^DECIMAL\([0-9,]+\)$/.test(type)) return { kind: 'number', sql }
  if (type === 'BOOLEAN') return { kind: 'boolean', sql }
  if (/^(DATE|TIMESTAMP(_S|_MS|_NS)?)$/.test(type)) return { kind: 'time', sql: `${sql}::timestamp` }
  if (type === 'TIMESTAMP WITH TIME ZONE') return { kind: 'time', sql: `make_timestamp(epoch_us(${sql}))` }
  return { kind: 'text', sql: `${sql}::varchar` }
}

async function mend<T>(paths: readonly string[], read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    const damaged =
      paths.map((path) => basename(path)).find((name) => String(cause).includes(name)) ?? basename(paths[0] ?? '')
    const message = `${damaged} cannot be read as Parquet; it may be cut off or damaged`
    throw new InputError('bad-file', message, { file: damaged, wanted: 'a whole Parquet file', cause })
  }
}
