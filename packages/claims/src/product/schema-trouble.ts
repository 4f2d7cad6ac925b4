import type * as z from 'zod'
import type { InputError } from '../errors.ts'
import { nearestName } from '../language/nearest.ts'
import type { Path, YamlFile } from './read-yaml.ts'

type Issue = z.core.$ZodIssue

/** The error about the first place in the file that does not fit the format. */
export function schemaTrouble(yaml: YamlFile, issues: readonly Issue[]): InputError {
  const errors = issues.flatMap((issue) => deepest(issue)).map((issue) => errorOf(yaml, issue))
  const [first] = errors.toSorted((a, b) => order(a) - order(b))
  if (first === undefined) throw new Error('a schema refused a value without an issue')
  return first
}

// A missing key comes last: a misspelt one says more.
function order({ code, details: { line = 0, column = 0 } }: InputError): number {
  return (code === 'bad-product' ? 2 ** 45 : 0) + line * 2 ** 20 + column
}

/** Of a value that may have several forms, what is wrong with the form that it has. */
function deepest(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const form = issue.errors.find((inner) => !inner.some(({ code, path }) => path.length === 0 && isOtherForm(code)))
  if (form === undefined) return [issue]
  return form.flatMap((inner) => deepest({ ...inner, path: [...issue.path, ...inner.path] }))
}

function isOtherForm(code: Issue['code']): boolean {
  return code === 'invalid_type' || code === 'invalid_union'
}

function errorOf(yaml: YamlFile, issue: Issue): InputError {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  if (issue.code === 'unrecognized_keys') return unknownKey(yaml, path, issue.keys[0] ?? '', issue.message)
  if (!yaml.has(path)) return missingKey(yaml, path, issue.message)
  const got = yaml.shown(path)
  const nearest = issue.code === 'invalid_value' ? nearestName(got, issue.values.map(String)) : undefined
  return yaml.error('bad-value', yaml.place(path), {
    wanted: issue.message,
    got,
    nearest,
    message: said(path, issue.message, got),
  })
}

function unknownKey(yaml: YamlFile, path: Path, key: string, known: string): InputError {
  const message = `${within(path)}unknown key ${key}`
  const nearest = nearestName(key, known.split(', '))
  return yaml.error('unknown-key', yaml.keyPlace([...path, key]), {
    wanted: `one of ${known}`,
    got: key,
    nearest,
    message,
  })
}

function missingKey(yaml: YamlFile, path: Path, wanted: string): InputError {
  const key = String(path.at(-1))
  const message = `${within(path.slice(0, -1))}the key ${key} is missing: wanted ${wanted}`
  return yaml.error('bad-product', yaml.keyPlace(path), { wanted: `${key}: ${wanted}`, got: 'nothing', message })
}

function said(path: Path, wanted: string, got: string): string {
  return `${within(path)}wanted ${wanted}, got ${got}`
}

function within(path: Path): string {
  return path.length === 0 ? '' : `${path.join('.')}: `
}
