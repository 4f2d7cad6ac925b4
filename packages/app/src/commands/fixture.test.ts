import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fixtures } from '../features/fixtures/fixtures.ts'
import { run } from './run.ts'
import { createTestIo } from './test-io.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumb-fixture-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function ran(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const io = createTestIo({ cwd: folder })
  const code = await run(['fixture', ...args], io)
  return { code, out: io.out(), err: io.err() }
}

test('a fixture is written with what is planted, what must and must not be said, and the next command', async () => {
  const { code, out } = await ran('f09', '--seed', '4')
  expect(code).toBe(0)
  expect(out).toMatch(/^F09: .* into F09-seed-4\.\n\nPlanted\n {2}20 groups/)
  expect(out).toMatch(/Plumb must say\n[^]*Plumb must not say\n[^]*Next\n {2}npm run plumb -- check F09-seed-4\n$/)
  const io = createTestIo({ cwd: folder })
  expect(await run(['check', 'F09-seed-4'], io)).toBe(2)
})

test('a file that is there stops it before anything is written', async () => {
  await writeFile(join(folder, 'answers.csv'), 'mine\n')
  const { code, err } = await ran('F09', '--out', '.')
  expect([code, await readFile(join(folder, 'answers.csv'), 'utf8')]).toEqual([3, 'mine\n'])
  expect(err).toContain('answers.csv is in')
  await expect(readFile(join(folder, 'product.yaml'))).rejects.toThrow('ENOENT')
})

test('without a number it lists what can be planted; an unknown one is refused with the nearest', async () => {
  const { out } = await ran()
  for (const { id, title } of fixtures) expect(out).toContain(`${id}  ${title}`)
  expect(JSON.parse((await ran('--json')).out)).toMatchObject({ schema: 'plumb/fixtures@1' })
  expect((await ran('F90')).err).toMatch(/there is no fixture `F90`.* Nearest: `F\d\d`/)
  for (const seed of ['-1', '1.5', 'x']) expect([seed, (await ran('F09', `--seed=${seed}`)).code]).toEqual([seed, 3])
})

test('--json is one object', async () => {
  const { out } = await ran('F22', '--json')
  expect(JSON.parse(out)).toMatchObject({
    schema: 'plumb/fixture@1',
    id: 'F22',
    seed: 1,
    folder: 'F22-seed-1',
    files: ['product.yaml', 'cases.csv'],
    next: 'npm run plumb -- check F22-seed-1',
  })
})
