import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, parse, sep } from 'node:path'

/** Whether a path holds a pattern: `*`, `?`, or `**` for any folders. */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path)
}

/**
 * The files that an absolute pattern names. `*` and `?` stay inside one name and skip hidden ones; `**` is any number
 * of folders, and does not follow symbolic links, so that it ends.
 */
export async function expandGlob(pattern: string): Promise<readonly string[]> {
  const { root } = parse(pattern)
  return walk(root, pattern.slice(root.length).split(sep))
}

async function walk(folder: string, [part = '', ...rest]: readonly string[]): Promise<readonly string[]> {
  if (!isGlob(part) && rest.length > 0) return walk(join(folder, part), rest)
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found = await Promise.all(entries.map((entry) => step(folder, entry, part, rest)))
  const here = part === '**' && rest.length > 0 ? await walk(folder, rest) : []
  return [...here, ...found.flat()]
}

async function step(folder: string, entry: Dirent, part: string, rest: readonly string[]): Promise<readonly string[]> {
  const path = join(folder, entry.name)
  if (part === '**' && rest.length > 0) {
    return entry.isDirectory() && !entry.name.startsWith('.') ? walk(path, [part, ...rest]) : []
  }
  if (!matches(entry.name, part)) return []
  if (rest.length > 0) return walk(path, rest)
  return entry.isDirectory() ? [] : [path]
}

/** Greedy matching with one step back to the last star: never more than name × pattern steps. */
function matches(name: string, pattern: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false
  let [at, position, star, mark] = [0, 0, -1, 0]
  while (at < name.length) {
    if (pattern[position] === '*') [star, mark, position] = [position, at, position + 1]
    else if (pattern[position] === '?' || pattern[position] === name[at]) [at, position] = [at + 1, position + 1]
    else if (star >= 0) [position, mark, at] = [star + 1, mark + 1, mark + 1]
    else return false
  }
  return /^\**$/.test(pattern.slice(position))
}
