import { lstat, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RecordsError } from './records-error.ts'

/** Where the records of the product files of a folder are kept: `.plumb` beside them. */
export function recordsFolder(productFolder: string): string {
  return join(productFolder, '.plumb')
}

/** The database in such a folder. */
export function recordsFile(productFolder: string): string {
  return join(recordsFolder(productFolder), 'records.db')
}

/**
 * Makes the folder, with a `.gitignore` that keeps it out of version control.
 *
 * @throws {RecordsError} where it leads elsewhere: a link in a repository must not choose what is written to
 */
export async function makeRecordsFolder(productFolder: string): Promise<void> {
  const folder = recordsFolder(productFolder)
  await mkdir(folder).catch(unless('EEXIST'))
  await refuseLinks(productFolder)
  await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(unless('EEXIST'))
}

/** @throws {RecordsError} where the folder or a file of the database is not itself, but a link */
export async function refuseLinks(productFolder: string): Promise<void> {
  const file = recordsFile(productFolder)
  await refuseUnless('a folder', recordsFolder(productFolder))
  for (const path of [file, `${file}-wal`, `${file}-shm`]) await refuseUnless('a file', path)
}

async function refuseUnless(wanted: 'a folder' | 'a file', path: string): Promise<void> {
  const found = await lstat(path).catch(unless('ENOENT'))
  if (found === undefined) return
  const fits = wanted === 'a folder' ? found.isDirectory() : found.isFile()
  if (!fits) throw new RecordsError(`${path} is not ${wanted} of its own; nothing is written through it`)
}

function unless(code: string): (error: unknown) => undefined {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code !== code) throw error
  }
}
