import type { ColumnType } from '../../plan/expr.ts'

/**
 * The last eight bytes of the MD5 of the value's text, least first, modulo `buckets`: the same in every process, version and dialect. The
 * number 5 and the text 5 are alike; a missing value hashes as the empty text.
 */
export function printHash(sql: string, type: ColumnType, buckets: number): string {
  return `cast(md5_number_lower(coalesce(${printText(sql, type)}, '')) % ${buckets} as integer)`
}

function printText(sql: string, type: ColumnType): string {
  switch (type) {
    case 'text':
      return sql
    case 'time':
      return `cast(epoch_us(${sql}) as varchar)`
    case 'boolean':
      return `cast(${sql} as varchar)`
    case 'number':
      return `case when abs(${sql}) < 1e15 and ${sql} = trunc(${sql}) then cast(cast(${sql} as bigint) as varchar) else cast(${sql} as varchar) end`
  }
}
