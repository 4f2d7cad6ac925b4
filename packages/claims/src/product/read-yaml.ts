import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Pair } from 'yaml'
import { InputError, type InputErrorCode, type Place } from '../errors.ts'
import type { TextRun } from './product.ts'
import { textRuns } from './text-runs.ts'
import { yamlExcess } from './yaml-excess.ts'

/** Keys and positions from the top of a file down to a value: `['claims', 'build', 0]`. */
export type Path = readonly (string | number)[]

export interface Trouble {
  readonly wanted: string
  readonly got?: string | undefined
  readonly nearest?: string | undefined
  /** Instead of "wanted …, got …". */
  readonly message?: string
  readonly cause?: unknown
}

/** A YAML mapping that was read, and where everything in it stands. */
export interface YamlFile {
  readonly value: Readonly<Record<string, unknown>>
  /** The keys of the mapping at a path, in file order. */
  keys(path: Path): readonly string[]
  has(path: Path): boolean
  /** Where the value at a path begins; where the nearest thing around it begins when it is missing. */
  place(path: Path): Place
  /** Where the key that leads to a path begins. */
  keyPlace(path: Path): Place
  /** What stands at a path, in a few words for an error. */
  shown(path: Path): string
  /** A scalar as it is spelled in the file. */
  spelled(path: Path): string | undefined
  runs(path: Path, text: string): readonly TextRun[]
  error(code: InputErrorCode, place: Place, trouble: Trouble): InputError
}

/**
 * Reads a YAML text whose top is a mapping, by YAML 1.2 without tags.
 *
 * @param file its name, for errors
 * @throws {InputError} `bad-product`, with line and column
 */
export function readYaml(text: string, file: string): YamlFile {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text
  const lines = new LineCounter()
  const at = (offset: number): { readonly line: number; readonly column: number } =>
    lineAndColumn(source, lines, offset)
  const place = (offset: number): Place => ({ file, ...at(offset) })
  const excess = yamlExcess(source)
  if (excess !== undefined) throw inputError('bad-product', placeBefore(source, file, excess.offset), excess)
  const document = parsed(source, lines, place)
  return { value: mappingOf(document, place), ...lookups({ document, source, at, place }), error: inputError }
}

interface Reading {
  readonly document: Document.Parsed
  readonly source: string
  readonly at: (offset: number) => { readonly line: number; readonly column: number }
  readonly place: (offset: number) => Place
}

function parsed(source: string, lineCounter: LineCounter, place: (offset: number) => Place): Document.Parsed {
  const document = parseDocument(source, {
    lineCounter,
    // At `silent` the library says nothing of a second document either.
    logLevel: 'error',
    prettyErrors: false,
    resolveKnownTags: false,
    schema: 'core',
    stringKeys: true,
    // The library's own check takes quadratic time.
    uniqueKeys: false,
    version: '1.2',
  })
  const [problem] = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0])
  if (problem === undefined) return document
  throw inputError('bad-product', place(problem.pos[0]), {
    ...(YAML_TROUBLE[problem.code] ?? { wanted: 'YAML that can be read', got: problem.message.replace(/\.$/, '') }),
    cause: problem,
  })
}

const YAML_TROUBLE: Readonly<Record<string, Trouble>> = {
  MULTIPLE_DOCS: { wanted: 'one document', got: 'a second one' },
  TAB_AS_INDENT: { wanted: 'spaces for indentation', got: 'a tab' },
  TAG_RESOLVE_FAILED: { wanted: 'a value without a tag', got: 'a tag' },
}

function mappingOf(document: Document.Parsed, place: (offset: number) => Place): Readonly<Record<string, unknown>> {
  const { contents } = document
  if (!isMap(contents)) {
    const offset = contents?.range?.[0] ?? 0
    const got = contents === null || isNothing(contents) ? 'nothing' : 'something else'
    throw inputError('bad-product', place(offset), { wanted: 'a mapping that begins with product:', got })
  }
  checkNode(document, contents, place)
  try {
    return document.toJS({ maxAliasCount: 1000 }) as Readonly<Record<string, unknown>>
  } catch (cause) {
    const got = cause instanceof Error ? cause.message : 'others'
    throw inputError('bad-product', place(0), { wanted: 'aliases that can be followed', got, cause })
  }
}

/** Finds what the library leaves to us: keys that stand twice or are no words, aliases of nothing. */
function checkNode(document: Document.Parsed, node: unknown, place: (offset: number) => Place): void {
  if (isSeq(node)) node.items.forEach((item) => checkNode(document, item, place))
  if (isAlias(node) && node.resolve(document) === undefined) {
    const trouble = { wanted: 'an alias of an anchor before it', got: `*${node.source}` }
    throw inputError('bad-product', place(offsetOf(node)), trouble)
  }
  if (!isMap(node)) return
  const seen = new Set<string>()
  for (const pair of node.items) {
    const trouble = keyTrouble(pair, seen)
    if (trouble !== undefined) throw inputError('bad-product', place(offsetOf(pair.key)), trouble)
    seen.add(keyOf(pair))
    checkNode(document, pair.value, place)
  }
}

