import { expect, test } from 'vitest'
import type { ColumnExpr, Expr } from './expr.ts'
import { always, compare, literal, number, or } from './expressions.ts'
import { nameOf } from './atoms.ts'
import { planScans } from './plan.ts'
import type { Request } from './request.ts'
import type { ColumnFacts, DatasetFacts, ScanValue } from './scan.ts'

const facts = (rows: number, distinct: Readonly<Record<string, number>> = {}, name = 'data'): DatasetFacts => ({
  name,
  rows,
  rejected: [],
  names: Object.keys(distinct),
  columns: Object.entries(distinct).map(([column, values]): ColumnFacts => ({
    name: column,
    type: 'number',
    bad: 0,
    missing: 0,
    distinct: values,
  })),
  fingerprint: '',
})

const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })
const is = (name: string, value: number): Expr => compare(column(name), '=', number(value))
const key = (name: string): { readonly name: string; readonly expr: Expr } => ({ name, expr: column(name) })
const request = (of: Partial<Request> = {}): Request => ({
  dataset: 'data',
  where: always,
  slices: [],
  conditions: [],
  fine: [],
  values: [],
  ...of,
})
const sum: ScanValue = { name: 'sum', aggregate: { kind: 'sum', of: column('x'), scale: 1 } }

test('requests of one population share a scan, grouped by the keys of all', () => {
  const requests = [
    request({ slices: [key('country')], conditions: [is('y', 1)] }),
    request({ slices: [key('device')], conditions: [is('y', 1), is('f', 1)], values: [sum] }),
  ]
  const { scans, scanOf } = planScans(requests, [facts(100)])
  expect(scans).toHaveLength(1)
  expect(scans[0]!.keys.map(({ expr }) => expr)).toEqual([column('country'), is('y', 1), column('device'), is('f', 1)])
  expect(scans[0]!.values.map(({ name }) => name)).toEqual(['rows', 'sum'])
  expect(requests.map((one) => scanOf.get(one))).toEqual([0, 0])
})

test('a condition reaches the scan as its atoms, each only once', () => {
  const condition = or(is('y', 1), is('y', 2))
  const { scans } = planScans([request({ conditions: [condition, is('y', 2)] })], [facts(9)])
  expect(scans[0]!.keys.map(({ name }) => name)).toEqual([nameOf(is('y', 1)), nameOf(is('y', 2))])
})

test('two populations are told apart inside one scan', () => {
  const { scans } = planScans([request(), request({ where: is('c', 1) }), request({ where: is('c', 2) })], [facts(9)])
  expect(scans).toHaveLength(1)
  expect(scans[0]!.filter).toBeUndefined()
  expect(scans[0]!.keys.map(({ expr }) => expr)).toEqual([is('c', 1), is('c', 2)])
})

test('more than three populations have scans of their own, filtered by the engine', () => {
  const requests = [request(), ...[1, 2, 3, 4].map((value) => request({ where: is('c', value) }))]
  const { scans } = planScans(requests, [facts(9)])
  expect(scans.map(({ filter }) => filter)).toEqual([undefined, is('c', 1), is('c', 2), is('c', 3), is('c', 4)])
  expect(scans.every(({ keys }) => keys.length === 0)).toBe(true)
})

test('scores and clusters are counted apart from what does not need them', () => {
  const requests = [request(), request({ fine: [key('score')] }), request({ fine: [key('score')], values: [sum] })]
  const { scans, scanOf } = planScans(requests, [facts(9)])
  expect(scans).toHaveLength(2)
  expect(requests.map((one) => scanOf.get(one))).toEqual([0, 1, 1])
})

test('a request that does not merge has a scan of its own', () => {
  const { scans } = planScans([request({ alone: true }), request(), request({ alone: true })], [facts(9)])
  expect(scans).toHaveLength(3)
})

test('datasets are scanned apart', () => {
  const { scans } = planScans([request(), request({ dataset: 'other' })], [facts(9), facts(9, {}, 'other')])
  expect(scans.map(({ dataset }) => dataset)).toEqual(['data', 'other'])
})

test('requests stay apart where their joint cells would pass a million', () => {
  const both = [request({ slices: [key('a')] }), request({ slices: [key('b')] })]
  const scansOf = (distinct: number): number => planScans(both, [facts(1e8, { a: distinct, b: distinct })]).scans.length
  expect(scansOf(900)).toBe(1)
  expect(scansOf(1100)).toBe(2)
})

test('a file of few rows has few cells, however many values its columns have', () => {
  const both = [request({ slices: [key('a')] }), request({ slices: [key('b')] })]
  expect(planScans(both, [facts(1e6, { a: 1e6, b: 1e6 })]).scans).toHaveLength(1)
})

test('a request joins a scan that has all its keys, however large', () => {
  const large = request({ slices: [key('a'), key('b')] })
  expect(planScans([large, request({ slices: [key('b')] })], [facts(1e8, { a: 1e4, b: 1e4 })]).scans).toHaveLength(1)
})

test('slices are known by their expression, whatever a claim calls them', () => {
  const other = { name: 'another name', expr: column('a') }
  const { scans } = planScans([request({ slices: [key('a')] }), request({ slices: [other] })], [facts(9)])
  expect(scans[0]!.keys).toHaveLength(1)
})

test('texts and numbers that look alike are different conditions', () => {
  const text = compare({ op: 'column', name: 'y', type: 'text' }, '=', literal('1', 'text'))
  expect(nameOf(text)).not.toBe(nameOf(is('y', 1)))
})
