import { InputError } from '@plumb/claims'
import type { Rejected } from '@plumb/claims'
import { columnNames } from './column-names.ts'
import { queryRows } from './connection.ts'
import type { Engine } from './connection.ts'
import { csvSql } from './read-csv.ts'
import { goodRecords } from './good-records.ts'
import { quoteText, quoteTexts } from './quote.ts'
import type { Dialect } from './records.ts'
import { keptLines } from './rejections.ts'
import { plainPath, readEnds, readSample } from './text-file.ts'
import type { TextFile } from './text-file.ts'
import type { TextTable } from './text-table.ts'

/**
 * A file of JSON: an array of objects, objects one a line, or one object. Values are read as text; objects and arrays
 * inside a value stay JSON text. Of lines, those that are not an object are rejected; an array with a fault in it cannot
 * be read at all.
 *
 * @param schema where the lines are kept while they are read
 * @throws {InputError} `bad-file` on an array that is not valid JSON
 */
export async function readJson(engine: Engine, file: TextFile, schema: string): Promise<TextTable> {
  const objects = `${schema}.${engine.unusedName('objects')}`
  const lines = await isLines(file)
  const broken = lines ? await loadLines(engine, file, objects) : await loadDocument(engine, file, objects)
  const keys = await keysOf(engine, objects)
  const names = columnNames(keys)
  const [counted] = await queryRows(engine, `select count(*)::double as rows from ${objects} where fault = 0`)
  const rejected = [...broken, ...(await faultsOf(engine, objects))]
  const dispose = async (): Promise<void> => {
    await engine.connection.run(`drop table ${objects}`)
  }
  return {
    names,
    rows: Number(counted?.rows),
    rejected,
    format: { ...file.format, kind: 'json', layout: lines ? 'lines' : 'document' },
    select: (wanted) => selectSql(objects, keys, names, wanted),
    dispose,
  }
}

/** Some line among the first is an object by itself; else it is an array, or an object over several lines. */
async function isLines(file: TextFile): Promise<boolean> {
  const { sample, whole } = await readSample(file, 2 ** 20)
  const text = sample.toString('utf8').trimStart()
  if (text.startsWith('[')) return false
  const lines = text.split(/\r\n|\n|\r/)
  return !text.startsWith('{') || lines.slice(0, 100).some(isObject) || (!whole && lines.length === 1)
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text.replaceAll(/\b(NaN|-?Infinity)\b/g, 'null'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** No character of JSON text: a line is one cell. */
const byLines: Dialect = { delimiter: '\u0001', quote: '', escape: '' }

async function loadLines(engine: Engine, file: TextFile, objects: string): Promise<readonly Rejected[]> {
  const records = await goodRecords(engine, file, { dialect: byLines, width: 1, header: false, skip: 0 })
  const numbered = `select row_number() over () as n, c0 as json from ${csvSql(records, byLines, 1)}`
  const fault = `case when not json_valid(json) then 1 when json_type(json) <> 'OBJECT' then 2 else 0 end`
  await engine.connection.run(
    `create table ${objects} as select n, json, ${fault} as fault from (${numbered}) where trim(json, ' \t') <> ''`,
  )
  return records.rejected.map((each) => ({ ...each, reason: faults[1] }))
}

async function loadDocument(engine: Engine, file: TextFile, objects: string): Promise<readonly Rejected[]> {
  const path = await plainPath(engine, file)
  await refuseCut(path, file.name)
  const from = `read_json_objects(${quoteText(path)}, format = 'auto', compression = 'uncompressed', maximum_object_size = ${2 ** 25})`
  const fault = `case when json_type(json) = 'OBJECT' then 0 else 2 end`
  try {
    await engine.connection.run(
      `create table ${objects} as select row_number() over () as n, json::varchar as json, ${fault} as fault from ${from}`,
    )
  } catch (cause) {
    throw notJson(file.name, whereIn(cause), cause)
  }
  return []
}

/** DuckDB reads an array that was cut off between two objects without a word. */
async function refuseCut(path: string, name: string): Promise<void> {
  const { head, tail } = await readEnds(path, 4096)
  const [first, last] = [head.toString('utf8').trimStart()[0], tail.toString('utf8').trimEnd().at(-1)]
  if (first === '[' && last !== ']') throw notJson(name, ': the array does not end')
}

function notJson(file: string, where: string, cause?: unknown): InputError {
  const wanted = 'an array of objects, or an object on each line'
  return new InputError('bad-file', `${file} is not valid JSON${where}`, { file, wanted, cause })
}

const faults = { 1: 'not valid JSON', 2: 'not a JSON object' } as const

function whereIn(cause: unknown): string {
  const at = /at byte (\d+)/.exec(String(cause))
  return at === null ? '' : `, at byte ${at[1]}`
}

async function faultsOf(engine: Engine, objects: string): Promise<readonly Rejected[]> {
  const rows = await queryRows(
    engine,
    `select fault, count(*)::double as rows, min(n::double, ${keptLines}) as lines from ${objects} where fault > 0 group by fault order by fault`,
  )
  return rows.map(({ fault, rows: count, lines }) => ({
    rows: Number(count),
    reason: fault === 1 ? faults[1] : faults[2],
    lines: Array.isArray(lines) ? lines.map(Number) : [],
  }))
}

/** All keys, in the order in which they first appear. */
async function keysOf(engine: Engine, objects: string): Promise<readonly string[]> {
  const lists = await queryRows(
    engine,
    `select json_keys(json) as keys, min(n) as first from ${objects} where fault = 0 group by 1 order by 2`,
  )
  return [...new Set(lists.flatMap(({ keys }) => (Array.isArray(keys) ? keys.map(String) : [])))]
}

function selectSql(
  objects: string,
  keys: readonly string[],
  names: readonly string[],
  wanted: readonly string[],
): string {
  if (wanted.length === 0) return `select true as c0 from ${objects} where fault = 0`
  const pointers = wanted.map((name) => pointerTo(keys[names.indexOf(name)]))
  const cells = pointers.map((pointer, index) =>
    pointer === undefined ? `null::varchar as c${index}` : `v[${index + 1}] as c${index}`,
  )
  const list = quoteTexts(pointers.map((pointer) => pointer ?? '/'))
  return `select ${cells.join(', ')} from (select json_extract_string(json, ${list}) as v from ${objects} where fault = 0)`
}

function pointerTo(key: string | undefined): string | undefined {
  return key === undefined ? undefined : `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
