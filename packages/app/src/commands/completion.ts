import { describeMeasures, InputError } from '@plumb/claims'
import { bashCompletion } from '../features/completion/bash-completion.ts'
import { completedCommand, type CompletedCommand } from '../features/completion/completion-table.ts'
import { fishCompletion } from '../features/completion/fish-completion.ts'
import { zshCompletion } from '../features/completion/zsh-completion.ts'
import { jsonText } from '../output/inert.ts'
import type { Command } from './command.ts'
import { commands } from './commands.ts'
import { commandHelp } from './help.ts'
import type { Io } from './io.ts'
import { nearest } from './nearest.ts'
import { parseOptions } from './options.ts'

const usage = 'completion bash|zsh|fish'
const shells: Readonly<Record<string, (table: readonly CompletedCommand[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
}

/** `plumb completion`: what makes a shell complete commands, options, formats, measures and files? */
export const completionCommand: Command = {
  help: commandHelp({
    usage,
    about: 'Prints a script that makes the shell complete commands, options, formats, measures and product files.',
    options: [],
    examples: [
      ['completion bash >> ~/.bashrc', 'for bash'],
      ['completion zsh >> ~/.zshrc', 'for zsh'],
      ['completion fish > ~/.config/fish/completions/plumb.fish', 'for fish'],
    ],
  }),
  run: runCompletion,
}

async function runCompletion(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseOptions(args, { options: {}, most: 1, usage })
  const [shell] = parsed.positionals
  const write = shell !== undefined && Object.hasOwn(shells, shell) ? shells[shell] : undefined
  if (write === undefined) throw unknownShell(shell)
  const script = write(await table())
  io.stdout.write(parsed.flag('json') ? `${jsonText({ schema: 'plumb/completion@1', shell, script })}\n` : script)
  return 0
}

async function table(): Promise<readonly CompletedCommand[]> {
  const measures = describeMeasures().map(({ name }) => name)
  return Promise.all(
    commands.map(async ({ load, ...entry }) => completedCommand({ ...entry, help: (await load()).help }, measures)),
  )
}

function unknownShell(got: string | undefined): InputError {
  const names = Object.keys(shells)
  const wanted = `one of ${names.join(', ')}`
  const near = got === undefined ? undefined : nearest(got, names)
  const said = got === undefined ? 'nothing' : `\`${got}\``
  return new InputError('bad-command', `completion wants ${wanted}, got ${said}. Usage: plumb ${usage}`, {
    wanted,
    got: got ?? 'nothing',
    ...(near === undefined ? {} : { nearest: near }),
  })
}
