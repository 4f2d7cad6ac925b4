import { queryRows } from '../../../warehouse/connection.ts'
import { quoteName } from '../../../warehouse/quote.ts'
import type { Probe } from './probe.ts'

/** Groups of columns that hold the same value in every row looked at; columns that never change are none. */
export async function seeTwins({ engine, sample, study }: Probe): Promise<readonly (readonly string[])[]> {
  const columns = study.columns.filter(({ distinct }) => distinct > 1)
  if (columns.length < 2) return []
  const number = quoteName('number\u0001')
  const prints = columns.map(({ name }, i) => `sum(hash(${number}, ${quoteName(name)}))::varchar as h${i}`)
  const from = `(select *, row_number() over () as ${number} from ${sample})`
  const [row = {}] = await queryRows(engine, `select ${prints.join(', ')} from ${from}`)
  const groups = new Map<string, string[]>()
  for (const [i, { name, type }] of columns.entries()) {
    const print = `${type} ${String(row[`h${i}`])}`
    groups.set(print, [...(groups.get(print) ?? []), name])
  }
  const alike = [...groups.values()].filter((group) => group.length > 1)
  return Promise.all(alike.map((group) => sameOnly(group, (sql) => queryRows(engine, `${sql} from ${sample}`))))
}

/** Those that equal the first; equal prints alone prove nothing. */
async function sameOnly(
  [first = '', ...others]: readonly string[],
  read: (sql: string) => Promise<readonly Record<string, unknown>[]>,
): Promise<readonly string[]> {
  const same = others.map((name, i) => `bool_and(${quoteName(name)} is not distinct from ${quoteName(first)}) as s${i}`)
  const [row = {}] = await read(`select ${same.join(', ')}`)
  return [first, ...others.filter((_, i) => row[`s${i}`] === true)]
}
