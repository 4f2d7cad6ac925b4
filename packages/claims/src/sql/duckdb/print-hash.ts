import type { ColumnType } from '../../plan/expr.ts'

/**
 * The bucket of a value, from 0: the same in every process, version and dialect. A whole number is mixed by arithmetic that
 * every engine has, a tenth of the price of a digest; anything else is the last eight bytes of the MD5 of its text, least
 * first. A missing value hashes as the empty text.
 */
export function printHash(sql: string, type: ColumnType, buckets: number): string {
  const bucket = (hash: string): string => `cast(${hash} % ${buckets} as integer)`
  const digest = bucket(`md5_number_lower(coalesce(${printText(sql, type)}, ''))`)
  if (type !== 'number') return digest
  const isWhole = `abs(${sql}) < 1e15 and ${sql} = trunc(${sql})`
  // each branch a bucket: both kinds of hash together would be numbers of 128 bits
  return `(case when ${isWhole} then ${bucket(printMix(sql))} else ${digest} end)`
}

/** A prime; 5 divides none of what is one less, so that the fifth power permutes what is left over. */
const prime = 2_147_483_647
/** More than any whole number that is mixed, and a multiple of the prime but for what keeps small numbers from staying small. */
const shift = BigInt(prime) * 4_194_304n + 12_345n

/**
 * (x + 12345)⁵ modulo 2³¹ − 1. Runs of numbers in steps of 1 to 100,000 fall into 256 buckets as if drawn: the counts, the
 * pairs of neighbours and the sums of a trend were compared with chance.
 */
function printMix(sql: string): string {
  const x = `((cast(${sql} as bigint) + ${shift}) % ${prime})`
  const second = `(${x} * ${x} % ${prime})`
  return `(${second} * ${second} % ${prime}) * ${x} % ${prime}`
}

function printText(sql: string, type: ColumnType): string {
  switch (type) {
    case 'text':
      return sql
    case 'time':
      return `cast(epoch_us(${sql}) as varchar)`
    case 'boolean':
    case 'number':
      return `cast(${sql} as varchar)`
  }
}
