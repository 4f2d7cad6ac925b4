import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fingerprint } from './fingerprint.ts'

test('beyond the limit blocks stand for the content, and the fingerprint says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plumb-test-'))
  const path = join(folder, 'a')
  const bytes = Buffer.alloc(5 * 2 ** 20, 'x')
  await writeFile(path, bytes)
  const before = await fingerprint([path], { wholeUpTo: 2 ** 20 })
  expect(before).toMatch(/^sampled-sha256:[0-9a-f]{64}$/)
  expect(await fingerprint([path], { wholeUpTo: 2 ** 20 })).toBe(before)
  await writeFile(path, bytes.fill('y', bytes.length - 1))
  expect(await fingerprint([path], { wholeUpTo: 2 ** 20 })).not.toBe(before)
  expect(await fingerprint([path])).toMatch(/^sha256:/)
  await rm(folder, { recursive: true })
})
