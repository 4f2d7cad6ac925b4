import { expect, test } from 'vitest'
import { prepareRows } from '../testing/check-rows.ts'
import { evaluate, type Row } from '../testing/evaluate.ts'
import { rowsRequest, type RowsWanted } from './rows-request.ts'

const rows: readonly Row[] = [
  { id: 1, y: 1, f: 1, g: 1, c: 'DE' },
  { id: 2, y: 1, f: 0, g: 1, c: 'DE' },
  { id: 3, y: 0, f: 1, g: 0, c: 'FR' },
  { id: 4, y: 0, f: 0, g: 0, c: 'FR' },
  { id: 5, y: null, f: 1, g: 1, c: 'FR' },
  { id: 6, y: 1, f: null, g: 1, c: null },
]
const head = `product: P
data: { source: d.csv, columns: { id: id, label: y } }
candidates: { model: { prediction: f }, rival: { prediction: g } }
`

function shown(claim: string, wanted: Partial<RowsWanted> = {}): readonly unknown[] {
  const text = `${head}claims:\n  build:\n    - { claim: ${JSON.stringify(claim)}, id: it }\n`
  const request = rowsRequest(prepareRows(text, { data: rows }), { claim: 'it', wrong: false, limit: 9, ...wanted })
  return rows
    .filter((row) => request.filter === undefined || evaluate(request.filter, row) === true)
    .map(({ id }) => id)
}

test('the rows of a share are those of its denominator that can be used', () => {
  expect(shown('precision >= 9%')).toEqual([1, 3])
  expect(shown('recall >= 9%')).toEqual([1, 2])
  expect(shown('accuracy >= 9%')).toEqual([1, 2, 3, 4])
})

test('the wrong ones are those that count against it, whichever way is better', () => {
  expect(shown('precision >= 9%', { wrong: true })).toEqual([3])
  expect(shown('recall >= 9%', { wrong: true })).toEqual([2])
  expect(shown('false_positive_rate <= 9%', { wrong: true })).toEqual([3])
  expect(shown('f1 >= 0.9', { wrong: true })).toEqual([2, 3])
  expect(shown('missing(y) <= 0%', { wrong: true })).toEqual([5])
})

test('a slice and the condition of the claim narrow them', () => {
  expect(shown('accuracy >= 9%', { where: "c = 'FR'" })).toEqual([3, 4])
  expect(shown("accuracy >= 9% where c = 'DE'", { wrong: true })).toEqual([2])
  expect(shown('rows >= 1', { where: 'c is missing' })).toEqual([6])
})

test('of a comparison the wrong ones are those on which the first is wrong and the second right', () => {
  expect(shown('model beats rival on accuracy', { wrong: true })).toEqual([2, 3])
})

test('an unknown claim names the nearest id', () => {
  const prepared = prepareRows(`${head}claims:\n  build: [accuracy >= 9%]\n`, { data: rows })
  const of = (claim: string): unknown => rowsRequest(prepared, { claim, wrong: false, limit: 1 })
  expect(() => of('accuracy-at-leest')).toThrow('Nearest: accuracy-at-least')
  expect(() => of('zzz')).toThrow('there is accuracy-at-least')
})

test('a condition that cannot be read says where', () => {
  const prepared = prepareRows(`${head}claims:\n  build: [accuracy >= 9%]\n`, { data: rows })
  const of = (where: string): unknown =>
    rowsRequest(prepared, { claim: 'accuracy-at-least', wrong: false, limit: 1, where })
  expect(() => of('c =')).toThrow('--where:')
  expect(() => of('cc = 3')).toThrow('no column cc')
})