function keyTrouble(pair: Pair, seen: ReadonlySet<string>): Trouble | undefined {
  if (!isScalar(pair.key)) return { wanted: 'a word as a key', got: 'something else' }
  const key = keyOf(pair)
  if (key === '') return { wanted: 'a word as a key', got: 'nothing' }
  if (key === '__proto__') return { wanted: 'another name', got: key }
  return seen.has(key) ? { wanted: 'every key once', got: `${key} again` } : undefined
}

function lookups(reading: Reading): Omit<YamlFile, 'value' | 'error'> {
  const { document, source, at, place } = reading
  const node = (path: Path): unknown => found(document, path)?.value
  return {
    keys: (path) => keysOf(document, node(path)),
    has: (path) => found(document, path) !== undefined,
    place: (path) => place(valueOffset(document, path)),
    keyPlace: (path) => place(keyOffset(document, path)),
    shown: (path) => shown(source, node(path)),
    spelled: (path) => spelled(document, node(path)),
    runs: (path, text) => {
      const scalar = followed(document, node(path))
      return isScalar(scalar) ? textRuns(source, scalar, text, at) : []
    },
  }
}

interface Found {
  readonly key: unknown
  readonly value: unknown
}

function found(document: Document.Parsed, path: Path): Found | undefined {
  let here: Found = { key: undefined, value: document.contents }
  for (const step of path) {
    const next = child(followed(document, here.value), step)
    if (next === undefined) return undefined
    here = next
  }
  return here
}

function child(node: unknown, step: string | number): Found | undefined {
  if (isMap(node)) return node.items.find((pair) => keyOf(pair) === String(step))
  if (!isSeq(node)) return undefined
  const value: unknown = node.items[Number(step)]
  return value === undefined ? undefined : { key: undefined, value }
}

function followed(document: Document.Parsed, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node
}

function keysOf(document: Document.Parsed, node: unknown): readonly string[] {
  const mapping = followed(document, node)
  return isMap(mapping) ? mapping.items.map(keyOf) : []
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : ''
}

function valueOffset(document: Document.Parsed, path: Path): number {
  const here = found(document, path)
  if (here === undefined) return keyOffset(document, path.slice(0, -1))
  return isNothing(here.value) ? keyOffset(document, path) : offsetOf(here.value)
}

/** The key itself, else the value (an item of a list), else what encloses it, else the top. */
function keyOffset(document: Document.Parsed, path: Path): number {
  if (path.length === 0) return 0
  const here = found(document, path)
  if (here === undefined) return keyOffset(document, path.slice(0, -1))
  return offsetOf(here.key ?? here.value)
}

function offsetOf(node: unknown): number {
  if (isPair(node)) return offsetOf(node.key)
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined
  return range?.[0] ?? 0
}

/** A value that was left out: `key:` and no more. */
function isNothing(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null && (node.source ?? '') === '')
}

const LONGEST_SHOWN = 60

function shown(source: string, node: unknown): string {
  if (node === undefined || isNothing(node)) return 'nothing'
  if (isMap(node)) return 'a mapping'
  if (isSeq(node)) return 'a list'
  const range = isScalar(node) || isAlias(node) ? node.range : undefined
  const text = source.slice(range?.[0] ?? 0, range?.[1] ?? 0).trimEnd()
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}

function spelled(document: Document.Parsed, node: unknown): string | undefined {
  const scalar = followed(document, node)
  if (!isScalar(scalar)) return undefined
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value))
}

function lineAndColumn(
  source: string,
  lines: LineCounter,
  offset: number,
): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(Math.min(offset, source.length))
  return line === 0 ? { line: 1, column: offset + 1 } : { line, column: col }
}

/** For a text that the parser has not seen. */
function placeBefore(source: string, file: string, offset: number): Place {
  const before = source.slice(0, offset).split('\n')
  return { file, line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

function inputError(code: InputErrorCode, place: Place, { wanted, got, nearest, message, cause }: Trouble): InputError {
  const said = message ?? `wanted ${wanted}, got ${got ?? 'nothing'}`
  const hint = nearest === undefined ? '' : `. Nearest: ${nearest}`
  return new InputError(code, said + hint, {
    ...place,
    wanted,
    ...(got === undefined ? {} : { got }),
    ...(nearest === undefined ? {} : { nearest }),
    ...(cause === undefined ? {} : { cause }),
  })
}
