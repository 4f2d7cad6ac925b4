import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createPrivateFolder } from './private-folder.ts'

/** Above the largest process id of Linux and macOS. */
const nobody = 4_999_999

test('a private folder goes when it is removed', async () => {
  const folder = await createPrivateFolder(tmpdir())
  expect(existsSync(folder.path)).toBe(true)
  await folder.remove()
  expect(existsSync(folder.path)).toBe(false)
})

test('folders that killed processes left a day ago are removed, and no others', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'plumb-test-'))
  const [left, fresh, alive, other] = [`plumb-${nobody}-abcdef`, `plumb-${nobody}-ABCDEF`, 'plumb-1-abcdef', 'mine']
  const old = new Date(Date.now() - 2 * 86_400_000)
  for (const name of [left, fresh, alive, other]) await mkdir(join(parent, name))
  for (const name of [left, alive, other]) await utimes(join(parent, name), old, old)
  const folder = await createPrivateFolder(parent)
  expect([left, fresh, alive, other].map((name) => existsSync(join(parent, name)))).toEqual([false, true, true, true])
  await folder.remove()
  await rm(parent, { recursive: true })
})
