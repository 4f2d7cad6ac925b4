import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorkspace } from './test-workspace.ts'
import type { Workspace } from './test-workspace.ts'

let work: Workspace
beforeAll(async () => {
  work = await openWorkspace()
})
afterAll(() => work.close())

let files = 0
async function read(content: string | Uint8Array, extension = 'jsonl') {
  const name = `file${(files += 1)}.${extension}`
  await work.write(name, content)
  const opened = await work.open(name)
  return { facts: opened.facts, rows: await work.rows(opened) }
}

test('objects on lines are rows; a key that some lack is missing there', async () => {
  const { facts, rows } = await read('{"a":1,"b":"x"}\n\n{"b":"y","c":true}\r\n{"a":null,"b":"NA"}\n')
  expect(facts.names).toEqual(['a', 'b', 'c'])
  expect(rows).toEqual([
    [1, 'x', null],
    [null, 'y', true],
    [null, 'NA', null],
  ])
  expect(facts.columns.map(({ type, missing }) => [type, missing])).toEqual([
    ['number', 2],
    ['text', 0],
    ['boolean', 2],
  ])
})

test('a bad line costs only itself', async () => {
  const { facts, rows } = await read('{"a":1}\n{"a":2,\n{"a":3}\n[4]\n5\n{"a":6}')
  expect(rows).toEqual([[1], [3], [6]])
  expect(facts.rejected).toEqual([
    { reason: 'not valid JSON', rows: 1, lines: [2] },
    { reason: 'not a JSON object', rows: 2, lines: [4, 5] },
  ])
})

test.each([
  ['an array', '[{"a":1},\n {"a":2}]'],
  ['an array with a byte order mark', '\uFEFF[{"a":1},{"a":2}]'],
  ['objects over several lines', '{\n "a": 1\n}\n{\n "a": 2\n}\n'],
  ['lines', '{"a":1}\n{"a":2}\n'],
])('%s in a .json file is read', async (_, content) => {
  expect((await read(content, 'json')).rows).toEqual([[1], [2]])
})

test('UTF-16 and gzip are read', async () => {
  expect((await read(Buffer.from('\uFEFF[{"a":"é"}]', 'utf16le'), 'json')).rows).toEqual([['é']])
  expect((await read(gzipSync('{"a":"é"}\n'), 'jsonl.gz')).rows).toEqual([['é']])
  expect((await read(gzipSync('[{"a":"é"}]'), 'json.gz')).rows).toEqual([['é']])
})

test('nested values stay JSON text', async () => {
  expect((await read('{"a":{"k":[1,"x"]}}\n{"a":[]}\n')).rows).toEqual([['{"k":[1,"x"]}'], ['[]']])
})

test('NaN, as Python writes it, is missing', async () => {
  const { facts } = await read('{"a":NaN}\n{"a":1.5}\n{"a":2}\n')
  expect(facts.columns).toMatchObject([{ type: 'number', missing: 1, bad: 0 }])
})

test('keys cannot become SQL or paths', async () => {
  const keys = ['a/b', 'm~n', 'q"q', "it's", '', '$.x', '0', 'x"; drop table t; --', '\u0001', '\n']
  const { facts, rows } = await read(`${JSON.stringify(Object.fromEntries(keys.map((key) => [key, `v${key}`])))}\n`)
  expect(facts.names).toHaveLength(keys.length)
  expect(new Set(rows[0])).toEqual(new Set(keys.map((key) => `v${key}`)))
})

test('an empty file and an empty array have no rows', async () => {
  expect((await read('')).facts).toMatchObject({ rows: 0, names: [] })
  expect((await read('[]', 'json')).facts).toMatchObject({ rows: 0, names: [] })
})

test('a broken array is refused with its place', async () => {
  await expect(read('[{"a":1},\n{"a" 2}]', 'json')).rejects.toThrow(/is not valid JSON/)
  await expect(read('[{"a":1},', 'json')).rejects.toMatchObject({ code: 'bad-file' })
})

test('elements of an array that are no objects are rejected', async () => {
  expect((await read('[{"a":1}, 5]', 'json')).facts).toMatchObject({
    rows: 1,
    rejected: [{ reason: 'not a JSON object', rows: 1 }],
  })
})
