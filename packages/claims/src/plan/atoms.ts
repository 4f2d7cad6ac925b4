import type { Expr, Value } from './expr.ts'

/** The text under which an expression is known: equal expressions have equal names. */
export function nameOf(expr: Expr): string {
  return JSON.stringify(expr)
}

/**
 * The parts of a condition that the engine must compute a row; `and`, `or`, `not` and `if` between them are computed on
 * cells, so that measures with different conditions share one scan.
 */
export function atomsOf(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case 'literal':
      return []
    case 'and':
    case 'or':
      return expr.parts.flatMap(atomsOf)
    case 'not':
      return atomsOf(expr.part)
    case 'if':
      return [...atomsOf(expr.when), ...atomsOf(expr.value), ...atomsOf(expr.otherwise)]
    default:
      return [expr]
  }
}

/** A condition as a function of a cell; `reader` gives the value of an atom, by its name, in a cell. */
export function compileCondition<Cell>(
  expr: Expr,
  reader: (atom: string) => ((cell: Cell) => Value) | undefined,
): (cell: Cell) => boolean {
  const part = (one: Expr): ((cell: Cell) => boolean) => compileCondition(one, reader)
  switch (expr.op) {
    case 'literal':
      return () => expr.value === true
    case 'and':
      return allOf(expr.parts.map(part))
    case 'or':
      return anyOf(expr.parts.map(part))
    case 'not': {
      const inner = part(expr.part)
      return (cell) => !inner(cell)
    }
    case 'if': {
      const [when, value, otherwise] = [part(expr.when), part(expr.value), part(expr.otherwise)]
      return (cell) => (when(cell) ? value(cell) : otherwise(cell))
    }
    default: {
      const read = reader(nameOf(expr))
      if (read === undefined) throw new Error(`the plan lacks ${nameOf(expr)}`)
      return (cell) => read(cell) === true
    }
  }
}

function allOf<Cell>(tests: readonly ((cell: Cell) => boolean)[]): (cell: Cell) => boolean {
  return (cell) => tests.every((test) => test(cell))
}

function anyOf<Cell>(tests: readonly ((cell: Cell) => boolean)[]): (cell: Cell) => boolean {
  return (cell) => tests.some((test) => test(cell))
}
