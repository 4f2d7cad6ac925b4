import type { Io } from './io.ts'

export interface TestIo extends Io {
  readonly out: () => string
  readonly err: () => string
}

/** A world for tests: nothing is a terminal, time stands still, and what was written can be read. */
export function createTestIo(changes: Partial<Io> = {}): TestIo {
  const written = { stdout: '', stderr: '' }
  const writer = (name: 'stdout' | 'stderr'): Io['stdout'] => ({
    write: (text) => {
      written[name] += text
    },
    isTerminal: false,
  })
  return {
    stdout: writer('stdout'),
    stderr: writer('stderr'),
    cwd: '/nowhere',
    env: {},
    columns: undefined,
    now: () => new Date('2026-01-02T03:04:05Z'),
    ...changes,
    out: () => written.stdout,
    err: () => written.stderr,
  }
}
