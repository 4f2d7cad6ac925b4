import { expect, test } from 'vitest'
import { checkRows } from '../testing/check-rows.ts'
import { readEvidence } from './read-evidence.ts'

const head = 'product: P\ndata: { source: d.csv, columns: { label: y, prediction: p } }\n'
const check = checkRows(`${head}claims: { build: ["recall >= 80% in each c", rows >= 2] }\n`, {
  data: Array.from({ length: 40 }, (_, i) => ({ y: 1, p: i % 2, c: i % 4 === 0 ? 'DE' : null })),
})
const text = JSON.stringify(check)

test('evidence reads back as it was printed, with what a later version adds', () => {
  expect(readEvidence(text, 'e.json')).toEqual(check)
  expect(readEvidence(text.replace('"seed":', '"later":{"a":1},"seed":'), 'e.json')).toMatchObject({ later: { a: 1 } })
})

test('evidence of the first versions reads without the fields that came later', () => {
  const { stage: _stage, seed: _seed, productFile: _file, ...first } = check
  expect(readEvidence(JSON.stringify(first), 'e.json')).toEqual({ ...check, stage: null, seed: 0, productFile: null })
})

test.each([
  ['', 'e.json is no JSON'],
  ['[1', 'e.json is no JSON'],
  ['7', 'e.json is no JSON'],
  ['[]', 'e.json is no evidence of a check'],
  ['{"schema":"plumb/error@1"}', 'e.json is no evidence of a check at schema'],
  [text.replace('"n":40', '"n":"40"'), 'e.json is no evidence of a check at claims.1.n'],
  [text.replace('"verdict":"holds"', '"verdict":"wins"'), /no evidence of a check at .*verdict/],
  [text.replace('"claims":[', '"claims":[null,'), 'e.json is no evidence of a check at claims.0'],
])('%# is refused in words that say where', (broken, message) => {
  expect(() => readEvidence(broken, 'e.json')).toThrow(message)
})
