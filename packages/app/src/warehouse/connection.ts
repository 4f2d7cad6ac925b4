import { realpath } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { createPrivateFolder } from './private-folder.ts'
import { quoteName, quoteText, quoteTexts } from './quote.ts'

export interface EngineOptions {
  /** Where the engine makes its own private folder; default: the system's folder for temporary files. */
  readonly temporaryFolder?: string
  /** Folders whose files may be read, with everything below them. */
  readonly allow: readonly string[]
  readonly memoryMb?: number
  readonly threads?: number
}

/** DuckDB in this process, with its own folder for what does not fit in memory. */
export interface Engine {
  readonly connection: DuckDBConnection
  /** Connections that may work side by side: while one gathers its last rows, the other keeps the cores busy. */
  readonly lanes: readonly DuckDBConnection[]
  /** The engine's private folder; it is removed on close. */
  readonly folder: string
  /** A name that no other table, view or file of this engine has. */
  unusedName(prefix: string): string
  /** The schema for tables that may be larger than memory: a database file in the private folder. */
  diskSchema(): Promise<string>
  close(): Promise<void>
}

/**
 * Opens DuckDB in this process. It reads files only below `allow`, downloads nothing, spills to a private folder, and
 * locks its configuration, so that no statement can widen any of this.
 *
 * @throws an `Error` that says so where DuckDB has no binary for this platform
 */
export async function openEngine({ temporaryFolder = tmpdir(), allow, ...limits }: EngineOptions): Promise<Engine> {
  const own = await createPrivateFolder(temporaryFolder)
  const folder = own.path
  try {
    const instance = await createInstance(limits)
    const connection = await instance.connect()
    const second = await instance.connect()
    for (const statement of ownSettings) await second.run(statement)
    for (const statement of await lockDown(folder, allow)) await connection.run(statement)
    const close = async (): Promise<void> => {
      connection.closeSync()
      second.closeSync()
      instance.closeSync()
      await own.remove()
    }
    return {
      connection,
      lanes: [connection, second],
      folder,
      unusedName: counter(),
      diskSchema: disk(connection, folder),
      close,
    }
  } catch (cause) {
    await own.remove()
    throw cause
  }
}

/** The rows of a statement as objects; whole numbers of DuckDB arrive as bigint, so cast counts to double in the SQL. */
export async function queryRows(engine: Engine, sql: string): Promise<readonly Record<string, unknown>[]> {
  const reader = await engine.connection.runAndReadAll(sql)
  return reader.getRowObjectsJS()
}

/** What each connection needs: times in UTC, and groups found by a whole number of 16 bits instead of by its hash. */
const ownSettings = [`set TimeZone = 'UTC'`, `set perfect_ht_threshold = 17`]

type Limits = Pick<EngineOptions, 'memoryMb' | 'threads'>

async function createInstance({ memoryMb = 640, threads = availableParallelism() }: Limits) {
  const { DuckDBInstance } = await import('./duckdb.ts').catch((cause: unknown) => {
    throw new Error(`DuckDB cannot be loaded on ${process.platform}-${process.arch}`, { cause })
  })
  return DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMb}MB`,
    threads: String(threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
}

async function lockDown(folder: string, allow: readonly string[]): Promise<readonly string[]> {
  const folders = await Promise.all(allow.map((each) => realpath(each)))
  return [
    `set temp_directory = ${quoteText(join(folder, 'spill'))}`,
    `set allowed_directories = ${quoteTexts([folder, ...folders].map((each) => (each.endsWith(sep) ? each : each + sep)))}`,
    ...ownSettings,
    `set parquet_metadata_cache = true`,
    // Tables on disk are written once and read a few times: packing them would take longer than it saves.
    `set force_compression = 'uncompressed'`,
    `set enable_external_access = false`,
    `set lock_configuration = true`,
  ]
}

function counter(): (prefix: string) => string {
  let used = 0
  return (prefix) => `${prefix}_${(used += 1)}`
}

function disk(connection: DuckDBConnection, folder: string): () => Promise<string> {
  let attached: Promise<string> | undefined
  const attach = async (): Promise<string> => {
    await connection.run(`attach ${quoteText(join(folder, 'rows.duckdb'))} as ${quoteName('disk')}`)
    return `${quoteName('disk')}.main`
  }
  return () => (attached ??= attach())
}
