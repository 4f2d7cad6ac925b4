import { access, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrations } from './migrations.ts'
import { openExisting, openRecords, transaction } from './open-records.ts'
import { recordsTrouble } from './records-error.ts'
import { recordsFile, recordsFolder } from './records-folder.ts'

const applicationId = 0x506c6d62

let folder = ''
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'plumb-records-')))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Why the records cannot be opened. */
async function troubleOf(opening: Promise<unknown>): Promise<string | null> {
  const error: unknown = await opening.then(
    () => undefined,
    (found: unknown) => found,
  )
  return error === undefined ? 'none' : recordsTrouble(error, 'F')
}

test('records are made beside the product, kept out of version control, and opened again', async () => {
  expect(await openExisting(folder)).toBeUndefined()
  const first = await openRecords(folder)
  expect(first.prepare('pragma user_version').raw().all()).toEqual([[migrations.length]])
  expect(first.prepare('pragma journal_mode').raw().all()).toEqual([['wal']])
  first.close()
  expect(await readFile(join(folder, '.plumb', '.gitignore'), 'utf8')).toBe('*\n')
  const again = await openExisting(folder)
  expect(again?.prepare('select count(*) from checks').raw().all()).toEqual([[0]])
  again?.close()
})

test('records of an earlier version are brought to the present one, and what they hold stays', async () => {
  await mkdir(recordsFolder(folder))
  const old = new Database(recordsFile(folder))
  old.exec(`${migrations[0]!} pragma application_id = ${applicationId}; pragma user_version = 1`)
  old.exec(`insert into checks values (7, 'p', 't', 't', 0, null, 'v', 0, null, 'holds', x'00')`)
  old.close()
  const records = await openRecords(folder)
  expect(records.prepare('select id from checks').raw().all()).toEqual([[7]])
  expect(records.prepare('pragma user_version').raw().all()).toEqual([[migrations.length]])
  records.close()
})

test('a migration that does not go through leaves nothing of itself', async () => {
  await mkdir(recordsFolder(folder))
  const blocked = new Database(recordsFile(folder))
  blocked.exec(`create table looks (a integer); pragma application_id = ${applicationId}`)
  blocked.close()
  expect(await troubleOf(openRecords(folder))).toMatch(/looks already exists/)
  const left = new Database(recordsFile(folder))
  expect(left.prepare('select name from sqlite_schema').raw().all()).toEqual([['looks']])
  left.close()
})

test.each([
  ['of a newer Plumb', `pragma user_version = ${migrations.length + 1}`, 'was written by a newer version of Plumb'],
  ['of another program', 'create table t (a)', 'is a database of another program; it stays as it is'],
])('records %s are left alone', async (_, make, words) => {
  await mkdir(recordsFolder(folder))
  const other = new Database(recordsFile(folder))
  other.exec(make)
  other.close()
  expect(await troubleOf(openRecords(folder))).toContain(words)
})

test('a file that is no database, and a folder that is a file, are told in words', async () => {
  await writeFile(join(folder, '.plumb'), 'mine')
  expect(await troubleOf(openRecords(folder))).toContain('is not a folder of its own')
  await rm(join(folder, '.plumb'))
  await mkdir(recordsFolder(folder))
  await writeFile(recordsFile(folder), 'this is no database, it only stands where one should be'.repeat(40))
  expect(await troubleOf(openRecords(folder))).toBe('F is damaged; moved away, it is begun anew')
})

test('nothing is written through a link', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'plumb-elsewhere-'))
  await symlink(elsewhere, recordsFolder(folder))
  expect(await troubleOf(openRecords(folder))).toContain('nothing is written through it')
  await rm(recordsFolder(folder))
  await mkdir(recordsFolder(folder))
  await symlink(join(elsewhere, 'x.db'), recordsFile(folder))
  expect(await troubleOf(openRecords(folder))).toContain('nothing is written through it')
  await expect(access(join(elsewhere, 'x.db'))).rejects.toThrow('ENOENT')
  await expect(access(join(elsewhere, '.gitignore'))).rejects.toThrow('ENOENT')
  await rm(elsewhere, { recursive: true })
})

test('a lock that another process holds is told in words, and nothing half written stays', async () => {
  const holder = await openRecords(folder)
  const other = await openRecords(folder, { timeoutMs: 20 })
  holder.exec('begin immediate')
  let error: unknown
  try {
    transaction(other, () => 0)
  } catch (found) {
    error = found
  }
  expect(recordsTrouble(error, 'F')).toBe('F was in use by another process for more than five seconds')
  holder.exec('rollback')
  const half = (): void =>
    transaction(other, () => {
      other.exec(`insert into checks values (1, 'p', 't', 't', 0, null, 'v', 0, null, 'holds', x'00', null, null)`)
      throw new Error('broken')
    })
  expect(half).toThrow('broken')
  expect(holder.prepare('select count(*) from checks').raw().all()).toEqual([[0]])
  for (const records of [holder, other]) records.close()
})

test.each([
  ['EROFS', 'F cannot be written to'],
  ['SQLITE_READONLY_DBMOVED', 'F cannot be written to'],
  ['ENOSPC', 'F has no room: the disk is full'],
  ['SQLITE_FULL', 'F has no room: the disk is full'],
  ['SQLITE_IOERR_WRITE', 'F cannot be read or written: the disk reports an error'],
  ['SQLITE_MISMATCH', 'F cannot be used: broken (SQLITE_MISMATCH)'],
  ['ERR_ASSERTION', null],
])('trouble of code %s reads: %s', (code, words) => {
  expect(recordsTrouble(Object.assign(new Error('broken'), { code }), 'F')).toBe(words)
})
