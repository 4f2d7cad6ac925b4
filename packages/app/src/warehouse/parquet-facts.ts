import type { ColumnFacts, Value } from '@plumb/claims'
import { listedValues, plainValue, sortValues } from './column-facts.ts'
import { queryRows } from './connection.ts'
import type { Engine } from './connection.ts'
import { knownType, oddityCounts } from './known-type.ts'
import type { MissingWords } from './missing.ts'
import { rowAbout } from './row-about.ts'
import { sampledLists } from './sampled-lists.ts'
import type { Source, SourceColumn } from './source.ts'
import type { TypedColumn } from './typed-column.ts'

export interface ColumnStudy {
  readonly column: TypedColumn
  /** Undefined where values need care (NaN, blank texts): then the relation has to be read for them. */
  readonly facts?: ColumnFacts
  /** Nobody has looked whether a number is NaN: who reads the column must. */
  readonly trusted: boolean
  /** Its values as a sample has them: who reads the column must see that there are no others. */
  readonly sampled?: readonly Value[]
}

/**
 * The types and facts of Parquet columns that stay in place, for less than a scan of them: ends and null counts come
 * from the files' metadata (DuckDB answers such queries without reading rows); the values of a column with few of them
 * from a `distinct` over its dictionary; only floating-point numbers are read, since NaN stands in no metadata, unless
 * they are trusted: then who reads them looks for NaN on the way, and for values that a sample did not have. The number of
 * different values is an estimate above 10,000, and for floating-point numbers above 1,000.
 */
export async function parquetFacts(
  engine: Engine,
  source: Source,
  { words, trusting }: { readonly words: MissingWords; readonly trusting: boolean },
): Promise<readonly ColumnStudy[]> {
  if (source.columns.length === 0) return []
  const samples = await sampleColumns(engine, source)
  const sampled = trusting
    ? await sampledLists(
        engine,
        source,
        samples.map(({ distinct }) => distinct),
      )
    : []
  const lists: (readonly Value[] | undefined)[] = []
  for (const [index, column] of source.columns.entries())
    lists.push(sampled[index] ?? (await listValues(engine, source, column, samples[index])))
  const ends = await findEnds(engine, source)
  const trusted = source.columns.map((column, index) => trusting && column.float === true && hasFiniteEnds(ends, index))
  const counts = await countColumns(engine, source, { lists, trusted })
  return source.columns.map((column, index) => {
    const found = {
      list: lists[index],
      about: samples[index]?.about ?? 0,
      row: { ...ends, ...counts },
      index,
      rows: source.rows,
    }
    const study = { ...studyColumn(column, words, found), trusted: trusted[index] === true }
    const list = sampled[index]
    return list === undefined || isEveryWhole(column, list, ends, index) ? study : { ...study, sampled: list }
  })
}

interface Sampled {
  /** Different values in the sample, and a guess for the whole. */
  readonly distinct: number
  readonly about: number
}

const sampleRows = 30_000
const fewInSample = 1000
const fewInAll = 10_000

async function sampleColumns(engine: Engine, { from, columns, rows }: Source): Promise<readonly Sampled[]> {
  const indexed = columns.map(({ sql }, index) => ({ sql, index }))
  const row = await rowAbout(engine, indexed, (some) => {
    const values = some.map(({ sql, index }) => `${sql} as s${index}`)
    const counts = some.map(
      ({ index }) => `approx_count_distinct(s${index})::double as d${index}, count(s${index})::double as n${index}`,
    )
    return `select ${counts.join(', ')} from (select ${values.join(', ')} from ${from} limit ${sampleRows})`
  })
  return columns.map((_, index) => guess(Number(row[`d${index}`]), Number(row[`n${index}`]), rows))
}

/** Where nearly every value of the sample is a new one, so it will go on; else the count is taken as it is. */
function guess(distinct: number, there: number, rows: number): Sampled {
  const allNew = distinct > 0.8 * there
  return { distinct, about: allNew ? rows : Math.round(distinct) }
}

/** All different values of a column, if they are few. */
async function listValues(
  engine: Engine,
  { from }: Source,
  { sql, kind }: SourceColumn,
  sample: Sampled | undefined,
): Promise<readonly Value[] | undefined> {
  if (sample === undefined || sample.distinct > fewInSample) return undefined
  const type = kind === 'untyped' ? 'text' : kind
  // cast after the distinct: whole numbers of a small range are told apart faster than doubles
  const value = type === 'number' ? 'v::double' : plainValue('v', type)
  const rows = await queryRows(
    engine,
    `select ${value} as v from (select distinct ${sql} as v from ${from} limit ${fewInAll + 1})`,
  )
  const values = rows.flatMap(({ v }) => (v === null ? [] : [v as Value]))
  return values.length > fewInAll ? undefined : values
}

