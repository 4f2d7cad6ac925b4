import { expect, test } from 'vitest'
import { placeInText } from './place-in-text.ts'
import { readProduct } from './read-product.ts'

const claim = (yaml: string): ReturnType<typeof readProduct>['claims'][number] => {
  const [first] = readProduct(`product: P\ndata: { source: d }\nclaims:\n  a:\n    - ${yaml}`, 'p.yaml').claims
  if (first === undefined) throw new Error('no claim was read')
  return first
}

test.each([
  ['plain', 'rows >= 1 where a = 1', 5, 23],
  ['plain over two lines', 'rows >= 1\n      where a = 1', 6, 13],
  ['plain with an empty line', 'rows >= 1\n\n      where a = 1', 7, 13],
  ['single quotes', "'rows >= 1 where a = 1'", 5, 24],
  ['single quotes with a quote', "'rows >= 1 where x = ''s'' and a = 1'", 5, 38],
  ['double quotes with escapes', '"rows\\u0020>=\\x201 where\\ta = 1"', 5, 33],
  ['double quotes over a continued line', '"rows >= 1 \\\n       where a = 1"', 6, 14],
  ['a literal block', '|\n      rows >= 1\n      where a = 1', 7, 13],
  ['a folded block', '>-\n      rows >= 1\n      where a = 1', 7, 13],
])('a word in %s is found in the file', (_, yaml, line, column) => {
  const stated = claim(yaml)
  expect(placeInText(stated, stated.text.lastIndexOf('a = 1'))).toEqual({ file: 'p.yaml', line, column })
})

test('without runs the text begins where it is said to', () => {
  expect(placeInText({ at: { line: 3 } }, 9)).toEqual({ line: 3 })
})
