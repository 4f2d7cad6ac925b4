import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from './connection.ts'

/**
 * A path that DuckDB takes as it stands. It reads `*`, `?` and `[` in the name of a file as a pattern, and would read
 * other files too; such a file is named by a link in the engine's folder. (DuckDB follows it, and checks where it leads.)
 */
export async function plainName(engine: Engine, path: string): Promise<string> {
  if (!/[*?[]/.test(path)) return path
  const link = join(engine.folder, engine.unusedName('link'))
  await symlink(path, link)
  return link
}
