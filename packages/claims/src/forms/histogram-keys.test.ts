import { expect, test } from 'vitest'
import type { ColumnExpr } from '../plan/expr.ts'
import type { DatasetFacts, Key } from '../plan/scan.ts'
import { jointQuantileKeys, jointScoreKeys } from './histogram-keys.ts'

const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })
const scores = [column('a'), column('b')] as const

function factsOf(rows: number, distinct: number): DatasetFacts {
  const of = (name: string, values: number) =>
    ({ name, type: 'number', bad: 0, missing: 0, distinct: values, minimum: 0, maximum: 1 }) as const
  const columns = [of('a', distinct), of('b', distinct), of('group', 20)]
  return { name: 'data', rows, rejected: [], names: columns.map(({ name }) => name), columns, fingerprint: '' }
}

const slices: readonly Key[] = [{ name: 'group', expr: column('group') }]
const bins = ([first, second]: readonly { readonly op: string }[]): readonly unknown[] =>
  [first!, second!].map((key) => ('bins' in key ? key.bins : key.op))

test('two scores of few rows, or of few values, stay as they are', () => {
  expect(jointScoreKeys(scores, factsOf(90_000, 90_000), [])).toEqual(scores)
  expect(jointScoreKeys(scores, factsOf(5e6, 500), [])).toEqual(scores)
})

test('two scores of many rows fall into bins, so that their cells stay under a million', () => {
  expect(bins(jointScoreKeys(scores, factsOf(5e6, 90_000), []))).toEqual([512, 512])
  // 10,000 values each would be as many cells as rows
  expect(bins(jointScoreKeys(scores, factsOf(5e6, 10_000), []))).toEqual([512, 512])
  expect(bins(jointScoreKeys(scores, factsOf(5e6, 90_000), slices))).toEqual([128, 128])
})

test('two values of many rows fall into buckets', () => {
  expect(bins(jointQuantileKeys(scores, factsOf(5e6, 90_000), []))).toEqual(['log-bucket', 'log-bucket'])
  expect(jointQuantileKeys(scores, factsOf(90_000, 90_000), [])).toEqual(scores)
})
