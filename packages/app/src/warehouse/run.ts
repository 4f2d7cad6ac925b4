import type { DuckDBConnection } from '@duckdb/node-api'
import { packKeys, printDuplicates, printRows, printScan } from '@plumb/claims'
import type {
  Cells,
  DatasetFacts,
  DuplicatesScan,
  PackedKeys,
  RowsRequest,
  Scan,
  ShownRows,
  Value,
} from '@plumb/claims'
import { appendColumn } from './append-column.ts'
import { asCount, asKey, asShown, asSum } from './read-value.ts'
import { namingPatterns } from './pattern-trouble.ts'
import type { ReadValue } from './read-value.ts'

/**
 * The cells of a scan, in the order of their keys, missing first: the same for any number of threads, order of the rows,
 * or split into files.
 *
 * @param relation a table or view, as `printScan` wants it
 * @param facts of the relation; with them, keys of few values are counted faster
 */
export function runScan(
  connection: DuckDBConnection,
  scan: Scan,
  relation: string,
  facts?: DatasetFacts,
): Promise<Cells> {
  const readers = scan.values.map(({ aggregate: { kind } }) => readerOf[kind])
  const packed = facts && packKeys(scan.keys, facts)
  const sql = printScan(scan, relation, packed)
  return namingPatterns(connection, scan, async () =>
    packed === undefined
      ? readCells(connection, sql, scan.keys.length, readers)
      : unpackKeys(await readCells(connection, sql, 1, readers), packed),
  )
}

function unpackKeys({ length, keys: [numbers], values }: Cells, { columns }: PackedKeys): Cells {
  const missing = numbers!.indexOf(null)
  if (missing >= 0) throw new Error('a column holds a text that was not known of it')
  return { length, keys: columns.map((valueOf) => numbers!.map((number) => valueOf(Number(number)))), values }
}

/**
 * The cells of several scans of one relation, one after the other; equal scans run once. Each reads only its own columns
 * with all threads. One pass for all was slower: grouping sets compute each sum for every set (1.46 s where scans one by
 * one took 1.15 s, on 10M rows), and a joint table of all keys has a million cells before it is of use (4.7 s).
 */
export async function runScans(
  connection: DuckDBConnection,
  scans: readonly Scan[],
  relation: string,
  facts?: DatasetFacts,
): Promise<readonly Cells[]> {
  const done = new Map<string, Cells>()
  const cells: Cells[] = []
  for (const scan of scans) {
    const name = JSON.stringify(scan)
    const found = done.get(name) ?? (await runScan(connection, scan, relation, facts))
    done.set(name, found)
    cells.push(found)
  }
  return cells
}

/** Rows and how many of them repeat an earlier one, as the first and second value of each cell. */
export function runDuplicates(connection: DuckDBConnection, scan: DuplicatesScan, relation: string): Promise<Cells> {
  return namingPatterns(connection, scan, () =>
    readCells(connection, printDuplicates(scan, relation), scan.keys.length, [asCount, asCount]),
  )
}

/** The first rows of a population in the order of the file. Times are ISO 8601 texts in UTC. */
export async function readRows(
  connection: DuckDBConnection,
  request: RowsRequest,
  relation: string,
): Promise<ShownRows> {
  return namingPatterns(connection, request, async () => {
    const result = await connection.stream(printRows(request, relation))
    const columns = result.columnNames()
    const rows: Value[][] = []
    for await (const chunk of result) rows.push(...chunk.getRows().map((row) => row.map(asShown)))
    return { columns, rows }
  })
}

const readerOf = {
  rows: asCount,
  distinct: asCount,
  sum: asSum,
  rest: asSum,
  minimum: asCount,
  maximum: asCount,
} as const

async function readCells(
  connection: DuckDBConnection,
  sql: string,
  keys: number,
  values: readonly ReadValue<number | bigint | null>[],
): Promise<Cells> {
  const result = await connection.stream(sql)
  const keyColumns = Array.from({ length: keys }, (): Value[] => [])
  const valueColumns = values.map((): (number | bigint | null)[] => [])
  let length = 0
  for await (const chunk of result) {
    length += chunk.rowCount
    for (const [at, column] of keyColumns.entries()) appendColumn(chunk, at, asKey, column)
    for (const [at, column] of valueColumns.entries()) appendColumn(chunk, keys + at, values[at]!, column)
  }
  return { length, keys: keyColumns, values: valueColumns }
}
