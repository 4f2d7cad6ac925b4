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
process.once('SIGINT', () => process.exit(130))

if (args[0] === '--version') process.stdout.write(`${version}\n`)
else {
  const commands = fileURLToPath(new URL(PLUMB_COMMANDS, import.meta.url))
  const { run } = loadCompiled(commands) as typeof import('./commands/run.ts')
  const { stdout, stderr } = process
  process.exitCode = await run(args, {
    stdout: { write: (text) => stdout.write(text), isTerminal: stdout.isTTY },
    stderr: { write: (text) => stderr.write(text), isTerminal: stderr.isTTY },
    cwd: process.cwd(),
    env: process.env,
    columns: stdout.columns,
    now: () => new Date(),
  })
}
