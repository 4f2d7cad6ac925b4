import { rmSync } from 'node:fs'
import { mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder of this process alone, and how to remove it. */
export interface PrivateFolder {
  readonly path: string
  remove(): Promise<void>
}

/**
 * Makes a folder that goes when it is removed, or else when the process ends, also by an interrupt. A process that was
 * killed leaves its folder behind; a later one removes it once it is a day old.
 */
export async function createPrivateFolder(parent: string): Promise<PrivateFolder> {
  const path = await realpath(await mkdtemp(join(parent, `plumb-${process.pid}-`)))
  const atExit = (): void => rmSync(path, { recursive: true, force: true })
  process.once('exit', atExit)
  await removeLeftovers(parent)
  return {
    path,
    remove: async () => {
      process.off('exit', atExit)
      await rm(path, { recursive: true, force: true })
    },
  }
}

const dayMs = 86_400_000

/** Nothing here may fail a check: another user's folder, or one that another process removes at the same time, is left. */
async function removeLeftovers(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => [])
  const left = names.filter((name) => isLeft(Number(/^plumb-(\d+)-[A-Za-z0-9]{6}$/.exec(name)?.[1])))
  await Promise.all(left.map((name) => removeIfOld(join(parent, name)).catch(() => undefined)))
}

/** Its process is gone. In another container it may only look so, hence the day. */
function isLeft(pid: number): boolean {
  if (Number.isNaN(pid) || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

async function removeIfOld(path: string): Promise<void> {
  const { mtimeMs } = await stat(path)
  if (Date.now() - mtimeMs > dayMs) await rm(path, { recursive: true, force: true })
}
