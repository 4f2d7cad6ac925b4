import { countWhere } from '../../../warehouse/count-where.ts'
import { normalCdf } from '@plumb/stats'
import { queryRows } from '../../../warehouse/connection.ts'
import { quoteName } from '../../../warehouse/quote.ts'
import { isAnswerName } from '../../study/answer-words.ts'
import type { FileStudy } from '../../study/file-study.ts'
import type { StudiedColumn } from '../../study/study-columns.ts'
import type { Signal } from '../examination.ts'
import { areaLimits } from './area-limits.ts'
import { countedBy } from './counted-by.ts'
import type { Probe } from './probe.ts'
import { sum, tablePValue } from './table-p-value.ts'
import { targetOf, type Target } from './target.ts'

/** From here on a single column tells the label suspiciously well, and its range is computed. */
const high = 0.95

/**
 * How well each column by itself tells the label: by its value (numbers by rank, categories by their rate) and by whether
 * it has one. Of several classes, the most frequent one against all others. The score and the prediction are no inputs.
 */
export async function seeSignals(probe: Probe): Promise<readonly Signal[]> {
  const target = targetOf(probe.study)
  if (target === undefined) return []
  const signals: Signal[] = []
  for (const column of inputsOf(probe.study)) {
    const found = [await byPresence(probe, column, target), await byValue(probe, column, target)]
    const [best] = found.flatMap((signal) => signal ?? []).toSorted((a, b) => b.area - a.area)
    if (best !== undefined)
      signals.push(best.area < high ? best : { ...best, ...(await limitsOf(probe, best, target)) })
  }
  return signals
}

function inputsOf({ columns, label, answers, id }: FileStudy): readonly StudiedColumn[] {
  const taken = [label?.column, answers.score?.column, answers.prediction?.column, id?.column]
  return columns.filter((column) => !taken.includes(column) && !isAnswerName(column.words))
}

async function byPresence(
  { engine, sample }: Probe,
  { name, missing, bad, rows }: StudiedColumn,
  { positive, known }: Target,
): Promise<Signal | undefined> {
  if (missing + bad === 0 || missing + bad === rows) return undefined
  const column = quoteName(name)
  const [yes, no, has] = [positive, `not (${positive})`, `${column} is not null`]
  const parts = [
    `${countWhere(yes)} as p, ${countWhere(no)} as n`,
    `${countWhere(`${yes} and ${has}`)} as hp, ${countWhere(`${no} and ${has}`)} as hn`,
  ]
  const [row = {}] = await queryRows(engine, `select ${parts.join(', ')} from ${sample} where ${known}`)
  const [p, n, hp, hn] = ['p', 'n', 'hp', 'hn'].map((key) => Number(row[key])) as [number, number, number, number]
  if (p === 0 || n === 0) return undefined
  const area = 0.5 + Math.abs(hp / p - hn / n) / 2
  return {
    name,
    by: 'presence',
    area,
    pValue: tablePValue([
      [hp, hn],
      [p - hp, n - hn],
    ]),
    positives: p,
    negatives: n,
  }
}

async function byValue(probe: Probe, column: StudiedColumn, target: Target): Promise<Signal | undefined> {
  if (column.distinct < 2) return undefined
  if (column.type === 'number' || column.type === 'time') return byRank(probe, column, target)
  return column.counts === undefined ? undefined : byCategory(probe, column, target)
}

async function byRank({ engine, sample }: Probe, { name }: StudiedColumn, target: Target): Promise<Signal | undefined> {
  const counted = countedBy(quoteName(name), sample, target)
  const below = `select p, n, sum(n) over (order by v) - n / 2 as below from (${counted})`
  const [row = {}] = await queryRows(
    engine,
    `select sum(p * below)::double as won, sum(p)::double as p, sum(n)::double as n from (${below})`,
  )
  const [p, n] = [Number(row['p']), Number(row['n'])]
  if (p === 0 || n === 0) return undefined
  const area = Number(row['won']) / (p * n)
  // the spread of the rank sum without ties; with ties it is smaller, so that the p-value errs to the cautious side
  const z = Math.abs(area - 0.5) / Math.sqrt((p + n + 1) / (12 * p * n))
  return { name, by: 'value', area: Math.max(area, 1 - area), pValue: 2 * normalCdf(-z), positives: p, negatives: n }
}

async function byCategory(
  { engine, sample }: Probe,
  { name }: StudiedColumn,
  target: Target,
): Promise<Signal | undefined> {
  const rows = await queryRows(engine, countedBy(quoteName(name), sample, target))
  const cells = rows.map(({ p, n }) => [Number(p), Number(n)] as const)
  const [positives, negatives] = [sum(cells.map(([p]) => p)), sum(cells.map(([, n]) => n))]
  if (positives === 0 || negatives === 0) return undefined
  const ordered = cells.toSorted(([p1, n1], [p2, n2]) => p1 / (p1 + n1) - p2 / (p2 + n2))
  let [below, won] = [0, 0]
  for (const [p, n] of ordered) {
    won += p * (below + n / 2)
    below += n
  }
  return { name, by: 'value', area: won / (positives * negatives), pValue: tablePValue(cells), positives, negatives }
}

async function limitsOf(probe: Probe, { name, by }: Signal, target: Target): Promise<Pick<Signal, 'low' | 'high'>> {
  const column = quoteName(name)
  const isRank = probe.study.columns.some(
    (each) => each.name === name && each.type !== 'text' && each.type !== 'boolean',
  )
  const value = by === 'presence' ? `${column} is not null` : column
  const { low, high: most } = await areaLimits(probe, { value, target, orderByRate: by === 'presence' || !isRank })
  return { low: Math.max(low, 1 - most), high: Math.max(most, 1 - low) }
}
