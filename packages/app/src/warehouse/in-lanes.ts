import type { DuckDBConnection } from '@duckdb/node-api'

/**
 * Works through a list with several connections side by side; the results keep the order of the list. Where one fails,
 * nothing further begins, and the error comes once every connection is at rest: an engine must not close under a query.
 */
export async function inLanes<Item, Result>(
  lanes: readonly DuckDBConnection[],
  items: readonly Item[],
  work: (connection: DuckDBConnection, item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  let next = 0
  const runLane = async (connection: DuckDBConnection): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(connection, items[at]!)
  }
  const stopping = (error: unknown): never => {
    next = items.length
    throw error
  }
  const ends = await Promise.allSettled(lanes.map((lane) => runLane(lane).catch(stopping)))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return results
}
