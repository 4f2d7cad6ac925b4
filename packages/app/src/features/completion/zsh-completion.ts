import { bashCompletion } from './bash-completion.ts'
import type { CompletedCommand } from './completion-table.ts'

/** A script for zsh, whose own `bashcompinit` understands the one for bash. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  return `autoload -Uz compinit bashcompinit
(( $+functions[compdef] )) || compinit
bashcompinit
${bashCompletion(commands)}`
}
