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
  let joint: CodedColumn = { codes: new Int32Array(length), size: 1 }
  for (const column of columns) joint = pairCodes(joint, column, length)
  return joint
}

function pairCodes(one: CodedColumn, other: CodedColumn, length: number): CodedColumn {
  const numbers = new Map<number, number>()
  const codes = new Int32Array(length)
  for (let i = 0; i < length; i += 1) {
    const pair = one.codes[i]! * other.size + other.codes[i]!
    let code = numbers.get(pair)
    if (code === undefined) {
      code = numbers.size
      numbers.set(pair, code)
    }
    codes[i] = code
  }
  return { codes, size: numbers.size }
}
