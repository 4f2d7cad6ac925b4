import { expect, test } from 'vitest'
import { multinomial } from '../random/multinomial.ts'
import { createRandom } from '../random/random.ts'
import { macroPrecision } from './macro-precision.ts'
import { macroRecall } from './macro-recall.ts'

const counts = [
  [40, 3, 2],
  [4, 20, 1],
  [0, 1, 6],
]

function transposed(table: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return table.map((_, to) => table.map((row) => row[to] ?? 0))
}

test('macroPrecision is macroRecall with label and prediction exchanged', () => {
  for (const confidence of [0.5, 0.9, 0.99]) {
    const { estimate, low, high } = macroRecall(transposed(counts), { confidence })
    expect(macroPrecision(counts, { confidence })).toEqual({ estimate, low, high, absent: [], unpredicted: [] })
  }
})

test('a class without a label is left out, one without a prediction counts as 0 and may be anything', () => {
  const odd = [
    [30, 0, 0],
    [10, 0, 0],
    [0, 0, 0],
  ]
  const { estimate, low, high, absent, unpredicted } = macroPrecision(odd)
  expect({ estimate, absent, unpredicted }).toEqual({ estimate: 0.375, absent: [2], unpredicted: [1] })
  expect(low).toBeLessThan(0.375)
  expect(high).toBeGreaterThanOrEqual(0.375 + 0.5)
})

test('without a labelled row it refuses', () => {
  expect(() =>
    macroPrecision([
      [0, 0],
      [0, 0],
    ]),
  ).toThrow('no class has a labelled row')
})

test('it holds the truth about as often as it says', () => {
  const random = createRandom('macro-precision')
  const shares = [0.5, 0.03, 0.02, 0.05, 0.2, 0.05, 0.03, 0.04, 0.08]
  const truth = [0.5 / 0.58, 0.2 / 0.27, 0.08 / 0.15].reduce((sum, share) => sum + share / 3, 0)
  let held = 0
  for (let run = 0; run < 1_000; run++) {
    const cells = multinomial(random, 150, shares)
    const { low, high } = macroPrecision([cells.slice(0, 3), cells.slice(3, 6), cells.slice(6)])
    if (low <= truth && truth <= high) held += 1
  }
  expect(held).toBeGreaterThan(940)
  expect(held).toBeLessThan(990)
})
