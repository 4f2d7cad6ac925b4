import { fileURLToPath } from 'node:url'
import { version } from './commands/version.ts'
import { loadCompiled } from './compiled.ts'

/** The bundle of all commands, by the name that the build gave it. */
declare const PLUMB_COMMANDS: string

const args = process.argv.slice(2)

// A reader that has seen enough (`plumb check | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const stopping = new AbortController()
let stoppedBy: number | undefined
for (const [name, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(name, () => {
    // once more, or what does not listen within a second: the hard way
    if (stopping.signal.aborted) process.exit(code)
    stoppedBy = code
    stopping.abort()
    setTimeout(() => process.exit(code), 1000).unref()
  })
}

if (args[0] === '--version') process.stdout.write(`${version}\n`)
else {
  const commands = fileURLToPath(new URL(PLUMB_COMMANDS, import.meta.url))
  const { run } = loadCompiled(commands) as typeof import('./commands/run.ts')
  const { stdout, stderr } = process
  const code = await run(args, {
    stdout: { write: (text) => stdout.write(text), isTerminal: stdout.isTTY },
    stderr: { write: (text) => stderr.write(text), isTerminal: stderr.isTTY },
    cwd: process.cwd(),
    env: process.env,
    columns: stdout.columns,
    now: () => new Date(),
    signal: stopping.signal,
  })
  process.exitCode = stoppedBy ?? code
}
