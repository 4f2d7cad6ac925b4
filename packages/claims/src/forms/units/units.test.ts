import { expect, test } from 'vitest'
import type { ColumnExpr } from '../../plan/expr.ts'
import type { DatasetFacts } from '../../plan/scan.ts'
import { printScan } from '../../sql/duckdb.ts'
import { partNote, unitKeys, unitsPerRead } from './unit-keys.ts'
import { clusterNumbers, type Unit } from './units-of.ts'

const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })

function factsOf(rows: number): DatasetFacts {
  return {
    name: 'data',
    rows,
    rejected: [],
    names: ['query', 'relevance', 'score'],
    columns: ['query', 'relevance', 'score'].map((name) => ({
      name,
      type: 'number',
      bad: 0,
      missing: 0,
      distinct: rows,
    })),
    fingerprint: '',
  }
}

test('up to a million cells every unit is read, beyond one in so many', () => {
  const few = unitKeys(column('query'), [column('relevance'), column('score')], factsOf(1_000_000), [])
  expect(few.map(({ expr }) => expr)).toEqual([column('query'), column('relevance'), column('score')])
  expect(unitsPerRead(few)).toBe(1)
  expect(partNote(1, 'queries')).toEqual([])
  const many = unitKeys(column('query'), [column('relevance'), column('score')], factsOf(3_000_001), [])
  expect(many.map(({ name }) => name)).toEqual(['query', 'relevance', 'score'])
  expect(unitsPerRead(many)).toBe(4)
  expect(partNote(4, 'queries')[0]!.text).toContain('one in 4 queries was read')
  const sql = printScan({ dataset: 'data', keys: many, values: [] }, 'data')
  expect(sql).toContain('md5_number_lower')
})

test('units whose clusters meet in another unit count as one cluster', () => {
  const unit = (...clusters: readonly string[]): Unit => ({
    cells: [],
    rows: 1,
    weight: 1,
    squares: 1,
    clusters: new Set(clusters),
  })
  const [a, b, c, d, e] = clusterNumbers([unit('x'), unit('y', 'z'), unit('z'), unit('x', 'w'), unit('v')])
  expect([a === d, b === c]).toEqual([true, true])
  expect(new Set([a, b, e]).size).toBe(3)
  expect(new Set(clusterNumbers([unit('a', 'b'), unit('c', 'd'), unit('b', 'c'), unit('d', 'a')])).size).toBe(1)
})
