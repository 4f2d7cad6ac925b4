import { mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quoteText } from './quote.ts'
import { factsOf, openWorkspace } from './test-workspace.ts'
import type { Workspace } from './test-workspace.ts'

let work: Workspace
let outside: Workspace
beforeAll(async () => {
  work = await openWorkspace()
  outside = await openWorkspace()
  await outside.write('secret.csv', 'a\n1\n')
  await work.write('data/a.csv', 'x\n1\n')
})
afterAll(async () => {
  await work.close()
  await outside.close()
})

async function parquet(name: string, select: string, options = ''): Promise<string> {
  await mkdir(join(work.folder, 'parts'), { recursive: true })
  const path = join(work.folder, name)
  await work.engine.connection.run(`copy (${select}) to ${quoteText(path)} (format parquet${options})`)
  return path
}

test('Parquet types become number, text, boolean and time', async () => {
  const list = `1::tinyint a, 2::decimal(10,2) b, 3.5::float c, 4::hugeint d, true e, date '2024-01-02' f, timestamptz '2024-01-02 03:00:00+02' g, 'x' h, [1,2] i, time '10:00' j, uuid '00000000-0000-0000-0000-000000000001' k, timestamp_ns '2024-01-02 00:00:00' l`
  await parquet('types.parquet', `select ${list}`)
  const opened = await work.open('types.parquet')
  expect(opened.facts.columns.map(({ type }) => type).join(' ')).toBe(
    'number number number number boolean time time text text text text time',
  )
  expect((await work.rows(opened))[0]?.slice(0, 9)).toEqual([
    1,
    2,
    3.5,
    4,
    true,
    new Date('2024-01-02'),
    new Date('2024-01-02T01:00Z'),
    'x',
    '[1, 2]',
  ])
})

test('in Parquet NaN and blank texts are missing, infinite values bad, long ids text', async () => {
  await parquet(
    'odd.parquet',
    `select * from (values (1.0::double, ' ', 9007199254740993), ('nan', 'x', 9007199254740992), ('inf', null, 1), (null, 'y', 2)) v(n, t, id)`,
  )
  const opened = await work.open('odd.parquet')
  expect(factsOf(opened, 'n')).toMatchObject({ type: 'number', missing: 2, bad: 1, minimum: 1, maximum: 1 })
  expect(factsOf(opened, 't')).toMatchObject({ type: 'text', missing: 2, values: ['x', 'y'] })
  expect(factsOf(opened, 'id')).toMatchObject({ type: 'text', distinct: 4 })
})

test('large Parquet files stay in place, with the same facts as in a table', async () => {
  const odd = (at: number, is: string, other: string): string => `case when i = ${at} then ${is} else ${other} end`
  const select = `select i % 7 as few, i as id, ${odd(5, "'nan'::double", 'i / 4.0::double')} as x, ${odd(9, "' '", "'g' || (i % 3)")} as g, (i % 20)::double as f, timestamp '2024-01-01' + interval (i) second as t, case when i % 10 > 0 then i % 2 = 0 end as b`
  const path = await parquet('large.parquet', `${select} from range(2100000) r(i)`, ', row_group_size 500000')
  const opened = await work.open('large.parquet')
  const [kind] = (
    await work.engine.connection.runAndReadAll(
      `select count(*)::int from duckdb_views() where not internal and sql like '%large.parquet%'`,
    )
  ).getRowsJS()
  expect(kind).toEqual([1])
  expect(opened.facts).toMatchObject({ rows: 2_100_000, names: ['few', 'id', 'x', 'g', 'f', 't', 'b'] })
  expect(factsOf(opened, 'few')).toEqual({
    name: 'few',
    type: 'number',
    bad: 0,
    missing: 0,
    distinct: 7,
    values: [0, 1, 2, 3, 4, 5, 6],
    minimum: 0,
    maximum: 6,
  })
  expect(factsOf(opened, 'x')).toMatchObject({ missing: 1, bad: 0, minimum: 0, maximum: 524_999.75 })
  expect(factsOf(opened, 'g')).toMatchObject({ missing: 1, values: ['g0', 'g1', 'g2'], distinct: 3 })
  expect(factsOf(opened, 't')).toMatchObject({
    type: 'time',
    minimum: Date.parse('2024-01-01') * 1000,
    maximum: (Date.parse('2024-01-01') + 2_099_999_000) * 1000,
  })
  expect(factsOf(opened, 'b')).toMatchObject({ missing: 210_000, values: [false, true] })
  expect(Math.abs(factsOf(opened, 'id').distinct / 2_100_000 - 1)).toBeLessThan(0.2)
  await truncate(path, 1000)
  await expect(work.open('large.parquet')).rejects.toMatchObject({ code: 'bad-file' })
}, 30_000)

