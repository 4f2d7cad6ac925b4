import type { DuckDBConnection } from '@duckdb/node-api'
import { openEngine, type Engine, type EngineOptions } from './connection.ts'

export interface StoppableOptions extends EngineOptions {
  /** Its abort stops what the engine is doing, at once. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Opens an engine, and closes it once it was used.
 *
 * @throws the reason of the signal, once it aborts; and as `openEngine`
 */
export async function withEngine<Result>(
  { signal, ...options }: StoppableOptions,
  use: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted()
  const engine = await openEngine(options)
  const letGo = signal === undefined ? undefined : stopOnAbort(signal, engine.lanes)
  try {
    return await use(engine)
  } catch (error) {
    // what was interrupted fails in its own words
    signal?.throwIfAborted()
    throw error
  } finally {
    letGo?.()
    await engine.close()
  }
}

const againMs = 10

/** From the abort on interrupts every statement of these connections, also those that begin later, until they are let go. */
function stopOnAbort(signal: AbortSignal, connections: readonly DuckDBConnection[]): () => void {
  let timer: NodeJS.Timeout | undefined
  const interrupt = (): void => connections.forEach((connection) => connection.interrupt())
  const stop = (): void => {
    interrupt()
    timer = setInterval(interrupt, againMs)
  }
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  return () => {
    signal.removeEventListener('abort', stop)
    clearInterval(timer)
  }
}
