import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../commands/run.ts'
import { createTestIo } from '../commands/test-io.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A product in a folder of its own, for tests of what changes from one command to the next. */
export interface ProductFolder {
  readonly path: string
  /** Rows of which the model is right about so many. */
  rows(right: number, count: number): Promise<void>
  /** The claims of the product file. */
  promise(...claims: readonly string[]): Promise<void>
  /** Runs a command there, each a minute after the one before. */
  ran(...args: readonly string[]): Promise<Ran>
  remove(): Promise<void>
}

export async function createProductFolder(): Promise<ProductFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'plumb-product-')))
  let minute = 0
  const folder: ProductFolder = {
    path,
    async rows(right, count) {
      const lines = Array.from({ length: count }, (_, i) => `1,${i < right ? 1 : 0},t${i % 2}`)
      await writeFile(join(path, 'd.csv'), `${['y,p,c', ...lines].join('\n')}\n`)
    },
    async promise(...claims) {
      const product = { product: 'P', data: { source: 'd.csv', columns: { label: 'y', prediction: 'p' } } }
      await writeFile(join(path, 'product.yaml'), JSON.stringify({ ...product, claims: { build: claims } }))
    },
    async ran(...args) {
      minute += 1
      const io = createTestIo({ cwd: path, now: () => new Date(Date.UTC(2026, 0, 2, 3, minute)) })
      const code = await run(args, io)
      return { code, out: io.out(), err: io.err() }
    },
    remove: () => rm(path, { recursive: true, force: true }),
  }
  await folder.rows(90, 100)
  await folder.promise('accuracy >= 80%', 'recall >= 80%')
  return folder
}
