import { changesBetween, InputError, type Change, type Check, type Looks } from '@plumb/claims'
import { openExisting, type Records } from '../../records/open-records.ts'
import { recordsTrouble } from '../../records/records-error.ts'
import { recordsFile } from '../../records/records-folder.ts'
import { findProductFile, type FoundProduct } from '../product-file.ts'
import type { Target } from '../target.ts'
import {
  checkById,
  checkCount,
  isAsOfAsked,
  lastChecks,
  looksAt,
  previousAlike,
  type StoredCheck,
} from './check-store.ts'

export interface HistoryEntry extends StoredCheck {
  /** The check that it is compared with: the last one before it that asked the same. */
  readonly since: number | null
  readonly changes: readonly Change[]
}

/** The stored checks of a product, newest first, with what changed from each to the next. */
export interface History {
  /** The name of the product file. */
  readonly file: string
  /** How many checks are stored. */
  readonly total: number
  readonly entries: readonly HistoryEntry[]
  /** How often the rows of the newest check were looked at. */
  readonly looks: readonly Looks[]
}

/** Reads what is stored; a product that was never checked has an empty history. */
export async function readHistory(target: Target, most: number): Promise<History> {
  return withRecords(target, (records, { name }) => {
    if (records === undefined) return { file: name, total: 0, entries: [], looks: [] }
    const stored = lastChecks(records, name, most)
    const [newest] = stored
    return {
      file: name,
      total: checkCount(records, name),
      entries: stored.map((one) => entry(one, stored, records, name)),
      looks: newest === undefined ? [] : looksAt(records, name, newest.id),
    }
  })
}

/** The evidence of one stored check. */
export async function readStoredCheck(target: Target, id: number): Promise<Check> {
  return withRecords(target, (records, { name, shown }) => {
    const found = records === undefined ? undefined : checkById(records, name, id)
    if (found !== undefined) return found.check
    const details = { file: shown, wanted: 'the number of a stored check', got: String(id) }
    throw new InputError('not-found', `no check ${id} of ${name} is stored; \`plumb history\` lists them`, details)
  })
}

async function withRecords<Result>(
  target: Target,
  use: (records: Records | undefined, file: FoundProduct) => Result,
): Promise<Result> {
  const found = await findProductFile(target)
  const file = recordsFile(found.folder)
  let records: Records | undefined
  try {
    records = await openExisting(found.folder)
    return use(records, found)
  } catch (cause) {
    const why = recordsTrouble(cause, file)
    if (why === null) throw cause
    throw new InputError('bad-file', why, { file, cause })
  } finally {
    records?.close()
  }
}

function entry(one: StoredCheck, loaded: readonly StoredCheck[], records: Records, file: string): HistoryEntry {
  const before = loaded.find((other) => other.id < one.id && isAlike(other.check, one.check))
  const previous = before ?? previousAlike(records, one, file)
  const changes = previous === null ? [] : changesBetween(previous.check, one.check)
  return { ...one, since: previous?.id ?? null, changes }
}

function isAlike(one: Check, other: Check): boolean {
  return one.stage === other.stage && isAsOfAsked(one) === isAsOfAsked(other)
}
