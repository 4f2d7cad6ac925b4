import type { DuckDBConnection } from '@duckdb/node-api'

/** Works through a list with several connections side by side; the results keep the order of the list. */
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
  await Promise.all(lanes.map(runLane))
  return results
}
