import type { Value } from '../plan/expr.ts'
import type { Cells } from '../plan/scan.ts'

/** A key column with its values numbered, so that cells are compared by whole numbers. */
export interface CodedColumn {
  readonly codes: Int32Array
  /** How many different values there are. */
  readonly size: number
}

const known = new WeakMap<readonly Value[], CodedColumn>()

/** The codes of a key column of a scan; computed once. */
export function coded(cells: Cells, column: number): CodedColumn {
  const values = cells.keys[column]!
  const found = known.get(values) ?? encode(values)
  known.set(values, found)
  return found
}

function encode(values: readonly Value[]): CodedColumn {
  const numbers = new Map<Value, number>()
  const codes = new Int32Array(values.length)
  for (const [i, value] of values.entries()) {
    const code = numbers.get(value) ?? numbers.size
    if (code === numbers.size) numbers.set(value, code)
    codes[i] = code
  }
  return { codes, size: numbers.size }
}

/**
 * One number a cell for some of its columns: equal numbers for equal values. Where the numbers would not fit, the groups
 * so far are numbered anew.
 */
export function jointCodes(columns: readonly CodedColumn[], length: number): CodedColumn {
  const [first = { codes: new Int32Array(length), size: 1 }, ...others] = columns
  return others.reduce((joint, column) => pairCodes(joint, column, length), first)
}

/** So many pairs are numbered by a table; more by a map, which is slower and holds only those that occur. */
const mostInTable = 4_000_000

function pairCodes(one: CodedColumn, other: CodedColumn, length: number): CodedColumn {
  const pairs = one.size * other.size
  const numberOf = pairs <= mostInTable ? tableNumbers(pairs) : mapNumbers()
  const codes = new Int32Array(length)
  let size = 0
  for (let i = 0; i < length; i += 1) {
    const code = numberOf(one.codes[i]! * other.size + other.codes[i]!)
    codes[i] = code
    if (code === size) size += 1
  }
  return { codes, size }
}

/** Numbers from 0 in the order in which they are first asked for. */
function tableNumbers(pairs: number): (pair: number) => number {
  const numbers = new Int32Array(pairs)
  let size = 0
  return (pair) => (numbers[pair] ||= size += 1) - 1
}

function mapNumbers(): (pair: number) => number {
  const numbers = new Map<number, number>()
  return (pair) => {
    const code = numbers.get(pair) ?? numbers.size
    if (code === numbers.size) numbers.set(pair, code)
    return code
  }
}
