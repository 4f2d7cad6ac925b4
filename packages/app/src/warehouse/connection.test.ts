import { access } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { openEngine, queryRows } from './connection.ts'

test('the private folder is gone after close', async () => {
  const engine = await openEngine({ allow: [] })
  await engine.connection.run(`create table ${await engine.diskSchema()}.t as select 1 as a`)
  await access(engine.folder)
  await engine.close()
  await expect(access(engine.folder)).rejects.toThrow(/ENOENT/)
})

test('the session counts in UTC, and its configuration is locked', async () => {
  const engine = await openEngine({ allow: [tmpdir()], threads: 1, memoryMb: 200 })
  const names = [
    'TimeZone',
    'threads',
    'autoinstall_known_extensions',
    'autoload_known_extensions',
    'enable_external_access',
  ]
  const settings = names.map((name) => `current_setting('${name}')::varchar as "${name}"`)
  expect(await queryRows(engine, `select ${settings.join(', ')}`)).toEqual([
    {
      TimeZone: 'UTC',
      threads: '1',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      enable_external_access: 'false',
    },
  ])
  await expect(engine.connection.run('set threads = 2')).rejects.toThrow(/locked/)
  await expect(engine.connection.run('install httpfs')).rejects.toThrow()
  await engine.close()
})
