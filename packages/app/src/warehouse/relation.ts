import { createHash } from 'node:crypto'
import type { ColumnFacts, Dataset, DatasetFacts, JoinedLabels, Rejected, Value } from '@plumb/claims'
import { badName, badTextName, columnFacts } from './column-facts.ts'
import type { RelationColumn } from './column-facts.ts'
import type { Engine } from './connection.ts'
import { resolveFiles } from './files.ts'
import type { FileScope } from './files.ts'
import type { FileFormat } from './file-format.ts'
import { fingerprint } from './fingerprint.ts'
import { joinedConflict, joinedLabel, labelTable, noColumn } from './labels.ts'
import type { LabelTable } from './labels.ts'
import type { MissingWords } from './missing.ts'
import { openSource, typeSource } from './open-source.ts'
import { parquetFacts } from './parquet-facts.ts'
import { quoteName } from './quote.ts'
import { shortened } from './rejections.ts'
import type { Source } from './source.ts'
import type { TypedColumn } from './typed-column.ts'

export interface OpenOptions extends FileScope {
  /** Labels that became known later are not known. */
  readonly asOf?: Date
  /** The columns that the relation is to have; those that the files lack are left out. */
  readonly columns: readonly string[] | 'all'
  /**
   * Take floating-point numbers of large Parquet files for finite until a scan finds NaN, and their columns of few values
   * to hold those of a sample until a scan finds others: saves passes over them.
   */
  readonly trusting?: boolean
  /** Keep the text of bad values too, as VARCHAR under the column's name and `\u0001text`. */
  readonly badTexts?: boolean
}

export interface OpenedDataset {
  /** The name of a table or view, quoted for SQL. */
  readonly relation: string
  readonly facts: DatasetFacts
  readonly trust: Trust
  /** Of each file. */
  readonly formats: readonly FileFormat[]
  /** As in the facts, with more line numbers. */
  readonly rejected: readonly Rejected[]
}

/** What was taken on trust. */
export interface Trust {
  /** Columns that were taken to be without NaN. */
  readonly finite: readonly string[]
  /** Columns with the only values that they were taken to hold. */
  readonly values: ReadonlyMap<string, readonly Value[]>
}

const noTrust: Trust = { finite: [], values: new Map() }

/**
 * Opens a dataset of files: afterwards the engine has a table or view with one row for every readable row. Each column
 * asked for is there under its name as DOUBLE, VARCHAR, BOOLEAN or TIMESTAMP in UTC, null where the value is missing or
 * not of the type; where its facts say `bad`, a BOOLEAN under its name and `\u0001bad` says which.
 *
 * Text and small Parquet files are loaded once, only the columns asked for; larger Parquet files stay in place.
 *
 * @throws {InputError} `not-found`, `bad-value`, `bad-file`, and `unknown-name` for the columns of joined labels
 */
export async function openDataset(engine: Engine, dataset: Dataset, options: OpenOptions): Promise<OpenedDataset> {
  const files = await resolveFiles(dataset.source, options)
  const labels = await labelsOf(dataset, options)
  const source = await openSource(engine, files, withKey(options.columns, labels?.key))
  try {
    const words = dataset.missingValues === undefined ? {} : { missingValues: dataset.missingValues }
    const inPlace = labels === undefined && staysInPlace(source)
    const print = datasetPrint(files, labels?.files ?? [])
    // where reading fails, its error is the one to tell
    print.catch(() => undefined)
    const {
      relation,
      columns,
      trust = noTrust,
    } = isBare(source, labels)
      ? await noRows(engine, source, options)
      : inPlace
        ? await viewInPlace(engine, source, { words, trusting: options.trusting === true })
        : await loadRows(engine, source, { words, options, ...(labels === undefined ? {} : { labels }) })
    const { rows, rejected, names } = source
    const joined = labels === undefined ? {} : { joined: { label: joinedLabel, conflict: joinedConflict } }
    const facts = {
      name: dataset.name,
      rows,
      rejected: shortened(rejected),
      names,
      columns,
      ...joined,
      fingerprint: await print,
    }
    return { relation, facts, trust, formats: source.formats, rejected }
  } finally {
    await source.dispose()
  }
}

