import { InputError, type ProductFingerprint } from '@plumb/claims'
import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Target } from './target.ts'

/** A product file that was found. */
export interface FoundProduct {
  readonly path: string
  /** The folder of the file, links resolved: data is read below it, and records are kept in it. */
  readonly folder: string
  /** Its name there. */
  readonly name: string
  /** The path as errors show it. */
  readonly shown: string
}

/** A product file that was found and read. */
export interface ProductFile extends FoundProduct {
  readonly text: string
}

const usualNames = ['product.yaml', 'product.yml']
const mostBytes = 1_000_000

/** The product file of a target: the file itself, or the product.yaml of a folder (by default the current one). */
export async function readProductFile(target: Target): Promise<ProductFile> {
  const found = await findProductFile(target)
  const { path, shown } = found
  const { size } = await stat(path)
  if (size > mostBytes) {
    const got = `${Math.ceil(size / 1_000_000)} MB`
    throw new InputError('bad-product', `a product file has at most 1 MB; ${shown} has ${got}`, {
      file: shown,
      wanted: 'at most 1 MB',
      got,
    })
  }
  const text = await readFile(path, 'utf8')
  return { ...found, text: text.replace(/^\uFEFF/, '') }
}

/** Where the product file of a target lies. */
export async function findProductFile({ path, cwd }: Target): Promise<FoundProduct> {
  const given = resolve(cwd, path ?? '.')
  const found = (await isFolder(given)) ? await inFolder(given) : given
  const shown = path === undefined ? basename(found) : found === given ? path : join(path, basename(found))
  const real = await realpath(found).catch((cause: unknown) => {
    throw new InputError('not-found', `there is no file ${shown}`, {
      file: shown,
      wanted: 'a product file',
      got: shown,
      cause,
    })
  })
  return { path: found, shown, folder: dirname(real), name: basename(real) }
}

/** Which text it is, whatever its folder is called. */
export function fingerprintOf({ text, name }: Pick<ProductFile, 'text' | 'name'>): ProductFingerprint {
  return { name, fingerprint: `sha256:${createHash('sha256').update(text).digest('hex')}` }
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
