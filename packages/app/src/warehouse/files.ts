import { realpath, readdir, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { InputError } from '@plumb/claims'
import { expandGlob, isGlob } from './glob.ts'
import { nearestText } from './nearest-text.ts'

export interface FileScope {
  /** The folder of the product file: relative paths begin here. */
  readonly folder: string
  /** Further folders whose files may be read. */
  readonly allow?: readonly string[]
}

/**
 * The files that a path or glob names, as real paths, sorted. Files outside the product's folder and the allowed ones
 * are refused, also when a symbolic link leads there.
 *
 * @throws {InputError} `not-found` with the nearest file, `bad-file` for a folder, `bad-value` for a path outside
 */
export async function resolveFiles(source: string, scope: FileScope): Promise<readonly string[]> {
  if (source.includes('\0')) throw new InputError('bad-value', 'a path cannot hold a null character', { got: source })
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) throw noConnection(source)
  const roots = await Promise.all([scope.folder, ...(scope.allow ?? [])].map((each) => realpath(each)))
  const path = resolve(roots[0] ?? '.', source)
  refuseOutside(path, source, [...roots, scope.folder, ...(scope.allow ?? []).map((each) => resolve(each))])
  const names = (await exists(path)) || !isGlob(source) ? [path] : await expandGlob(path)
  if (names.length === 0) throw await notFound(path, source, 'no file matches')
  const files = await Promise.all(names.map((name) => realFile(name, source, roots)))
  return [...new Set(files)].toSorted()
}

function noConnection(source: string): InputError {
  const wanted = "the path of a file below the product file's folder"
  return new InputError('bad-value', `this version reads files only, not ${source}`, { wanted, got: source })
}

async function realFile(path: string, source: string, roots: readonly string[]): Promise<string> {
  const file = await realpath(path).catch(() => undefined)
  if (file === undefined) throw await notFound(path, source, 'no file')
  refuseOutside(file, source, roots)
  if ((await stat(file)).isFile()) return file
  throw new InputError('bad-file', `${source} is a folder, not a file; to read all files in it, write a pattern`, {
    wanted: 'a file or a pattern',
    got: source,
    nearest: `${source.replace(/[/\\]+$/, '')}/*.csv`,
  })
}

function refuseOutside(path: string, source: string, roots: readonly string[]): void {
  if (roots.some((root) => isBelow(path, root))) return
  const message = `${source} lies outside the folder of the product file; allow its folder with --allow on the command line`
  throw new InputError('bad-value', message, { wanted: "a path below the product file's folder", got: source })
}

function isBelow(path: string, root: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function notFound(path: string, source: string, what: string): Promise<InputError> {
  const entries = await readdir(dirname(path)).catch(() => [])
  const nearest = nearestText(
    basename(path),
    entries.filter((entry) => !entry.startsWith('.')),
  )
  const folder = source.slice(0, source.length - basename(source).length)
  return new InputError('not-found', `${what}: ${source}`, {
    wanted: 'a file',
    got: source,
    ...(nearest === undefined ? {} : { nearest: folder + nearest }),
  })
}