/** Nothing was written to the file yet, not even the columns that it will have. */
function isBare({ rows, names }: Source, labels: LoadOptions['labels']): boolean {
  return rows === 0 && (names.length === 0 || (labels !== undefined && !names.includes(labels.key)))
}

/** An empty relation with every column that is asked for: a file without rows may lack some, since nothing was written to it yet. */
async function noRows(engine: Engine, { names }: Source, { columns }: OpenOptions): Promise<Opened> {
  const relation = relationName(engine, 'memory.main')
  const wanted = [...new Set([...(columns === 'all' ? names : columns), joinedLabel])]
  const list = [
    ...wanted.map((name) => `null::double as ${quoteName(name)}`),
    `false as ${quoteName(joinedConflict)}`,
  ].join(', ')
  await engine.connection.run(`create view ${relation} as select ${list} where false`)
  return { relation, columns: [] }
}

/** Labels are found by the dataset's id, else by a column of the same name as their key. */
async function labelsOf({ labels, columns }: Dataset, scope: FileScope): Promise<LoadOptions['labels']> {
  if (labels === undefined) return undefined
  return { joined: labels, files: await resolveFiles(labels.source, scope), key: columns.id ?? labels.key }
}

/** Smaller Parquet files are faster, and known exactly, in a table. */
const loadedRows = 2_000_000
const loadedCells = 30_000_000

function staysInPlace({ typed, columns, rows }: Source): boolean {
  return typed && (rows > loadedRows || rows * columns.length > loadedCells)
}

function withKey(columns: readonly string[] | 'all', key: string | undefined): readonly string[] | 'all' {
  return columns === 'all' || key === undefined ? columns : [...columns, key]
}

interface Opened {
  readonly relation: string
  readonly columns: readonly ColumnFacts[]
  readonly trust?: Trust
}

async function viewInPlace(
  engine: Engine,
  source: Source,
  reading: { readonly words: MissingWords; readonly trusting: boolean },
): Promise<Opened> {
  const studies = await parquetFacts(engine, source, reading)
  const relation = relationName(engine, 'memory.main')
  const typed = studies.map(({ column }) => column)
  await engine.connection.run(`create view ${relation} as select ${selectList(typed)} from ${source.from}`)
  const open = studies.flatMap(({ column, facts }) => (facts === undefined ? [inRelation(column)] : []))
  const read = new Map((await columnFacts(engine, relation, open, source.rows)).map((facts) => [facts.name, facts]))
  const finite = studies.filter((study) => study.trusted).map(({ column }) => column.name)
  const values = new Map(studies.flatMap(({ column, sampled }) => (sampled ? [[column.name, sampled]] : [])))
  return {
    relation,
    columns: studies.flatMap(({ column, facts }) => facts ?? read.get(column.name) ?? []),
    trust: { finite, values },
  }
}

interface LoadOptions {
  readonly words: MissingWords
  readonly options: OpenOptions
  readonly labels?: { readonly joined: JoinedLabels; readonly files: readonly string[]; readonly key: string }
}

