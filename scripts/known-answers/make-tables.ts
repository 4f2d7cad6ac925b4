import { join } from 'node:path'
import { DuckDBInstance } from '../../packages/app/src/warehouse/duckdb.ts'

/** Writes the tables of a product into a folder as CSV; their queries name the files that lie in another one. */
export async function makeTables(
  tables: Readonly<Record<string, string>>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run(`set file_search_path = ${quoted(from)}`)
    for (const [name, sql] of Object.entries(tables)) {
      await connection.run(`copy (${sql}) to ${quoted(join(to, name))} (format csv, header)`)
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
