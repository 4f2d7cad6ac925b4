import { basename } from 'node:path'
import { InputError } from '@plumb/claims'
import { queryRows } from './connection.ts'
import type { Engine } from './connection.ts'
import { formatOf } from './format.ts'
import { knownType, oddityCounts } from './known-type.ts'
import type { MissingWords } from './missing.ts'
import { plainName } from './plain-name.ts'
import { readParquet } from './read-parquet.ts'
import { readText } from './read-text.ts'
import type { Source } from './source.ts'
import type { TypedColumn } from './typed-column.ts'
import { typeColumns } from './types.ts'

/**
 * Opens files of one kind, all text or all Parquet, with the columns that are wanted and there.
 *
 * @throws {InputError} `bad-file`
 */
export async function openSource(
  engine: Engine,
  paths: readonly string[],
  wanted: readonly string[] | 'all',
): Promise<Source> {
  const files = await Promise.all(paths.map(async (path) => ({ path, format: await formatOf(path) })))
  const parquet = files.filter(({ format }) => format.kind === 'parquet')
  if (parquet.length === 0) return readText(engine, files, wanted)
  if (parquet.length === files.length)
    return readParquet(engine, await Promise.all(paths.map((path) => plainName(engine, path))), wanted)
  const other = files.find(({ format }) => format.kind !== 'parquet')
  const got = `${basename(parquet[0]?.path ?? '')} and ${basename(other?.path ?? '')}`
  throw new InputError('bad-file', `Parquet and text files cannot be one dataset: ${got}`, {
    wanted: 'files of one kind',
    got,
  })
}

/** The columns with their types: declared by Parquet, found from all rows in text. */
export async function typeSource(engine: Engine, source: Source, words: MissingWords): Promise<readonly TypedColumn[]> {
  if (!source.typed) return typeColumns(engine, source, words)
  const counts = source.columns.flatMap((column, index) =>
    Object.entries(oddityCounts(column)).map(([kind, count]) => `${count} as ${kind}${index}`),
  )
  const [row = {}] =
    counts.length === 0 ? [] : await queryRows(engine, `select ${counts.join(', ')} from ${source.from}`)
  const count = (kind: string, index: number): number => Number(row[`${kind}${index}`] ?? 0)
  return source.columns.map((column, index) =>
    knownType(column, words, {
      notFinite: count('notFinite', index),
      infinite: count('infinite', index),
      blank: count('blank', index),
      beyond: count('beyond', index),
    }),
  )
}
