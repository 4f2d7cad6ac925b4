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
      return [...atomsOf(expr.when), ...atomsOf(expr.then), ...atomsOf(expr.otherwise)]
    default:
      return [expr]
  }
}

/** A condition as a function of a cell, whose atoms stand at the given positions. */
export function compileCondition(
  expr: Expr,
  position: ReadonlyMap<string, number>,
): (cell: readonly Value[]) => boolean {
  switch (expr.op) {
    case 'literal':
      return () => expr.value === true
    case 'and': {
      const parts = expr.parts.map((part) => compileCondition(part, position))
      return (cell) => parts.every((part) => part(cell))
    }
    case 'or': {
      const parts = expr.parts.map((part) => compileCondition(part, position))
      return (cell) => parts.some((part) => part(cell))
    }
    case 'not': {
      const part = compileCondition(expr.part, position)
      return (cell) => !part(cell)
    }
    case 'if': {
      const [when, then, otherwise] = [expr.when, expr.then, expr.otherwise].map((part) =>
        compileCondition(part, position),
      )
      return (cell) => (when!(cell) ? then!(cell) : otherwise!(cell))
    }
    default: {
      const at = position.get(nameOf(expr))
      if (at === undefined) throw new Error(`the plan lacks ${nameOf(expr)}`)
      return (cell) => cell[at] === true
    }
  }
}
