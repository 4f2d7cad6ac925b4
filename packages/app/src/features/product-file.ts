import { InputError } from '@plumb/claims'
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Target } from './target.ts'

/** A product file that was found and read. */
export interface ProductFile {
  readonly text: string
  readonly path: string
  /** The folder of the file: data is read below it. */
  readonly folder: string
  /** The path as errors show it. */
  readonly shown: string
}

const usualNames = ['product.yaml', 'product.yml']
const mostBytes = 1_000_000

/** The product file of a target: the file itself, or the product.yaml of a folder (by default the current one). */
export async function readProductFile({ path, cwd }: Target): Promise<ProductFile> {
  const given = resolve(cwd, path ?? '.')
  const found = (await isFolder(given)) ? await inFolder(given) : given
  const shown = path === undefined ? basename(found) : found === given ? path : join(path, basename(found))
  const { size } = await stat(found).catch((cause: unknown) => {
    throw new InputError('not-found', `there is no file ${shown}`, {
      file: shown,
      wanted: 'a product file',
      got: shown,
      cause,
    })
  })
  if (size > mostBytes) {
    const got = `${Math.ceil(size / 1_000_000)} MB`
    throw new InputError('bad-product', `a product file has at most 1 MB; ${shown} has ${got}`, {
      file: shown,
      wanted: 'at most 1 MB',
      got,
    })
  }
  const text = await readFile(found, 'utf8')
  return { text: text.replace(/^\uFEFF/, ''), path: found, folder: dirname(await realpath(found)), shown }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

async function inFolder(folder: string): Promise<string> {
  for (const name of usualNames) {
    const path = join(folder, name)
    const exists = await stat(path).then(
      () => true,
      () => false,
    )
    if (exists) return path
  }
  const hint = '`npm run plumb -- init FILE` writes one for a data file'
  throw new InputError('not-found', `there is no product.yaml in ${folder}; ${hint}`, {
    file: folder,
    wanted: 'product.yaml',
    got: 'a folder without one',
  })
}
