import type { Engine } from './connection.ts'
import { inLanes } from './in-lanes.ts'

/**
 * One row of facts about several columns, asked for by as many statements as there are lanes: a statement that reads only
 * the first rows keeps one core busy.
 *
 * @param print the statement for some of the columns; its names must tell the columns apart
 */
export async function rowAbout<Column>(
  engine: Engine,
  columns: readonly Column[],
  print: (some: readonly Column[]) => string,
): Promise<Readonly<Record<string, unknown>>> {
  const lanes = engine.lanes.length
  const parts = engine.lanes.map((_, lane) => columns.filter((__, at) => at % lanes === lane))
  const asked = parts.filter((part) => part.length > 0)
  const rows = await inLanes(engine.lanes, asked, async (connection, part) => {
    const reader = await connection.runAndReadAll(print(part))
    return reader.getRowObjectsJS()[0] ?? {}
  })
  return Object.assign({}, ...rows) as Readonly<Record<string, unknown>>
}
