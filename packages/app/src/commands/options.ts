import { parseArgs, type ParseArgsConfig } from 'node:util'
import { InputError } from '@plumb/claims'
import { nearest } from './nearest.ts'

export type OptionSpec = NonNullable<ParseArgsConfig['options']>

export interface Parsed {
  readonly positionals: readonly string[]
  readonly flag: (name: string) => boolean
  readonly text: (name: string) => string | undefined
  readonly texts: (name: string) => readonly string[]
}

export interface OptionRules {
  readonly options: OptionSpec
  /** How many arguments without a dash it takes, and what they are called. */
  readonly most: number
  readonly usage: string
}

/** Every command has these. */
const common: OptionSpec = { json: { type: 'boolean' } }

/** Reads a command's arguments; an unknown option is an InputError that names the nearest one. */
export function parseOptions(args: readonly string[], { options, most, usage }: OptionRules): Parsed {
  const known = { ...common, ...options }
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind === 'option') checkOption(token.name, token.rawName, token.value, known, usage)
  }
  if (positionals.length > most) throw tooMany(positionals, most, usage)
  const value = (name: string): unknown => values[name]
  return {
    positionals,
    flag: (name) => value(name) === true,
    text: (name) => (typeof value(name) === 'string' ? String(value(name)) : undefined),
    texts: (name) => [value(name) ?? []].flat().map(String),
  }
}

/** A number written as an option, or an InputError that says what was wanted. */
export function numberOption(name: string, text: string, wanted: string, fits: (value: number) => boolean): number {
  const share = text.endsWith('%')
  const value = text.trim() === '' ? NaN : Number(share ? text.slice(0, -1) : text) / (share ? 100 : 1)
  if (Number.isFinite(value) && fits(value)) return value
  throw badOption(name, wanted, text)
}

/** A whole number of at least 1, written as an option. */
export function countOption(name: string, text: string): number {
  const fits = (value: number): boolean => Number.isSafeInteger(value) && value >= 1
  return numberOption(name, text, 'a whole number of at least 1', fits)
}

/**
 * A command that was not told what it cannot do without.
 *
 * @param usage the command and what follows it
 * @param called what is lacking, where that is said more shortly than what is wanted
 */
export function lacking(usage: string, wanted: string, called: string = wanted): InputError {
  const message = `${usage.split(' ')[0]} needs ${called}. Usage: plumb ${usage}`
  return new InputError('bad-command', message, { wanted, got: 'nothing' })
}

/** A bad value of an option. */
export function badOption(name: string, wanted: string, got: string): InputError {
  return new InputError('bad-command', `--${name} wants ${wanted}, got \`${got}\``, { wanted, got })
}

function checkOption(name: string, raw: string, value: string | undefined, known: OptionSpec, usage: string): void {
  const option = known[name]
  if (option === undefined) throw unknownOption(raw, Object.keys(known), usage)
  if (option.type === 'boolean' && value !== undefined) throw badOption(name, 'no value', value)
  if (option.type === 'string' && (value === undefined || value === '')) {
    throw new InputError('bad-command', `${raw} needs a value. Usage: plumb ${usage}`, {
      wanted: `a value after ${raw}`,
      got: 'nothing',
    })
  }
}

function unknownOption(raw: string, names: readonly string[], usage: string): InputError {
  const near = nearest(raw.replace(/^-+/, ''), names)
  const details = near === undefined ? {} : { nearest: `--${near}` }
  return new InputError('bad-command', `there is no option \`${raw}\`. Usage: plumb ${usage}`, {
    wanted: `one of ${names.map((name) => `--${name}`).join(', ')}`,
    got: raw,
    ...details,
  })
}

function tooMany(positionals: readonly string[], most: number, usage: string): InputError {
  const got = positionals.slice(most).join(' ')
  return new InputError('bad-command', `one argument too many: \`${got}\`. Usage: plumb ${usage}`, {
    wanted: `at most ${most} ${most === 1 ? 'argument' : 'arguments'}`,
    got,
  })
}
