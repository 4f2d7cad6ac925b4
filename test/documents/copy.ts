import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

export interface Ran {
  readonly code: number | null
  readonly output: string
}

const left = new Set(['node_modules', '.git', 'dist', '.types', 'coverage', '.plumb', '.bench'])

/** A copy of the repository in which commands may write; it shares the installed packages. */
export function createCopy(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'plumb-documents-'))
  cpSync(root, copy, { recursive: true, filter: (path) => path === root || !left.has(basename(path)) })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  return copy
}

/** Runs a line of a shell in a copy, with `PLUMB` as its built command. */
export function runIn(copy: string, line: string): Ran {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, PLUMB: join(copy, 'packages', 'app', 'bin', 'plumb.js'), NO_COLOR: '1' },
    maxBuffer: 2 ** 26,
  })
  return { code: status, output: stdout + stderr }
}