async function loadRows(engine: Engine, source: Source, { words, options, labels }: LoadOptions): Promise<Opened> {
  const typed = await typeSource(engine, source, words)
  const columns = typed.filter(({ name }) => options.columns === 'all' || options.columns.includes(name))
  const schema = staysInPlace(source) ? await engine.diskSchema() : source.schema
  const relation = relationName(engine, schema)
  const table =
    labels === undefined ? undefined : await openLabels(engine, source, typed, { schema, words, labels, options })
  const join = table === undefined ? '' : ` left join ${table.table} as labels on ${table.on}`
  const own = [selectList(columns), ...(options.badTexts === true ? columns.flatMap(badText) : [])].join(', ')
  const list = table === undefined ? own : `${own}, ${joinedList(table)}`
  await engine.connection.run(`create table ${relation} as select ${list} from ${source.from}${join}`)
  if (table !== undefined) await engine.connection.run(`drop table ${table.table}`)
  const inside = [...columns.map(inRelation), ...(table === undefined ? [] : joinedColumns(table))]
  return { relation, columns: await columnFacts(engine, relation, inside, source.rows) }
}

interface LabelContext {
  readonly schema: string
  readonly words: MissingWords
  readonly labels: NonNullable<LoadOptions['labels']>
  readonly options: OpenOptions
}

async function openLabels(
  engine: Engine,
  source: Source,
  typed: readonly TypedColumn[],
  context: LabelContext,
): Promise<LabelTable> {
  const { joined, files, key } = context.labels
  const id = typed.find(({ name }) => name === key)
  if (id === undefined) throw noColumn(key, source.names, joined.at, 'the data, to find their labels by')
  const wanted = [joined.key, joined.label, ...(joined.knownAt === undefined ? [] : [joined.knownAt])]
  const from = await openSource(engine, files, wanted)
  try {
    const columns = from.rows === 0 ? wanted.map(withoutValues) : await typeSource(engine, from, context.words)
    const rows = { from: from.from, names: from.names, columns }
    const { asOf } = context.options
    return await labelTable(engine, joined, rows, {
      schema: context.schema,
      id,
      ...(asOf === undefined ? {} : { asOf }),
    })
  } finally {
    await from.dispose()
  }
}

/** A column of a label file that nothing was written to yet. */
function withoutValues(name: string): TypedColumn {
  return { name, type: 'text', text: 'null::varchar', value: 'null::varchar' }
}

function relationName(engine: Engine, schema: string): string {
  return `${schema}.${quoteName(engine.unusedName('rows'))}`
}

function selectList(columns: readonly TypedColumn[]): string {
  if (columns.length === 0) return `true as ${quoteName('row\u0001')}`
  return columns
    .flatMap(({ name, value, bad }) => [
      `${value} as ${quoteName(name)}`,
      ...(bad === undefined ? [] : [`${bad} as ${quoteName(badName(name))}`]),
    ])
    .join(', ')
}

function badText({ name, bad, text }: TypedColumn): readonly string[] {
  return bad === undefined ? [] : [`case when ${bad} then ${text} end as ${quoteName(badTextName(name))}`]
}

function joinedList({ label }: LabelTable): string {
  const bad = label.bad === undefined ? [] : [`coalesce(labels.bad, false) as ${quoteName(badName(joinedLabel))}`]
  const conflict = `coalesce(labels.conflict, false) as ${quoteName(joinedConflict)}`
  return [`labels.label as ${quoteName(joinedLabel)}`, ...bad, conflict].join(', ')
}

function inRelation({ name, type, bad }: TypedColumn): RelationColumn {
  return { name, type, hasBad: bad !== undefined }
}

function joinedColumns({ label }: LabelTable): readonly RelationColumn[] {
  return [
    { name: joinedLabel, type: label.type, hasBad: label.bad !== undefined },
    { name: joinedConflict, type: 'boolean', hasBad: false },
  ]
}

/** The data's fingerprint, with that of its labels where they come from another file. */
async function datasetPrint(files: readonly string[], labelFiles: readonly string[]): Promise<string> {
  const data = await fingerprint(files)
  if (labelFiles.length === 0) return data
  const labels = await fingerprint(labelFiles)
  const sampled = data.startsWith('sampled') || labels.startsWith('sampled')
  return `${sampled ? 'sampled-sha256' : 'sha256'}:${createHash('sha256').update(`${data}\n${labels}`).digest('hex')}`
}
