import { InputError } from '@plumb/claims'
import type { CommandEntry } from './command.ts'
import { commands } from './commands.ts'

import type { Io } from './io.ts'
import { nearest } from './nearest.ts'
import { mainHelp } from './overview.ts'
import { reportError } from './report-error.ts'
import { version } from './version.ts'

/** Runs the command line and gives its exit code. No error leaves it. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(args, io)
  } catch (error) {
    return reportError(error, io, { json: wantsJson(args) })
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<number> {
  const [name = 'help', ...rest] = args
  if (name === '--version' || name === '-v' || name === 'version') return say(io, `${version}\n`)
  if (name === '--help' || name === '-h') return say(io, mainHelp())
  if (name === 'help') return say(io, rest[0] === undefined ? mainHelp() : (await find(rest[0]).load()).help)
  const command = await find(name).load()
  const asked = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined)
  if (asked.includes('--help') || asked.includes('-h')) return say(io, command.help)
  return command.run(rest, io)
}

function find(name: string): CommandEntry {
  const found = commands.find((command) => command.name === name)
  if (found !== undefined) return found
  const names = commands.map((command) => command.name)
  const near = nearest(name, names)
  const message = `there is no command \`${name}\`. ${near === undefined ? '`plumb help` lists them' : `Nearest: \`plumb ${near}\``}`
  throw new InputError('bad-command', message, {
    wanted: `one of ${names.join(', ')}`,
    got: name,
    ...(near === undefined ? {} : { nearest: near }),
  })
}

function say(io: Io, text: string): 0 {
  io.stdout.write(text)
  return 0
}

/** Known before the options are read, so that even a wrong option is answered as asked. */
function wantsJson(args: readonly string[]): boolean {
  return args.includes('--json') || args.includes('--format=json') || args[args.indexOf('--format') + 1] === 'json'
}
