import type { StudiedColumn } from '../../study/study-columns.ts'
import { quoteName } from '../../../warehouse/quote.ts'
import type { SeenPersonal } from '../examination.ts'
import { hasCardLength, personalKinds, type PersonalKind } from '../personal-kinds.ts'
import type { Probe } from './probe.ts'

/** Counts rows with personal data by pattern; the values themselves go nowhere. */
export async function seePersonal(probe: Probe): Promise<readonly SeenPersonal[]> {
  const seen: SeenPersonal[] = []
  for (const column of probe.study.columns.filter(mayHold)) seen.push(...(await seeColumn(probe, column)))
  return seen
}

/** Numbers as long as a card's, and numbers that are called phone numbers. */
function mayHold({ type, whole, minimum = 0, words }: StudiedColumn): boolean {
  if (type === 'text') return true
  return type === 'number' && whole && (minimum >= 1e13 || isPhoneColumn(words, minimum))
}

const phoneWords = new Set(['phone', 'mobile', 'telephone', 'tel', 'fax', 'msisdn', 'cell', 'cellphone'])

function isPhoneColumn(words: readonly string[], minimum: number): boolean {
  return minimum >= 1e6 && words.some((word) => phoneWords.has(word))
}

async function seeColumn({ engine, sample }: Probe, column: StudiedColumn): Promise<readonly SeenPersonal[]> {
  const counts = new Map<PersonalKind, number>()
  let [cardLengths, rows] = [0, 0]
  const isPhone = column.type === 'number' && isPhoneColumn(column.words, column.minimum ?? 0)
  const result = await engine.connection.stream(candidatesSql(column, sample))
  for await (const chunk of result) {
    for (const [text] of chunk.getRows()) {
      const value = String(text)
      rows += 1
      cardLengths += hasCardLength(value) ? 1 : 0
      for (const kind of isPhone ? ['phone' as const] : personalKinds(value))
        counts.set(kind, (counts.get(kind) ?? 0) + 1)
    }
  }
  const byChance = (counts.get('card') ?? 0) < cardLengths / 2
  return Array.from(counts, ([kind, count]) => ({ name: column.name, kind, rows: count })).filter(
    ({ kind }) => rows > 0 && !(kind === 'card' && byChance),
  )
}

/** Of a long text only the beginning is looked at. */
const mostLetters = 5000

function candidatesSql({ name, type }: StudiedColumn, sample: string): string {
  const column = quoteName(name)
  if (type === 'number') return `select ${column}::bigint::varchar as t from ${sample} where ${column} is not null`
  const digits = `regexp_matches(t, '[0-9](?:[ .()/-]{0,2}[0-9]){6,}')`
  return `select t from (select left(${column}, ${mostLetters}) as t from ${sample} where ${column} is not null) where contains(t, '@') or ${digits}`
}
