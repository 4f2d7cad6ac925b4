import type { Check } from '@plumb/claims'
import { openRecords } from '../../records/open-records.ts'
import { recordsTrouble } from '../../records/records-error.ts'
import { recordsFile } from '../../records/records-folder.ts'
import { findProductFile } from '../product-file.ts'
import type { Target } from '../target.ts'
import { storeCheck, type Kept } from './check-store.ts'

/**
 * Stores a check beside its product file. What cannot be stored is said by `trouble`, and is no error: the verdicts stand.
 * Meant to run after they are shown, since loading the database takes a few hundredths of a second.
 */
export async function keepCheck(
  check: Check,
  target: Target,
  trouble: (why: string) => void,
): Promise<Kept | undefined> {
  const { folder, name } = await findProductFile(target)
  try {
    const records = await openRecords(folder)
    try {
      return storeCheck(records, check, name)
    } finally {
      records.close()
    }
  } catch (error) {
    const why = recordsTrouble(error, recordsFile(folder))
    if (why === null) throw error
    trouble(why)
    return undefined
  }
}
