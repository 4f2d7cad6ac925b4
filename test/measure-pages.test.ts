import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { measurePages } from '../scripts/measure-pages.ts'

const folder = fileURLToPath(new URL('../docs/measures/', import.meta.url))

test('docs/measures/ says what the registry says', () => {
  const written = readdirSync(folder).toSorted()
  const pages = measurePages()
  expect(written).toEqual(pages.map(({ name }) => name).toSorted())
  for (const { name, text } of pages) expect([name, readFileSync(folder + name, 'utf8')]).toEqual([name, text])
})
