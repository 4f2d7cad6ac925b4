import { access } from 'node:fs/promises'
import type Database from 'libsql'
import { migrations } from './migrations.ts'
import { RecordsError } from './records-error.ts'
import { makeRecordsFolder, recordsFile, refuseLinks } from './records-folder.ts'

export type Records = InstanceType<typeof Database>

export interface RecordsOptions {
  /** How long a writer waits for another. */
  readonly timeoutMs?: number
}

/** "Plmb": tells these files from other databases. */
const applicationId = 0x506c6d62

/**
 * Opens the records beside a product file, makes them where there are none, and brings them to the present version. Safe
 * for several processes at once; a process that is killed leaves what was written whole.
 *
 * @throws {RecordsError} and errors with a code of SQLite or the file system: `recordsTrouble` has the words
 */
export async function openRecords(productFolder: string, options: RecordsOptions = {}): Promise<Records> {
  await makeRecordsFolder(productFolder)
  return opened(productFolder, options)
}

/** The same, but undefined where there are no records yet. */
export async function openExisting(productFolder: string, options: RecordsOptions = {}): Promise<Records | undefined> {
  const isThere = await access(recordsFile(productFolder)).then(
    () => true,
    () => false,
  )
  if (!isThere) return undefined
  await refuseLinks(productFolder)
  return opened(productFolder, options)
}

/** Runs writes as one: all are kept or none. */
export function transaction<Result>(records: Records, write: () => Result): Result {
  records.exec('begin immediate')
  try {
    const result = write()
    records.exec('commit')
    return result
  } catch (error) {
    if (records.inTransaction) records.exec('rollback')
    throw error
  }
}

async function opened(productFolder: string, { timeoutMs = 5000 }: RecordsOptions): Promise<Records> {
  const Sqlite = await driver()
  const records = new Sqlite(recordsFile(productFolder), { timeout: timeoutMs })
  try {
    // a file that came with a repository may hold a schema that does more than it seems
    records.exec('pragma trusted_schema = off')
    if (versionOf(records) !== migrations.length) migrate(records)
    return records
  } catch (error) {
    records.close()
    throw error
  }
}

/** Loaded only when something is stored: it takes a few hundredths of a second. */
async function driver(): Promise<typeof Database> {
  try {
    return (await import('libsql')).default
  } catch (cause) {
    const { platform, arch } = process
    throw new RecordsError(`the database that keeps records (libsql) has no version for ${platform} on ${arch}`, {
      cause,
    })
  }
}

function migrate(records: Records): void {
  records.exec('pragma journal_mode = wal')
  transaction(records, () => {
    const version = versionOf(records)
    refuseOthers(records, version)
    for (const migration of migrations.slice(version)) records.exec(migration)
    records.exec(`pragma application_id = ${applicationId}`)
    records.exec(`pragma user_version = ${migrations.length}`)
  })
}

function refuseOthers(records: Records, version: number): void {
  if (version > migrations.length) {
    throw new RecordsError(`${records.name} was written by a newer version of Plumb (records of version ${version})`)
  }
  const isNew = version === 0 && number(records, 'select count(*) from sqlite_schema') === 0
  if (!isNew && number(records, 'pragma application_id') !== applicationId) {
    throw new RecordsError(`${records.name} is a database of another program; it stays as it is`)
  }
}

function versionOf(records: Records): number {
  return number(records, 'pragma user_version')
}

function number(records: Records, query: string): number {
  const [row] = records.prepare(query).raw().all() as [number][]
  return row?.[0] ?? 0
}
