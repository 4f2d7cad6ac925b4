import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Rejected } from '@plumb/claims'
import type { Engine } from './connection.ts'
import type { Format } from './format.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import type { Source } from './source.ts'
import { openText, readSample } from './text-file.ts'
import type { TextTable } from './text-table.ts'

export interface InputFile {
  readonly path: string
  readonly format: Format
}

/**
 * Reads text files into one table of text: union by name, a column that a file lacks is missing there. What does not fit
 * in memory goes into a database file in the engine's folder.
 *
 * @param wanted the names of the columns to keep, among those that there are
 */
export async function readText(
  engine: Engine,
  files: readonly InputFile[],
  wanted: readonly string[] | 'all',
): Promise<Source> {
  const schema = (await isLarge(files)) ? await engine.diskSchema() : 'memory.main'
  const tables: TextTable[] = []
  for (const file of files) tables.push(await readOne(engine, file, schema))
  const names = [...new Set(tables.flatMap((table) => table.names))]
  const kept = wanted === 'all' ? names : names.filter((name) => wanted.includes(name))
  const stage = `${schema}.${engine.unusedName('stage')}`
  await engine.connection.run(`create table ${stage} (${stageColumns(kept).join(', ')})`)
  for (const table of tables) await insertRows(engine, stage, table, kept)
  const dispose = async (): Promise<void> => {
    await engine.connection.run(`drop table ${stage}`)
  }
  const columns = kept.map((name, index) => ({ name, sql: `c${index}`, kind: 'untyped' as const }))
  const rows = tables.reduce((total, table) => total + table.rows, 0)
  return {
    from: stage,
    typed: false,
    schema,
    names,
    columns,
    rows,
    rejected: allRejected(files, tables),
    formats: tables.map(({ format }) => format),
    ...decimalOf(tables),
    dispose,
  }
}

/** Above these sizes on disk, rows are kept on disk too; packed files grow about eightfold. */
const largePlain = 64 * 2 ** 20
const largePacked = 8 * 2 ** 20

async function isLarge(files: readonly InputFile[]): Promise<boolean> {
  const weights = await Promise.all(
    files.map(
      async ({ path }) => (await stat(path)).size / (/\.(gz|zst|zstd)$/i.test(path) ? largePacked : largePlain),
    ),
  )
  return weights.reduce((total, weight) => total + weight, 0) > 1
}

async function readOne(engine: Engine, { path, format }: InputFile, schema: string): Promise<TextTable> {
  const text = await openText(engine, path)
  if (format.kind === 'csv') return readCsv(engine, text, format.prefer)
  if (format.kind === 'json') return readJson(engine, text, schema)
  const { sample } = await readSample(text, 2 ** 12)
  return /^\s*[[{]/.test(sample.toString('utf8')) ? readJson(engine, text, schema) : readCsv(engine, text)
}

function stageColumns(kept: readonly string[]): readonly string[] {
  return kept.length === 0 ? ['c0 boolean'] : kept.map((_, index) => `c${index} varchar`)
}

/** The rows were counted before: if DuckDB reads another number, rows would be lost, and that is a fault of ours. */
async function insertRows(engine: Engine, stage: string, table: TextTable, kept: readonly string[]): Promise<void> {
  const result = await engine.connection.run(`insert into ${stage} ${table.select(kept)}`)
  await table.dispose()
  if (result.rowsChanged !== table.rows)
    throw new Error(`${table.rows} rows were found, but ${result.rowsChanged} were read`)
}

function allRejected(files: readonly InputFile[], tables: readonly TextTable[]): readonly Rejected[] {
  if (tables.length === 1) return tables[0]?.rejected ?? []
  return tables.flatMap(({ rejected }, index) =>
    rejected.map((each) => ({ ...each, reason: `${each.reason} in ${basename(files[index]?.path ?? '')}` })),
  )
}

function decimalOf(tables: readonly TextTable[]): Pick<Source, 'decimal'> {
  const signs = new Set(tables.flatMap(({ decimal }) => decimal ?? []))
  const [only] = signs
  if (only === undefined) return {}
  return { decimal: signs.size === 1 ? only : 'mixed' }
}
