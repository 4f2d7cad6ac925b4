import { InputError, type Dataset } from '@plumb/claims'
import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { Engine } from '../../warehouse/connection.ts'
import { openDataset, type OpenedDataset } from '../../warehouse/relation.ts'
import { withEngine } from '../../warehouse/with-engine.ts'

export interface DataFileOptions {
  readonly cwd: string
  /** Further folders that the file may be read from, for one that is a symbolic link. */
  readonly allow: readonly string[]
  /** Keep the text of values that are not of their column's type. */
  readonly badTexts?: boolean
  /** What the engine may take before it goes to disk. */
  readonly memoryMb?: number
}

/** A data file that is open, with all its columns. */
export interface OpenFile extends OpenedDataset {
  readonly engine: Engine
  readonly path: string
}

/**
 * Opens a data file without a product file, and closes it once it was used.
 *
 * @param file relative to `cwd`
 * @throws {InputError} `not-found`, `bad-file`, `bad-value`
 */
export async function withDataFile<Out>(
  file: string,
  { cwd, allow, badTexts = false, ...limits }: DataFileOptions,
  use: (file: OpenFile) => Promise<Out>,
): Promise<Out> {
  const path = resolve(cwd, file)
  const folder = await folderOf(path, file)
  return withEngine({ allow: [folder, ...allow], ...limits }, async (engine) => {
    const opened = await openDataset(engine, wholeFile(path), { folder, allow, columns: 'all', badTexts })
    return use({ ...opened, engine, path })
  })
}

/** An engine can be opened only on a folder that is there. */
async function folderOf(path: string, file: string): Promise<string> {
  const folder = dirname(path)
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() === true) return folder
  throw new InputError('not-found', `there is no file ${file}`, { file, wanted: 'a data file', got: file })
}

function wholeFile(path: string): Dataset {
  const at = { line: 1, column: 1 }
  return { name: 'data', source: basename(path), at, columns: {}, units: {}, segments: [], protected: [], words: {} }
}
