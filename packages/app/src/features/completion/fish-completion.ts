import type { CompletedCommand, CompletedOption, Wanted } from './completion-table.ts'

/** A script for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  return ['complete -c plumb -f', ...commands.flatMap(linesOf)].map((line) => `${line}\n`).join('')
}

function linesOf(command: CompletedCommand): readonly string[] {
  const after = `complete -c plumb -n '__fish_seen_subcommand_from ${command.name}'`
  const name = `complete -c plumb -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.asks)}`
  const argument = command.argument === undefined ? '' : words(command.argument)
  return [
    name,
    ...(argument === '' ? [] : [`${after}${argument}`]),
    ...command.options.map((option) => `${after}${optionOf(option)}`),
  ]
}

function optionOf({ name, meaning, value }: CompletedOption): string {
  const needed = value === undefined ? '' : ` -r${words(value)}`
  return ` -l ${name.slice(2)}${needed} -d ${quoted(meaning)}`
}

function words(wanted: Wanted): string {
  if (typeof wanted !== 'string') return ` -a ${quoted(wanted.join(' '))}`
  switch (wanted) {
    case 'product':
    case 'file':
      return ' -F'
    case 'folder':
      return ` -a '(__fish_complete_directories)'`
    case 'anything':
      return ''
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