test('parts by a pattern are one dataset: seven Parquet files, by name, in any order of columns', async () => {
  for (let part = 0; part < 7; part += 1) {
    const columns = part === 3 ? `'only' as extra, ${part} as part` : `${part} as part, ${part} * 10 as v`
    await parquet(`parts/part-${part}.parquet`, `select ${columns} from range(10)`)
  }
  const opened = await work.open('parts/*.parquet')
  expect(opened.facts).toMatchObject({ rows: 70, names: ['part', 'v', 'extra'] })
  expect(factsOf(opened, 'v')).toMatchObject({ missing: 10, distinct: 6 })
  expect(factsOf(opened, 'extra')).toMatchObject({ missing: 60, values: ['only'] })
})

test('text files by a pattern are one dataset, each with its own layout, and rejected lines name their file', async () => {
  await work.write('mix/a.csv', 'x,y\n1,a\n2\n')
  await work.write('mix/b.csv', Buffer.from('\uFEFFy;z\nb;5\n', 'utf16le'))
  await work.write('mix/deep/c.jsonl', '{"x":"3","w":{"k":1}}\n')
  const opened = await work.open('mix/**/*')
  expect(opened.facts).toMatchObject({
    rows: 3,
    names: ['x', 'y', 'z', 'w'],
    rejected: [{ reason: 'too few columns in a.csv', rows: 1, lines: [3] }],
  })
  expect(await work.rows(opened)).toEqual([
    [1, 'a', null, null],
    [null, 'b', 5, null],
    [3, null, null, '{"k":1}'],
  ])
})

test('a zstd file is read', async () => {
  const path = join(work.folder, 'packed.csv.zst')
  await work.engine.connection.run(
    `copy (select i as a, 'é' || i as b from range(1000) r(i)) to ${quoteText(path)} (format csv, compression zstd)`,
  )
  const opened = await work.open('packed.csv.zst')
  expect(opened.facts).toMatchObject({ rows: 1000, names: ['a', 'b'] })
  expect((await work.rows(opened))[7]).toEqual([7, 'é7'])
  await truncate(path, 1500)
  await expect(work.open('packed.csv.zst')).rejects.toMatchObject({ code: 'bad-file' })
})

test.each([
  ['../secret.csv', 'bad-value'],
  ['data/../../secret.csv', 'bad-value'],
  ['/etc/passwd', 'bad-value'],
  ['link.csv', 'bad-value'],
  ['linked/*.csv', 'bad-value'],
  ['data', 'bad-file'],
  ['data/b.csv', 'not-found'],
  ['data/*.tsv', 'not-found'],
  ['a\0.csv', 'bad-value'],
  ['image.csv', 'bad-file'],
  ['book.xlsx', 'bad-file'],
  ['fake.parquet', 'bad-file'],
  ['empty.parquet', 'bad-file'],
  ['cut.csv.gz', 'bad-file'],
  ['cut.csv.zst', 'bad-file'],
])('%s is refused as %s', async (source, code) => {
  await symlink(join(outside.folder, 'secret.csv'), join(work.folder, 'link.csv')).catch(() => {})
  await symlink(outside.folder, join(work.folder, 'linked')).catch(() => {})
  await work.write('image.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0, 1, 2, 0, 0]))
  await work.write('book.xlsx', 'PK\u0003\u0004rest')
  await work.write('fake.parquet', 'a,b\n1,2\n')
  await work.write('empty.parquet', '')
  await work.write('cut.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]))
  await work.write('cut.csv.zst', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4, 0x58, 1, 2]))
  await expect(work.open(source)).rejects.toMatchObject({ name: 'InputError', code })
})

test('a missing file names the nearest one', async () => {
  await expect(work.open('data/A.cvs')).rejects.toMatchObject({ details: { nearest: 'data/a.csv' } })
})

test('an allowed folder may be read; the engine itself reads no other', async () => {
  const opened = outside.open(join(outside.folder, 'secret.csv'), { folder: work.folder, allow: [outside.folder] })
  await expect(opened).resolves.toMatchObject({ facts: { rows: 1 } })
  const query = work.engine.connection.run(
    `select * from read_parquet(${quoteText(join(outside.folder, 'secret.csv'))})`,
  )
  await expect(query).rejects.toThrow(/disabled by configuration|Permission/)
  await expect(work.engine.connection.run('set enable_external_access = true')).rejects.toThrow()
})

