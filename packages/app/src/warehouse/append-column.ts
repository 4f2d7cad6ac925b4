import type { DuckDBDataChunk } from '@duckdb/node-api'
import type { ReadValue } from './read-value.ts'

/** Appends the values of a chunk's column, each as `read` gives it. */
export function appendColumn<Out>(chunk: DuckDBDataChunk, at: number, read: ReadValue<Out>, into: Out[]): void {
  const vector = chunk.getColumnVector(at)
  const rows = chunk.rowCount
  for (let row = 0; row < rows; row += 1) into.push(read(vector.getItem(row)))
}
