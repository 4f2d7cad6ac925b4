import { exitCodes } from '../output/exit-code.ts'

export interface HelpText {
  readonly usage: string
  readonly about: string
  readonly options: readonly (readonly [option: string, meaning: string])[]
  readonly examples: readonly (readonly [command: string, meaning: string])[]
  readonly more?: string
  /** The exit code says the verdict. */
  readonly exits?: boolean
}

/** A command's help: usage, what it answers, options, examples. */
export function commandHelp({ usage, about, options, examples, more, exits = false }: HelpText): string {
  const parts = [
    `Usage: plumb ${usage}`,
    about,
    `Options\n${pairs([...options, ['--json', 'one JSON object on standard output; errors too']])}`,
    `Examples\n${pairs(examples.map(([command, meaning]) => [`plumb ${command}`, meaning]))}`,
    ...(more === undefined ? [] : [more]),
    ...(exits ? [codesText()] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

/** One code a line. */
export function codesText(): string {
  return `Exit codes\n${exitCodes
    .split(', ')
    .map((code) => `  ${code}`)
    .join('\n')}`
}

function pairs(lines: readonly (readonly [string, string])[]): string {
  const width = Math.min(34, Math.max(...lines.map(([left]) => left.length)))
  return lines
    .map(([left, right]) =>
      left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
    )
    .join('\n')
}
