import { basename, extname } from 'node:path'
import { InputError } from '@plumb/claims'
import { readBytes } from './text-file.ts'

/** What kind of file it is; for delimited text with the delimiter that its name speaks of. */
export type Format =
  | { readonly kind: 'parquet' | 'json' | 'unknown' }
  | { readonly kind: 'csv'; readonly prefer?: string }

/**
 * The format of a file, by its first bytes and then its name; `unknown` is text whose name says nothing.
 *
 * @throws {InputError} `bad-file` on a spreadsheet, or a Parquet file that is none
 */
export async function formatOf(path: string): Promise<Format> {
  const head = (await readBytes(path, 4)).toString('latin1')
  const extension = extname(path.replace(/\.(gz|zst|zstd)$/i, '')).toLowerCase()
  if (head === 'PAR1') return { kind: 'parquet' }
  if (head.startsWith('PK\u0003\u0004')) throw badFile(path, 'is a spreadsheet or a zip file; save it as CSV')
  if (extension === '.parquet' || extension === '.pq')
    throw badFile(path, 'is not a Parquet file, whatever its name says')
  return byName[extension] ?? { kind: 'unknown' }
}

const byName: Readonly<Record<string, Format>> = {
  '.csv': { kind: 'csv' },
  '.tsv': { kind: 'csv', prefer: '\t' },
  '.tab': { kind: 'csv', prefer: '\t' },
  '.psv': { kind: 'csv', prefer: '|' },
  '.json': { kind: 'json' },
  '.jsonl': { kind: 'json' },
  '.ndjson': { kind: 'json' },
}

function badFile(path: string, what: string): InputError {
  const file = basename(path)
  return new InputError('bad-file', `${file} ${what}`, { file, wanted: 'CSV, TSV, JSON or Parquet', got: file })
}
