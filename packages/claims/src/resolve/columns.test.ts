import { expect, test } from 'vitest'
import { readProduct } from '../product/read-product.ts'
import { neededDatasets } from './columns.ts'

const head = `product: P
data:
  first: { source: a.csv, columns: { label: y, score: s }, segments: [{ band: { column: amount, cuts: [1] } }] }
  second: { source: b.csv, columns: { label: y } }
candidates: { rules: { when: "x > 2 or not (z = 'a')" } }
`

function neededFor(claims: readonly string[], stage?: string): Readonly<Record<string, readonly string[] | 'all'>> {
  const list = claims.map((claim) => `    - ${JSON.stringify(claim)}\n`).join('')
  const product = readProduct(`${head}claims:\n  data: [rows >= 1 on second]\n  build:\n${list}`, 'product.yaml')
  return Object.fromEntries(neededDatasets(product, stage).map(({ dataset, columns }) => [dataset.name, columns]))
}

test('roles, rules, slices, conditions and arguments are read, and no other column', () => {
  const { first } = neededFor(["mean(price) >= 1 in each country where device = 'web' and a > b"])
  expect([first!].flat().toSorted()).toEqual(['a', 'b', 'country', 'device', 'price', 's', 'x', 'y', 'z'])
})

test('the column behind a band is read where the band is asked for', () => {
  expect(neededFor(['rows >= 1 in each band'])['first']).toContain('amount')
  expect(neededFor(['rows >= 1'])['first']).not.toContain('amount')
})

test('groups and quantities inside of a combinator are read', () => {
  const { first } = neededFor(['gap(mean(price), country) <= 1', 'worst(share(q > 1), device) >= 1%'])
  expect(first).toEqual(expect.arrayContaining(['price', 'country', 'q', 'device']))
})

test('a dataset is opened when a claim speaks of it, first or after vs, in the stages that are checked', () => {
  expect(Object.keys(neededFor(['rows >= 1']))).toEqual(['first', 'second'])
  expect(Object.keys(neededFor(['rows >= 1'], 'data'))).toEqual(['second'])
  expect(neededFor(['change(mean(price)) <= 1 vs second'])['second']).toContain('price')
})

test.each(['duplicates <= 1%', 'duplicate rate <= 1%', 'change(duplicates) <= 1% vs second'])(
  'whole rows are read for %s',
  (claim) => {
    expect(neededFor([claim])['first']).toBe('all')
  },
)

test('whole rows are not read where duplicates names its columns', () => {
  expect(neededFor(['duplicates(id) <= 1%'])['first']).toContain('id')
})
