import type { DecimalSign } from './dialect.ts'
import type { Encoding } from './encoding.ts'
import type { Dialect } from './records.ts'

/** What a file was read as: nothing of it was told, all of it was found. */
export type FileFormat =
  | { readonly kind: 'parquet' }
  | (TextFormat & { readonly kind: 'json'; readonly layout: 'lines' | 'document' })
  | (TextFormat & {
      readonly kind: 'delimited'
      readonly delimiter: Dialect['delimiter']
      readonly quote: Dialect['quote']
      /** The first line holds the names. */
      readonly header: boolean
      /** How fractions are written; undefined where there are none. */
      readonly decimal?: DecimalSign
    })

export interface TextFormat {
  readonly encoding: Encoding
  readonly packing?: 'gzip' | 'zstd'
}
