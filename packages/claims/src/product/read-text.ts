import { ClaimSyntaxError } from '../language/claim-syntax-error.ts'
import { placeInText } from './place-in-text.ts'
import type { TextRun } from './product.ts'
import type { Place } from '../errors.ts'
import type { Path, YamlFile } from './read-yaml.ts'

export interface ReadText<T> {
  readonly text: string
  readonly at: Place
  readonly runs: readonly TextRun[]
  readonly parsed: T
}

/**
 * Parses a claim or condition that stands at a path of the file.
 *
 * @throws {InputError} `bad-claim`, at the line and column of the word that does not fit
 */
export function readText<T>(yaml: YamlFile, path: Path, value: string, parse: (text: string) => T): ReadText<T> {
  const text = value.trimEnd()
  const runs = yaml.runs(path, text)
  const at = placeInText({ at: yaml.place(path), runs }, 0)
  try {
    return { text, at, runs, parsed: parse(text) }
  } catch (cause) {
    if (!(cause instanceof ClaimSyntaxError)) throw cause
    const { wanted, got, nearest } = cause
    throw yaml.error('bad-claim', placeInText({ at, runs }, cause.span.start), { wanted, got, nearest, cause })
  }
}
