import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ColumnFacts, Dataset } from '@plumb/claims'
import { openEngine, queryRows } from './connection.ts'
import type { Engine } from './connection.ts'
import { openDataset } from './relation.ts'
import type { OpenedDataset, OpenOptions } from './relation.ts'

/** A folder with files, and an engine that may read it: for tests. */
export interface Workspace {
  readonly folder: string
  readonly engine: Engine
  write(name: string, content: string | Uint8Array): Promise<string>
  open(source: string, options?: Partial<OpenOptions> & { readonly dataset?: Partial<Dataset> }): Promise<OpenedDataset>
  /** All rows of a relation, in order, as arrays of its columns. */
  rows(opened: OpenedDataset): Promise<readonly (readonly unknown[])[]>
  close(): Promise<void>
}

export async function openWorkspace(): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'plumb-test-')))
  const engine = await openEngine({ allow: [folder] })
  return {
    folder,
    engine,
    write: async (name, content) => {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content)
      return join(folder, name)
    },
    open: (source, { dataset = {}, ...options } = {}) =>
      openDataset(engine, { ...plainDataset(source), ...dataset }, { folder, columns: 'all', ...options }),
    rows: async ({ relation }) =>
      (await queryRows(engine, `select * from ${relation}`)).map((row) => Object.values(row)),
    close: async () => {
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The facts of a column, which must be there. */
export function factsOf({ facts }: OpenedDataset, name: string): ColumnFacts {
  const found = facts.columns.find((column) => column.name === name)
  if (found === undefined) throw new Error(`no facts of ${name}`)
  return found
}

function plainDataset(source: string): Dataset {
  return {
    name: 'data',
    source,
    at: { line: 1, column: 1 },
    columns: {},
    units: {},
    segments: [],
    protected: [],
    words: {},
  }
}