/** How many values there are and the ends of numbers and times, as `n0`, `minimum0`, `maximum0`, …, from the metadata. */
async function findEnds(engine: Engine, { from, columns }: Source): Promise<Readonly<Record<string, unknown>>> {
  const parts = columns.flatMap(({ sql, kind }, index) => {
    const there = `count(${sql})::double as n${index}`
    if (kind !== 'number' && kind !== 'time') return [there]
    const end = (of: 'min' | 'max'): string =>
      kind === 'time' ? plainValue(`${of}(${sql})`, kind) : `${of}(${sql})::double`
    return [there, `${end('min')} as minimum${index}`, `${end('max')} as maximum${index}`]
  })
  const [row = {}] = await queryRows(engine, `select ${parts.join(', ')} from ${from}`)
  return row
}

/** What must be read of the columns with many values: odd ones, and about how many different ones. */
async function countColumns(
  engine: Engine,
  { from, columns }: Source,
  {
    lists,
    trusted,
  }: { readonly lists: readonly (readonly Value[] | undefined)[]; readonly trusted: readonly boolean[] },
): Promise<Readonly<Record<string, unknown>>> {
  const parts = columns.flatMap((column, index) => {
    if (lists[index] !== undefined || trusted[index] === true) return []
    const { notFinite, blank } = oddityCounts(column)
    return [
      ...(notFinite === undefined ? [] : [`${notFinite} as odd${index}`]),
      ...(blank === undefined ? [] : [`${blank} as odd${index}`]),
      ...(column.float === true || column.kind === 'time'
        ? []
        : [`approx_count_distinct(${column.sql})::double as distinct${index}`]),
    ]
  })
  const [row = {}] = parts.length === 0 ? [] : await queryRows(engine, `select ${parts.join(', ')} from ${from}`)
  return row
}

/** A list of every whole number from the least to the largest needs no trust. */
function isEveryWhole(
  { whole }: SourceColumn,
  list: readonly Value[],
  ends: Readonly<Record<string, unknown>>,
  index: number,
): boolean {
  return whole === true && list.length === Number(ends[`maximum${index}`]) - Number(ends[`minimum${index}`]) + 1
}

/** An infinite value would stand in the metadata as an end; NaN stands nowhere. */
function hasFiniteEnds(ends: Readonly<Record<string, unknown>>, index: number): boolean {
  return [ends[`minimum${index}`], ends[`maximum${index}`]].every(
    (end) => typeof end === 'number' && Number.isFinite(end),
  )
}

interface Found {
  readonly list: readonly Value[] | undefined
  readonly about: number
  readonly row: Readonly<Record<string, unknown>>
  readonly index: number
  readonly rows: number
}

function studyColumn(
  source: SourceColumn,
  words: MissingWords,
  { list, about, row, index, rows }: Found,
): Omit<ColumnStudy, 'trusted'> {
  const [minimum, maximum] = [row[`minimum${index}`], row[`maximum${index}`]]
  const odd = Number(row[`odd${index}`] ?? 0) > 0 || (list ?? []).some(isOdd)
  const beyond =
    source.wide === true && [minimum, maximum].some((end) => Math.abs(Number(end ?? 0)) > Number.MAX_SAFE_INTEGER)
  const care = Number(odd)
  const column = knownType(source, words, { notFinite: care, infinite: care, blank: care, beyond: Number(beyond) })
  if (odd || beyond || words.missingValues !== undefined) return { column }
  const facts = {
    name: column.name,
    type: column.type,
    bad: 0,
    missing: rows - Number(row[`n${index}`]),
    distinct: list?.length ?? Number(row[`distinct${index}`] ?? about),
    ...(list !== undefined && list.length <= listedValues ? { values: sortValues(list) } : {}),
    ...(typeof minimum === 'number' ? { minimum } : {}),
    ...(typeof maximum === 'number' ? { maximum } : {}),
  }
  return { column, facts }
}

function isOdd(value: Value): boolean {
  return typeof value === 'number' ? !Number.isFinite(value) : typeof value === 'string' && value.trim() === ''
}
