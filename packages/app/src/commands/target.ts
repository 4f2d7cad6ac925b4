import { InputError } from '@plumb/claims'
import type { Target } from '../features/target.ts'

/** A product file, a folder, or nothing; a data file has no promises yet. */
export function productTarget(path: string | undefined, cwd: string): Target {
  if (path !== undefined && dataFile.test(path)) {
    const message = `${path} is a data file and promises nothing yet. \`plumb init ${path}\` writes a product.yaml beside it`
    throw new InputError('bad-command', message, { file: path, wanted: 'a product.yaml or its folder', got: path })
  }
  return { path, cwd }
}

const dataFile = /\.(csv|tsv|txt|json|jsonl|ndjson|parquet|xlsx?|arrow|feather)(\.(gz|zst|bz2|xz))?$/i
