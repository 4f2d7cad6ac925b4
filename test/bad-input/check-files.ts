import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Check } from '@plumb/claims'
import { run } from '../../packages/app/src/commands/run.ts'

/** What `plumb check --json` gave for a folder of files. */
export interface Answer {
  readonly code: number
  readonly out: string
  readonly err: string
}

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Runs the command in this process over files in a folder of their own. */
export async function checkFiles(files: Files, options: readonly string[] = []): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'plumb-bad-input-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content)
    }
    return await runIn(folder, ['check', '--json', '--no-store', ...options])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function runIn(cwd: string, args: readonly string[]): Promise<Answer> {
  const written = { out: '', err: '' }
  const writer = (name: 'out' | 'err') => ({
    write: (text: string): void => void (written[name] += text),
    isTerminal: false,
  })
  const now = (): Date => new Date('2026-03-01T00:00:00Z')
  const io = { stdout: writer('out'), stderr: writer('err'), cwd, env: {}, columns: undefined, now }
  const code = await run(args, io)
  return { code, ...written }
}

/** The check that an answer holds; bad input holds none. */
export function checkOf({ out }: Answer): Check {
  return JSON.parse(out) as Check
}
