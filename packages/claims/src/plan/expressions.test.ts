import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate, type Row } from '../testing/evaluate.ts'
import { atomsOf, compileCondition, nameOf } from './atoms.ts'
import type { Expr, Value } from './expr.ts'
import { always, and, compare, iff, literal, never, not, or, same } from './expressions.ts'

const a: Expr = compare({ op: 'column', name: 'a', type: 'boolean' }, '=', literal(true, 'boolean'))
const b: Expr = compare({ op: 'column', name: 'b', type: 'boolean' }, '=', literal(true, 'boolean'))

/** The plain tree, built without any shortcut. */
const conditions = fc.letrec<{ tree: Expr }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(a, b, always, never),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), parts: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ op: fc.constant('not' as const), part: tie('tree') }),
    fc.record({ op: fc.constant('if' as const), when: tie('tree'), value: tie('tree'), otherwise: tie('tree') }),
  ),
})).tree
const rows = fc.record({ a: fc.constantFrom(true, false, null), b: fc.constantFrom(true, false, null) })

function rebuilt(expr: Expr): Expr {
  switch (expr.op) {
    case 'and':
      return and(...expr.parts.map(rebuilt))
    case 'or':
      return or(...expr.parts.map(rebuilt))
    case 'not':
      return not(rebuilt(expr.part))
    case 'if':
      return iff(rebuilt(expr.when), rebuilt(expr.value), rebuilt(expr.otherwise))
    default:
      return expr
  }
}

test('the shortcuts of the builders never change what a condition says', () => {
  fc.assert(
    fc.property(conditions, rows, (condition, row) => {
      expect(evaluate(rebuilt(condition), row)).toBe(evaluate(condition, row))
    }),
  )
})

test('a condition on cells says of the atoms what the engine would say of the row', () => {
  fc.assert(
    fc.property(conditions, rows, (condition, row) => {
      const values = new Map(atomsOf(condition).map((atom) => [nameOf(atom), evaluate(atom, row)]))
      const compiled = compileCondition<Row>(condition, (atom) => () => values.get(atom) as Value)
      expect(compiled(row)).toBe(evaluate(condition, row) === true)
    }),
  )
})

test('a condition whose atom the plan lacks is a fault, not a false', () => {
  expect(() => compileCondition(a, () => undefined)).toThrow('the plan lacks')
})

test('and, or and not drop what cannot matter', () => {
  expect(and(always, a, always)).toBe(a)
  expect(and(a, never)).toBe(never)
  expect(or(never, b)).toBe(b)
  expect(or(a, always)).toBe(always)
  expect(not(not(a))).toBe(a)
  expect(and()).toBe(always)
  expect(or()).toBe(never)
})

test('same is true where both are true or both are false', () => {
  const truth = (x: boolean, y: boolean): Value => evaluate(same(a, b), { a: x, b: y })
  expect([truth(true, true), truth(true, false), truth(false, true), truth(false, false)]).toEqual([
    true,
    false,
    false,
    true,
  ])
})

test('an if is no thenable, so that a promise of it gives the expression itself', async () => {
  const expression = iff(a, b, never)
  await expect(Promise.resolve(expression)).resolves.toBe(expression)
})
