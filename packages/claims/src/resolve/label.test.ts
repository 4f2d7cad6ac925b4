import { expect, test } from 'vitest'
import type { ColumnType, Value } from '../plan/expr.ts'
import type { ColumnFacts } from '../plan/scan.ts'
import type { Dataset } from '../product/product.ts'
import { isPositive, labelShape } from './label.ts'

const dataset: Dataset = {
  name: 'd',
  source: 'd.csv',
  at: { line: 3 },
  columns: {},
  units: {},
  segments: [],
  protected: [],
  words: {},
}

function facts(values: readonly Value[], type: ColumnType = 'text'): ColumnFacts {
  return { name: 'y', type, bad: 0, missing: 0, distinct: values.length, values }
}

test.each([
  [[0, 1], 'number', 1],
  [[1], 'number', 1],
  [[0], 'number', 1],
  [['no', 'yes'], 'text', 'yes'],
  [['N', 'Y'], 'text', 'Y'],
  [[false, true], 'boolean', true],
  [[-1, 1], 'number', 1],
  [['fraud'], 'text', 'fraud'],
] as const)('labels %j are binary and the positive one is inferred', (values, type, positive) => {
  expect(labelShape(dataset, facts(values, type))).toEqual({ task: 'binary', positive })
})

test('two values of which neither is a usual yes are asked about', () => {
  expect(() => labelShape(dataset, facts(['cat', 'dog']))).toThrow('does not say which y is the positive one')
})

test('a written positive makes the task binary, whatever other values there are', () => {
  const written = { ...dataset, positive: 'cat' }
  expect(labelShape(written, facts(['cat', 'dog', 'cow']))).toEqual({ task: 'binary', positive: 'cat' })
})

test('several texts are classes, many numbers a quantity', () => {
  expect(labelShape(dataset, facts(['cat', 'dog', 'cow']))).toEqual({ task: 'multiclass' })
  expect(labelShape(dataset, facts([1, 2, 3], 'number'))).toEqual({ task: 'multiclass' })
  expect(
    labelShape(
      dataset,
      facts(
        Array.from({ length: 21 }, (_, i) => i),
        'number',
      ),
    ),
  ).toEqual({ task: 'regression' })
})

test('a written task is kept', () => {
  expect(labelShape({ ...dataset, task: 'multiclass' }, facts([0, 1], 'number'))).toEqual({ task: 'multiclass' })
  expect(labelShape({ ...dataset, task: 'regression' }, facts([0, 1], 'number'))).toEqual({ task: 'regression' })
  expect(() => labelShape({ ...dataset, task: 'binary' }, facts(['cat', 'dog']))).toThrow('write positive')
})

test.each([
  ['number', '1', 1],
  ['number', true, 1],
  ['text', 1, '1'],
  ['boolean', 'yes', true],
  ['boolean', 0, false],
] as const)('in a column of type %s the positive %j is %j', (type, positive, expected) => {
  const column = { op: 'column', name: 'y', type } as const
  expect(isPositive(column, positive, undefined)).toMatchObject({ how: '=', right: { value: expected } })
})

test('a prediction of 1 stands for the positive label, whatever the label calls it', () => {
  const column = { op: 'column', name: 'f', type: 'number' } as const
  expect(isPositive(column, 'fraud', facts([0, 1], 'number'))).toMatchObject({ right: { value: 1 } })
  const text = { op: 'column', name: 'f', type: 'text' } as const
  expect(isPositive(text, 'fraud', facts(['fraud', 'ok']))).toMatchObject({ right: { value: 'fraud' } })
})

test('more values than are listed are classes, or a quantity where they are numbers', () => {
  const many: ColumnFacts = { name: 'y', type: 'text', bad: 0, missing: 0, distinct: 77 }
  expect(labelShape(dataset, many)).toEqual({ task: 'multiclass' })
  expect(labelShape(dataset, { ...many, type: 'number' })).toEqual({ task: 'regression' })
})
