/** What may follow: one of these words, a file of a kind, or something that nobody can guess. */
export type Wanted = readonly string[] | 'product' | 'file' | 'folder' | 'anything'

export interface CompletedOption {
  /** With its dashes. */
  readonly name: string
  readonly meaning: string
  /** Undefined for an option without a value. */
  readonly value: Wanted | undefined
}

export interface CompletedCommand {
  readonly name: string
  readonly asks: string
  /** What stands where no option does; undefined if nothing may. */
  readonly argument: Wanted | undefined
  readonly options: readonly CompletedOption[]
}

interface Described {
  readonly name: string
  readonly usage: string
  readonly asks: string
  readonly help: string
}

/** What can be completed after a command, read from its usage and the options of its help. */
export function completedCommand(
  { name, usage, asks, help }: Described,
  measures: readonly string[],
): CompletedCommand {
  const first = usage.split(' ')[1]
  const argument = first === undefined || first.includes('-') ? undefined : wanted(first, '', measures)
  return { name, asks, argument, options: optionsOf(help, measures) }
}

function optionsOf(help: string, measures: readonly string[]): readonly CompletedOption[] {
  const [, list = ''] = /^Options\n((?: .*\n)*)/m.exec(help) ?? []
  return [...list.matchAll(/^ {2}(--[a-z-]+)(?: (\S+))? {2,}(.*)$/gm)].map(([, name = '', value, meaning = '']) => ({
    name,
    meaning,
    value: value === undefined ? undefined : wanted(value, meaning, measures),
  }))
}

function wanted(placeholder: string, meaning: string, measures: readonly string[]): Wanted {
  const word = placeholder.replaceAll(/[[\]]/g, '')
  if (/^[a-z|]+$/.test(word)) return word.split('|')
  switch (word) {
    case 'FORMAT':
      return meaning
        .replace('(default)', '')
        .split(/, | or /)
        .map((format) => format.trim())
    case 'MEASURE':
      return measures
    case 'PATH':
      return 'product'
    case 'DIR':
      return 'folder'
    default:
      return word.startsWith('FILE') ? 'file' : 'anything'
  }
}
