import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepCompiled, loadCompiled } from './compiled.ts'

let folder: string
let file: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumb-compiled-'))
  file = join(folder, 'bundle.cjs')
  writeFileSync(
    file,
    `"use strict"; module.exports = { folder: require('node:path').dirname(${JSON.stringify(file)}) }`,
  )
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('a bundle gives what it exports, with its compiled form and without', async () => {
  expect(loadCompiled(file)).toEqual({ folder })
  await keepCompiled(file, async (exported) => {
    expect(exported).toEqual({ folder })
  })
  expect((await stat(`${file}.v8`)).size).toBeGreaterThan(100)
  expect(loadCompiled(file)).toEqual({ folder })
})

test('a compiled form that another Node made, or that is damaged, is not used', () => {
  writeFileSync(`${file}.v8`, 'not what V8 wrote')
  expect(loadCompiled(file)).toEqual({ folder })
})
