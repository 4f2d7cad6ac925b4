import type { Value } from '@plumb/claims'
import { listedValues } from './column-facts.ts'
import { queryRows } from './connection.ts'
import type { Engine } from './connection.ts'
import { quoteTexts } from './quote.ts'
import { rowAbout } from './row-about.ts'
import type { Source, SourceColumn } from './source.ts'

const sampleRows = 100_000

/**
 * What the first rows of Parquet files say of columns with few values: a list that is likely to be whole, since every
 * smallest and largest value of a row group is in it (a file sorted by the column has others). Who trusts it must see to
 * it that no row holds another. Undefined of other columns.
 *
 * @param distinct about how many different values each column has in a sample
 */
export async function sampledLists(
  engine: Engine,
  source: Source,
  distinct: readonly number[],
): Promise<readonly (readonly Value[] | undefined)[]> {
  const isFew = source.columns.map(({ kind }, index) => isListed(kind) && distinct[index]! <= listedValues)
  if (source.paths === undefined || !isFew.includes(true)) return isFew.map(() => undefined)
  const lists = await firstValues(engine, source, isFew)
  const ends = await rowGroupEnds(engine, source.paths)
  return source.columns.map(({ name, kind }, index) => {
    const [list, own] = [lists[index], ends.get(name)]
    const isWhole = own?.every((end) => list?.includes(kind === 'number' ? Number(end) : end)) === true
    return isWhole && list !== undefined && list.length <= listedValues ? list : undefined
  })
}

function isListed(kind: SourceColumn['kind']): boolean {
  return kind === 'text' || kind === 'number'
}

async function firstValues(
  engine: Engine,
  { from, columns }: Source,
  isFew: readonly boolean[],
): Promise<readonly (readonly Value[] | undefined)[]> {
  const kept = columns.flatMap((column, index) => (isFew[index] === true ? [{ ...column, index }] : []))
  const row = await rowAbout(engine, kept, (some) => {
    const values = some.map(({ sql, kind, index }) => `${kind === 'number' ? `${sql}::double` : sql} as v${index}`)
    const lists = some.map(({ index }) => `list(distinct v${index}) as l${index}`)
    return `select ${lists.join(', ')} from (select ${values.join(', ')} from ${from} limit ${sampleRows})`
  })
  return columns.map((_, index) => row[`l${index}`] as readonly Value[] | undefined)
}

/** By column, the ends of its row groups as text; a column of which some group tells none is not there. */
async function rowGroupEnds(engine: Engine, paths: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const ends = `list(distinct stats_min_value) || list(distinct stats_max_value)`
  const rows = await queryRows(
    engine,
    `select path_in_schema as name, ${ends} as ends from parquet_metadata(${quoteTexts(paths)}) group by 1 having count(*) = count(stats_min_value)`,
  )
  return new Map(rows.map((row) => [String(row['name']), row['ends'] as readonly string[]]))
}