test('file names with quotes, semicolons and pattern letters are only names', async () => {
  for (const name of ["it's; drop table x.csv", 'a[1].csv', 'q?.csv', '*.csv', '"$p".csv']) {
    await work.write(`odd/${name}`, `v\n"${name.length}"\n`)
    expect(await work.rows(await work.open(`odd/${name}`))).toEqual([[name.length]])
  }
})

const labels = (more: object = {}) => ({
  columns: { id: 'id' },
  labels: { source: 'outcomes.csv', key: 'key', label: 'out', at: { line: 7 }, ...more },
})
const joinedOf = (row: Readonly<Record<string, unknown>>): readonly unknown[] => [
  row['label\u0001joined'],
  row['label\u0001conflict'],
]
async function join7(data: string, outcomes: string, more: object = {}, asOf?: Date) {
  await work.write('data.csv', data)
  await work.write('outcomes.csv', outcomes)
  const opened = await work.open('data.csv', {
    columns: [],
    dataset: labels(more),
    ...(asOf === undefined ? {} : { asOf }),
  })
  const rows = (await work.engine.connection.runAndReadAll(`select * from ${opened.relation}`)).getRowObjectsJS()
  return { facts: opened.facts, rows: rows.map(joinedOf) }
}

test('joined labels: one a key; contradictions are a conflict and no label', async () => {
  const { facts, rows } = await join7('id\np1\np2\np3\np4\n', 'key,out\n p1 ,1\np1,1\np2,0\np2,1\np3,\np9,1\n')
  expect(rows).toEqual([
    [1, false],
    [null, true],
    [null, false],
    [null, false],
  ])
  expect(facts.joined).toEqual({ label: 'label\u0001joined', conflict: 'label\u0001conflict' })
  expect(facts.columns).toMatchObject([{ name: 'label\u0001joined', type: 'number', missing: 3 }, { type: 'boolean' }])
})

test('keys are numbers where both columns are, else text', async () => {
  expect((await join7('id\n007\n8\n', 'key,out\n7,1\n8.0,0\n')).rows).toEqual([
    [1, false],
    [0, false],
  ])
  expect((await join7('id\n007\nx\n', 'key,out\n7,1\n8,0\n')).rows).toEqual([
    [null, false],
    [null, false],
  ])
})

test('with known_at the latest label known by the as-of time counts', async () => {
  const outcomes =
    'key,out,at\n1,a,2024-01-01\n1,b,2024-02-01\n1,c,2024-03-01\n2,a,2024-01-01\n2,b,2024-01-01\n3,a,2024-03-01\n4,a,\n'
  const more = { knownAt: 'at' }
  expect((await join7('id\n1\n2\n3\n4\n', outcomes, more, new Date('2024-02-15'))).rows).toEqual([
    ['b', false],
    [null, true],
    [null, false],
    [null, false],
  ])
  expect((await join7('id\n1\n2\n3\n4\n', outcomes, more)).rows).toEqual([
    ['c', false],
    [null, true],
    ['a', false],
    [null, false],
  ])
})

test('a column that joined labels need and a file lacks is an error at its place', async () => {
  await expect(join7('id\n1\n', 'kay,out\n1,1\n')).rejects.toMatchObject({
    code: 'unknown-name',
    details: { line: 7, nearest: 'kay' },
  })
  await expect(join7('x\n1\n', 'key,out\n1,1\n')).rejects.toMatchObject({
    code: 'unknown-name',
    details: { got: 'id' },
  })
})

test('the fingerprint is that of the content, whatever the file is called', async () => {
  const print = async (name: string) => (await work.open(name)).facts.fingerprint
  const path = await work.write('fp/a.csv', 'a\n1\n')
  await work.write('fp/b.csv', 'a\n2\n')
  expect(await print('fp/a.csv')).toBe(
    `sha256:${createHash('sha256')
      .update(await readFile(path))
      .digest('hex')}`,
  )
  const both = await print('fp/*.csv')
  await work.write('fp2/z.csv', 'a\n1\n')
  await work.write('fp2/y.csv', 'a\n2\n')
  expect(await print('fp2/*.csv')).toBe(both)
  await writeFile(path, 'a\n3\n')
  expect(await print('fp/*.csv')).not.toBe(both)
})
