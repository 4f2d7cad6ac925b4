import { queryRows } from '../../../warehouse/connection.ts'
import { badName } from '../../../warehouse/column-facts.ts'
import { quoteName } from '../../../warehouse/quote.ts'
import type { FileStudy } from '../../study/file-study.ts'
import type { StudiedColumn } from '../../study/study-columns.ts'
import type { Repeats, SeenText } from '../examination.ts'
import { fineColumns, isFreeText } from '../fine-columns.ts'
import type { Probe } from './probe.ts'

/**
 * Counts rows that repeat an earlier one, over all rows by a hash of 64 bits: among ten million different rows, two share
 * one with a chance of three in a million.
 */
export async function countRepeats(probe: Probe, texts: readonly SeenText[]): Promise<Repeats> {
  const { columns } = probe.study
  if (columns.length === 0 || probe.looked.of < 2) return { all: 0, sure: 0 }
  const { all, sure } = await repeatsIn(probe, columns, fineColumns(columns, texts))
  const conflicts = await conflictsIn(probe, texts)
  const copies = await copiesIn(probe, texts, all)
  return {
    all,
    sure,
    ...(copies === undefined ? {} : { withoutKey: copies }),
    ...(conflicts === undefined ? {} : { conflicts }),
  }
}

async function copiesIn(probe: Probe, texts: readonly SeenText[], all: number): Promise<Repeats['withoutKey']> {
  const { columns } = probe.study
  const key = keyColumns(probe.study)
  const rest = columns.filter((column) => !key.includes(column))
  const fine = fineColumns(rest, texts)
  if (key.length === 0 || fine.length === 0) return undefined
  const found = await repeatsIn(probe, rest, fine)
  return { rows: found.sure >= found.all / 2 ? found.all - all : 0, columns: key.map(({ name }) => name) }
}

/** What would differ between a row and its copy: the key, the time, a number of its own in every row. */
function keyColumns({ columns, id, time }: FileStudy): readonly StudiedColumn[] {
  return columns.filter(
    (column) => column === id?.column || column === time?.column || (column.type === 'number' && column.repeats === 0),
  )
}

/** Rows that repeat an earlier one; `sure` are those in groups that have a value of a fine column for themselves. */
async function repeatsIn(
  { engine, relation }: Probe,
  columns: readonly StudiedColumn[],
  fine: readonly StudiedColumn[],
): Promise<{ readonly all: number; readonly sure: number }> {
  // grouped rows can go to disk, a `count(distinct …)` cannot
  const hashes = `select count(*) as n from ${relation} group by ${hashOf(columns)}`
  const [row = {}] = await queryRows(engine, `select (sum(n) - count(*))::double as repeats from (${hashes})`)
  const all = Number(row['repeats'])
  const counts: number[] = []
  for (const { name } of all === 0 ? [] : fine) {
    const value = quoteName(name)
    const same = `select ${value} as v, count(*) as n from ${relation} where ${value} is not null group by ${value}, ${hashOf(columns)}`
    counts.push(await sureOf(engine, same, { copies: 'n > 1', rows: 'n - 1' }))
  }
  return { all, sure: isOneNumber(columns) ? 0 : Math.max(0, ...counts) }
}

/** One number alone is equal by chance, and no other column can show that it is not. */
function isOneNumber([column, ...others]: readonly StudiedColumn[]): boolean {
  return column?.type === 'number' && others.length === 0
}

/** Rows that say the same as another, with another label, and share a value of a fine column with nobody else. */
async function conflictsIn(probe: Probe, texts: readonly SeenText[]): Promise<Repeats['conflicts']> {
  const { columns, label, answers, id } = probe.study
  if (label === undefined) return undefined
  const said = [label.column, answers.prediction?.column, answers.score?.column, id?.column]
  const open = columns.filter((column) => !said.includes(column) && !(column.type === 'number' && column.repeats === 0))
  const free = open.filter((column) => isFreeText(column, texts))
  const inputs = free.length > 0 ? free : open
  const counts: number[] = []
  for (const column of fineColumns(inputs, texts)) counts.push(await conflictRows(probe, inputs, label.column, column))
  if (counts.length === 0) return undefined
  return { rows: Math.max(...counts), columns: free.length > 0 ? free.map(({ name }) => name) : 'all others' }
}

async function conflictRows(
  { engine, relation }: Probe,
  inputs: readonly StudiedColumn[],
  label: StudiedColumn,
  fine: StudiedColumn,
): Promise<number> {
  const [answer, value] = [quoteName(label.name), quoteName(fine.name)]
  const same = `select ${value} as v, count(*) as n, count(distinct ${answer}) as answers from ${relation} where ${answer} is not null and ${value} is not null group by ${value}, ${hashOf(inputs)}`
  return sureOf(engine, same, { copies: 'answers > 1', rows: 'n' })
}

/**
 * Rows of groups of equal rows that have their value `v` for themselves. Where more rows share a value without being
 * equal, equal ones are chance too, and none is sure.
 */
async function sureOf(
  engine: Probe['engine'],
  same: string,
  { copies, rows }: { readonly copies: string; readonly rows: string },
): Promise<number> {
  const values = `select count(*) as groups, max(n) as n, bool_or(${copies}) as copied from (${same}) group by v`
  const alone = 'groups = 1 and copied'
  const counts = [
    `coalesce(sum(${rows}) filter (${alone}), 0)::double as rows`,
    `coalesce(sum(n - 1) filter (${alone}), 0)::double as equal`,
    `coalesce(sum(groups - 1), 0)::double as chance`,
  ]
  const [row = {}] = await queryRows(engine, `select ${counts.join(', ')} from (${values})`)
  return Number(row['equal']) >= Number(row['chance']) ? Number(row['rows']) : 0
}

/** Missing values are equal; a bad value equals other bad values of its column. */
function hashOf(columns: readonly StudiedColumn[]): string {
  const parts = columns.flatMap(({ name, bad }) => [quoteName(name), ...(bad > 0 ? [quoteName(badName(name))] : [])])
  return `hash(${parts.join(', ')})`
}
