import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { queryRows } from './connection.ts'
import { factsOf, openWorkspace } from './test-workspace.ts'
import type { Workspace } from './test-workspace.ts'

let work: Workspace
beforeAll(async () => {
  work = await openWorkspace()
})
afterAll(() => work.close())

let files = 0
async function read(content: string | Uint8Array, name = `file${(files += 1)}.csv`) {
  await work.write(name, content)
  const opened = await work.open(name)
  return { opened, facts: opened.facts, rows: await work.rows(opened) }
}

test('a plain file is read with its types', async () => {
  const { facts, rows } = await read('n,t,b,d\n1,x,true,2024-01-02\n2.5,y,False,2024-01-03T04:05:06+02:00\n')
  expect(facts.columns.map(({ type }) => type)).toEqual(['number', 'text', 'boolean', 'time'])
  expect(rows).toEqual([
    [1, 'x', true, new Date('2024-01-02T00:00:00Z')],
    [2.5, 'y', false, new Date('2024-01-03T02:05:06Z')],
  ])
})

const wide = 'naïve,ß\n1,Ä\n2,€\n'
const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

test.each([
  ['UTF-8', Buffer.from(wide)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${wide}`)],
  ['UTF-16 little-endian with a mark', Buffer.from(`\uFEFF${wide}`, 'utf16le')],
  ['UTF-16 big-endian with a mark', bigEndian(`\uFEFF${wide}`)],
  ['UTF-16 little-endian without a mark', Buffer.from(wide, 'utf16le')],
  ['UTF-16 big-endian without a mark', bigEndian(wide)],
  ['windows-1252', Buffer.from('na\xefve,\xdf\n1,\xc4\n2,\x80\n', 'latin1')],
  ['gzip', gzipSync(wide)],
  ['gzip of UTF-16', gzipSync(Buffer.from(`\uFEFF${wide}`, 'utf16le'))],
])('%s reads like any other file', async (_, bytes) => {
  const { facts, rows } = await read(bytes)
  expect(facts.names).toEqual(['naïve', 'ß'])
  expect(rows).toEqual([
    [1, 'Ä'],
    [2, '€'],
  ])
})

test('a letter cut by the border of two chunks does not make UTF-8 look like windows-1252', async () => {
  const { rows } = await read(`a\n${'x'.repeat(2 ** 20 - 3)}é\n`)
  expect(String(rows[0]?.[0]).endsWith('xé')).toBe(true)
})

test('semicolons with decimal commas give numbers', async () => {
  const { facts, rows } = await read('id;amount;count\n1;1.234,56;1.234\n2;7,5;12\n3;-0,25;1.000.000\n')
  expect(facts.columns.map(({ type }) => type)).toEqual(['number', 'number', 'number'])
  expect(rows).toEqual([
    [1, 1234.56, 1234],
    [2, 7.5, 12],
    [3, -0.25, 1_000_000],
  ])
})

test('a number with a decimal point stays one in a file with decimal commas', async () => {
  const { rows } = await read('a;p\n1,5;0.93\n2,5;0.5\n')
  expect(rows).toEqual([
    [1.5, 0.93],
    [2.5, 0.5],
  ])
})

test('thousands that could be decimal commas are not guessed at', async () => {
  const { facts } = await read('a;b\n1,234;x\n5,678;y\n')
  expect(
    factsOf({ facts, relation: '', trust: { finite: [], values: new Map() }, formats: [], rejected: [] }, 'a').type,
  ).toBe('text')
})

test.each([
  [
    'tabs',
    'a\tb\n1\tx, y\n2\tz\n',
    [
      [1, 'x, y'],
      [2, 'z'],
    ],
  ],
  [
    'pipes',
    'a|b\n1|x\n2|z\n',
    [
      [1, 'x'],
      [2, 'z'],
    ],
  ],
  [
    'a sep= line',
    'sep=;\na;b\n1;x\n2;z\n',
    [
      [1, 'x'],
      [2, 'z'],
    ],
  ],
  [
    'quotes with line breaks',
    'a,b\n1,"x\ny, ""z"""\n2,"\r\n"\n',
    [
      [1, 'x\ny, "z"'],
      [2, null],
    ],
  ],
  [
    'single quotes',
    "'a','b'\n'1','x, y'\n'2','z'\n",
    [
      [1, 'x, y'],
      [2, 'z'],
    ],
  ],
  [
    'backslash escapes',
    'a,b\n1,"say \\"hi\\", ok"\n2,"z"\n',
    [
      [1, 'say "hi", ok'],
      [2, 'z'],
    ],
  ],
  [
    'spaces before quotes',
    'a, b\n1, "x, y"\n2, z\n',
    [
      [1, 'x, y'],
      [2, ' z'],
    ],
  ],
  [
    'CR LF',
    'a,b\r\n1,x\r\n2,"y\r\n"\r\n',
    [
      [1, 'x'],
      [2, 'y\r\n'],
    ],
  ],
  [
    'CR alone',
    'a,b\r1,x\r2,y\r',
    [
      [1, 'x'],
      [2, 'y'],
    ],
  ],
  [
    'mixed line ends',
    'a,b\n1,x\r\n2,y\r3,z\n',
    [
      [1, 'x'],
      [2, 'y'],
      [3, 'z'],
    ],
  ],
  [
    'no line end at the end',
    'a,b\n1,x\n2,y',
    [
      [1, 'x'],
      [2, 'y'],
    ],
  ],
  [
    'blank lines',
    '\na,b\n\n1,x\n  \n2,y\n\n',
    [
      [1, 'x'],
      [2, 'y'],
    ],
  ],
  ['one column with blank values', 'a\n1\n\n3\n\n', [[1], [null], [3]]],
  [
    'lines that end in a delimiter',
    'a,b\n1,x,\n2,y,\n',
    [
      [1, 'x', null],
      [2, 'y', null],
    ],
  ],
  [
    'row names without a name',
    'a,b\nr1,1,x\nr2,2,y\n',
    [
      ['r1', 1, 'x'],
      ['r2', 2, 'y'],
    ],
  ],
  [
    'no header',
    '0.5,1\n0.25,0\n',
    [
      [0.5, 1],
      [0.25, 0],
    ],
  ],
  [
    'quotes that are letters',
    'a\tb\n1\t"Hello" he said\n2\t"\n3\tx\n',
    [
      [1, '"Hello" he said'],
      [2, '"'],
      [3, 'x'],
    ],
  ],
])('%s are read row for row', async (_, content, wanted) => {
  const { facts, rows } = await read(content)
  expect(facts.rejected).toEqual([])
  expect(rows).toEqual(wanted)
})

test.each([
  ['header only', 'a,b\n', ['a', 'b']],
  ['header without a line end', 'a,b', ['a', 'b']],
  ['zero bytes', '', []],
  ['a byte order mark only', '\uFEFF', []],
])('a file of %s has no rows', async (_, content, names) => {
  const { facts } = await read(content)
  expect(facts).toMatchObject({ rows: 0, names, rejected: [] })
})

test('names that repeat or are blank get their own', async () => {
  expect((await read('x,x,,X,x_2\n1,2,3,4,5\n')).facts.names).toEqual(['x', 'x_2', 'column_3', 'X_3', 'x_2_2'])
})

test('ragged lines are rejected with reason and line, counting lines inside quotes', async () => {
  const { facts, rows } = await read('a,b\n1,"x\ny"\n2\n3,z,4\n5,w\n6\n')
  expect(rows).toEqual([
    [1, 'x\ny'],
    [5, 'w'],
  ])
  expect(facts.rejected).toEqual([
    { reason: 'too few columns', rows: 2, lines: [4, 7] },
    { reason: 'too many columns', rows: 1, lines: [5] },
  ])
})

test('an unclosed quote costs its own line, and no other', async () => {
  const { facts, rows } = await read('a,b\n1,"x"\n2,"oops\n3,"y"\n4,z\n5,"end\n6,w\n')
  expect(rows).toEqual([
    [1, 'x'],
    [3, 'y'],
    [4, 'z'],
    [6, 'w'],
  ])
  expect(facts.rejected).toEqual([{ reason: 'unclosed quote', rows: 2, lines: [3, 6] }])
})

test('text after a closing quote is rejected', async () => {
  const { facts } = await read('a,b\n1,"x"\n2,"y"z\n3,"w"\n4,"v"\n5,"u"\n')
  expect(facts).toMatchObject({ rows: 4, rejected: [{ reason: 'text after a closing quote', rows: 1, lines: [3] }] })
})

test('only the first five lines of a reason are kept', async () => {
  const { facts } = await read(`a,b\n${'1,2\n'.repeat(10)}${'3\n'.repeat(9)}`)
  expect(facts.rejected).toEqual([{ reason: 'too few columns', rows: 9, lines: [12, 13, 14, 15, 16] }])
})

test('bad lines beside quoted line breaks cost only themselves in a file of several megabytes', async () => {
  const lines = Array.from({ length: 120_000 }, (_, i) =>
    i % 100 === 7 ? `${i}` : i % 3 === 0 ? `${i},"line\nbreak, ""quote""\n\n ${'y'.repeat(60)}"` : `${i},plain`,
  )
  const { facts } = await read(`a,b\n${lines.join('\n')}\n`)
  expect(facts.rows).toBe(118_800)
  expect(facts.rejected).toMatchObject([{ reason: 'too few columns', rows: 1200 }])
})

const hostile = [
  '"',
  'a"b',
  "it's",
  'x"; drop table rows_1; --',
  '\u0001',
  'x\u0001bad',
  '\t',
  'select',
  'ä\u0007',
  '$p',
  '{}',
  ' ',
]
test('column names cannot become SQL', async () => {
  const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
  const { facts, rows } = await read(
    `${hostile.map(quote).join(',')}\n${hostile.map((_, i) => i).join(',')}\nbad${',1'.repeat(hostile.length - 1)}\n`,
  )
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual(hostile.map((_, i) => (i === 0 ? '0' : i)))
  expect(facts.names[3]).toBe('x"; drop table rows_1; --')
})

test('only the columns that were asked for are kept, by their exact names', async () => {
  await work.write('narrow.csv', 'a,B,c\n1,2,3\n')
  const opened = await work.open('narrow.csv', { columns: ['c', 'b', 'a', 'nope'] })
  expect(opened.facts.columns.map(({ name }) => name)).toEqual(['a', 'c'])
  expect(opened.facts.names).toEqual(['a', 'B', 'c'])
  expect((await work.open('narrow.csv', { columns: [] })).facts.rows).toBe(1)
})

const cell = fc.string({
  unit: fc.constantFrom('a', '1', ' ', '"', "'", ',', ';', '\t', '|', '\n', '\r\n', 'é', '\\', '.', '-'),
  maxLength: 8,
})
const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 12 }))
  .chain(([width, height]) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
  )

test('any table, written with any delimiter, line end and quoting, is read cell for cell', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      fc.infiniteStream(fc.boolean()),
      async (cells, delimiter, end, quoting) => {
        const width = cells[0]?.length ?? 1
        const write = (text: string): string => {
          const must = /["\r\n;,\t|]|^\s*$|^ | $/.test(text) || quoting.next().value === true
          return must ? `"${text.replaceAll('"', '""')}"` : text
        }
        const header = Array.from({ length: width }, (_, i) => `n${i}`)
        const content = [header, ...cells.map((row) => row.map(write))].map((row) => row.join(delimiter) + end).join('')
        const { facts, opened } = await read(content, 'random.csv')
        expect(facts.rejected).toEqual([])
        expect(facts.rows).toBe(cells.length)
        expect(facts.columns.every(({ missing, bad }) => missing + bad <= cells.length)).toBe(true)
        const found = await queryRows(work.engine, `select * from ${opened.relation}`)
        const texts = header.filter((name) => factsOf(opened, name).type === 'text')
        const wanted = cells.map((row) => texts.map((name) => row[header.indexOf(name)] ?? ''))
        expect(found.map((row) => texts.map((name) => row[name]))).toEqual(
          wanted.map((row) => row.map((text) => (text.trim() === '' ? null : text))),
        )
      },
    ),
    { numRuns: 50 },
  )
}, 30_000)

const letter = fc.constantFrom('a', '1', '"', ',', '\n', '\r', ' ', ';', '\\')
test('whatever a file holds, every record is read or rejected', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: letter, maxLength: 80 }), async (content) => {
      const { facts, rows } = await read(`a,b\n1,2\n${content}`, 'garbage.csv')
      expect(rows).toHaveLength(facts.rows)
      const lines = `a,b\n1,2\n${content}`.split(/\r\n|\n|\r/).length
      expect(facts.rejected.every(({ lines: at }) => at.every((line) => line >= 1 && line <= lines))).toBe(true)
    }),
    { numRuns: 40 },
  )
}, 30_000)
