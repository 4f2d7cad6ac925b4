import { expect, test } from 'vitest'
import { comparedColumns } from './compared-columns.ts'
import type { ColumnExpr } from './expr.ts'
import { always, and, compare, literal, missing, not, or } from './expressions.ts'

const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'text' })
const isYes = (name: string) => compare(column(name), '=', literal('yes', 'text'))

test('the columns that a condition compares are named once each, in order', () => {
  expect(comparedColumns(and(isYes('a'), or(isYes('b'), not(isYes('a')))))).toEqual([column('a'), column('b')])
  expect(comparedColumns(compare(column('a'), '<', column('b')))).toEqual([column('a'), column('b')])
  expect(comparedColumns(always)).toEqual([])
})

test('a column is not named where the condition asks whether it is missing', () => {
  expect(comparedColumns(missing(column('a')))).toEqual([])
  expect(comparedColumns(and(not(missing(column('a'))), isYes('a'), isYes('b')))).toEqual([column('b')])
})
