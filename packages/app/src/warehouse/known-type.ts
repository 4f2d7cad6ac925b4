import { countWhere } from './count-where.ts'
import { isBlank, isMissingNumber, isMissingText } from './missing.ts'
import type { MissingWords } from './missing.ts'
import type { SourceColumn } from './source.ts'
import type { TypedColumn } from './typed-column.ts'

/** How many values need care; a column without any is read as it is, at no cost. */
export interface Oddities {
  /** NaN is missing, an infinite value is bad. */
  readonly notFinite: number
  readonly infinite: number
  /** Texts that are empty or only spaces are missing. */
  readonly blank: number
  /** Whole numbers beyond 2^53: their column is text, since as numbers different ids would become the same. */
  readonly beyond: number
}

/** The column of a source whose type is known, as Parquet's are. */
export function knownType({ name, sql, kind }: SourceColumn, words: MissingWords, odd: Oddities): TypedColumn {
  const text = `${sql}::varchar`
  if (kind === 'number' && odd.beyond === 0) return { name, text, type: 'number', ...numberOf(sql, words, odd) }
  if (kind === 'boolean' || kind === 'time')
    return { name, text, type: kind, value: unless(isMissingText(text, words), sql) }
  const empty = odd.blank > 0 ? `(${isBlank(text)} or ${isMissingText(text, words)})` : isMissingText(text, words)
  return { name, text, type: 'text', value: unless(empty, text) }
}

/** The counts of a column, as SQL; what its type cannot have is not counted. */
export function oddityCounts({ sql, kind, float, wide }: SourceColumn): Partial<Record<keyof Oddities, string>> {
  if (float === true) return { notFinite: countWhere(`not isfinite(${sql})`), infinite: countWhere(`isinf(${sql})`) }
  if (wide === true) return { beyond: countWhere(`abs(${sql}::hugeint) > ${Number.MAX_SAFE_INTEGER}`) }
  return kind === 'text' ? { blank: countWhere(`${sql} is not null and ${isBlank(sql)}`) } : {}
}

function numberOf(
  sql: string,
  words: MissingWords,
  { notFinite, infinite }: Oddities,
): Pick<TypedColumn, 'value' | 'bad'> {
  const number = `${sql}::double`
  const finite = notFinite > 0 ? `case when isfinite(${number}) then ${number} end` : number
  const value = unless(isMissingNumber(number, words), finite)
  return infinite > 0 ? { value, bad: `coalesce(isinf(${number}), false)` } : { value }
}

function unless(missing: string, value: string): string {
  return missing === 'false' ? value : `case when ${missing} then null else ${value} end`
}
