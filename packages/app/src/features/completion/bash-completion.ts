import type { CompletedCommand, Wanted } from './completion-table.ts'

/** A script for bash, 3.2 and later; `compgen` does the matching. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  return `_plumb() {
  local IFS=$' \\t\\n'
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ] || { [ "$COMP_CWORD" -eq 2 ] && [ "$command" = help ]; }; then
    ${reply([...commands.map(({ name }) => name), 'help'])}
    return
  fi
  case "$command $before" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case "$command $current" in
${commands.map(optionCase).join('\n')}
  esac
  case "$command" in
${commands.flatMap(argumentCase).join('\n')}
  esac
}
complete -o filenames -F _plumb plumb
`
}

function valueCases({ name, options }: CompletedCommand): readonly string[] {
  return options.flatMap((option) =>
    option.value === undefined ? [] : [`    "${name} ${option.name}") ${reply(option.value)}; return ;;`],
  )
}

function optionCase({ name, options }: CompletedCommand): string {
  return `    "${name} -"*) ${reply(options.map((option) => option.name))}; return ;;`
}

function argumentCase({ name, argument }: CompletedCommand): readonly string[] {
  return argument === undefined ? [] : [`    ${name}) ${reply(argument)} ;;`]
}

/** Names of files are one a line, so that a blank in a name does not part it. */
function reply(wanted: Wanted): string {
  if (typeof wanted !== 'string') return `COMPREPLY=($(compgen -W "${wanted.join(' ')}" -- "$current"))`
  switch (wanted) {
    case 'product':
      return `IFS=$'\\n'; COMPREPLY=($(compgen -d -- "$current"; compgen -f -X '!*.y*ml' -- "$current"))`
    case 'file':
      return `IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$current"))`
    case 'folder':
      return `IFS=$'\\n'; COMPREPLY=($(compgen -d -- "$current"))`
    case 'anything':
      return ':'
  }
}
