import fc from 'fast-check'
import { expect, test } from 'vitest'
import { driftBinOf, driftBins, type DriftValue } from './drift-bins.ts'
import { driftBinCells, driftCategories } from './drift-cells.ts'
import { mergeCells, mergeRareCells } from './merge-rare-cells.ts'
import reference from './reference/drift.json' with { type: 'json' }

const refusal = (code: string) => expect.objectContaining({ code })

function histogram(values: readonly (number | null)[]): readonly DriftValue[] {
  const distinct = [...new Set(values)].toSorted((a, b) => (a ?? 0) - (b ?? 0))
  return distinct.map((value) => ({ value, rows: values.filter((each) => each === value).length }))
}

test('bins cut where numpy cuts the sorted reference, and count the same rows', () => {
  for (const { values, bins, cuts, counts } of reference.bins) {
    const found = driftBins(histogram(values), { bins })
    expect(found.map(({ upTo }) => upTo)).toEqual([...cuts, null])
    expect(found.map(({ above }) => above)).toEqual([null, ...cuts])
    expect(driftBinCells(found, histogram(values), []).reference).toEqual(counts)
  }
})

test('bins hold every value once, and equal shares of the reference where no values are equal', () => {
  const values = fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 10, maxLength: 80 })
  const property = fc.property(values, fc.integer({ min: 2, max: 10 }), (list, bins) => {
    const found = driftBins(histogram(list), { bins })
    expect(found).toHaveLength(bins)
    const { reference: rows } = driftBinCells(found, histogram(list), [])
    for (const count of rows) expect(Math.abs(count - list.length / bins)).toBeLessThanOrEqual(1)
    for (const value of [-501, ...list, 0.5, 501]) {
      const { above, upTo } = found[driftBinOf(found, value)] ?? { above: Infinity, upTo: -Infinity }
      expect(value > (above ?? -Infinity) && value <= (upTo ?? Infinity)).toBe(true)
    }
  })
  fc.assert(property, { seed: 1, numRuns: 60 })
})

test('ties are never split, few values give few bins, and fractional weights cut at equal weight', () => {
  const common = [
    { value: 0, rows: 90 },
    { value: 1, rows: 5 },
    { value: 2, rows: 5 },
  ]
  expect(driftBins(common).map(({ upTo }) => upTo)).toEqual([0, null])
  expect(driftBins(common, { bins: 20 }).map(({ upTo }) => upTo)).toEqual([0, 1, null])
  expect(driftBins([{ value: 3, rows: 8 }])).toEqual([{ above: null, upTo: null }])
  const weighted = [0.3, 0.3, 1.2, 1.2].map((rows, value) => ({ value, rows }))
  expect(driftBins(weighted, { bins: 2 }).map(({ upTo }) => upTo)).toEqual([2, null])
})

test('missing values are a last cell where a sample has them, and do not move the bins', () => {
  const before = [{ value: null, rows: 40 }, ...histogram([1, 2, 3, 4])]
  const bins = driftBins(before, { bins: 2 })
  expect(bins[0]?.upTo).toBe(2)
  const after = histogram([0, 9, 9, 2.5])
  expect(driftBinCells(bins, before, after)).toEqual({
    cells: [...bins, null],
    reference: [2, 2, 40],
    current: [1, 3, 0],
  })
  expect(driftBinCells(bins, before.slice(1), after).cells).toEqual(bins)
})

test('a category that one sample lacks is a cell, and so is missing', () => {
  const before = [
    { category: 'b', rows: 5 },
    { category: 'a', rows: 3 },
    { category: 'gone', rows: 0 },
  ]
  const after = [
    { category: 'a', rows: 2 },
    { category: null, rows: 1 },
    { category: 'new', rows: 4 },
  ]
  expect(driftCategories(before, after)).toEqual({
    cells: ['b', 'a', null, 'new'],
    reference: [5, 3, 0, 0],
    current: [0, 2, 1, 4],
  })
})

test('rare cells merge into one, which takes the smallest other cell while it is rare itself', () => {
  expect(mergeRareCells([40, 2, 50, 3], 5)).toEqual([0, 2, 1, 2])
  expect(mergeRareCells([40, 2, 50, 1], 5)).toEqual([1, 1, 0, 1])
  expect(mergeRareCells([40, 20], 5)).toEqual([0, 1])
  expect(mergeRareCells([1, 1], 5)).toEqual([0, 0])
  expect(mergeRareCells([40, 2, 2, 2, 1, 30], 5, { ordered: true })).toEqual([0, 1, 1, 1, 2, 2])
  expect(mergeRareCells([40, 6, 2, 1], 5, { ordered: true })).toEqual([0, 1, 1, 1])
  expect(mergeCells([1, 2, 3, 4], [0, 2, 1, 2])).toEqual([1, 3, 6])
})

test('merged cells keep all rows, hold the minimum where two are left, and neighbours stay neighbours', () => {
  const counts = fc.array(fc.nat(30), { minLength: 1, maxLength: 12 })
  const property = fc.property(counts, fc.nat(40), fc.boolean(), (rows, minimum, ordered) => {
    const merged = mergeRareCells(rows, minimum, { ordered })
    const held = mergeCells(rows, merged)
    const total = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0)
    expect(total(held)).toBe(total(rows))
    expect(held.length === 1 || Math.min(...held) >= minimum).toBe(true)
    expect(ordered ? merged.toSorted((a, b) => a - b) : merged).toEqual(merged)
    expect(new Set(merged).size).toBe(held.length)
  })
  fc.assert(property, { seed: 1 })
})

test('bins without a value, out of order or fewer than two are refused', () => {
  expect(() => driftBins([])).toThrow(refusal('too-few-values'))
  expect(() => driftBins([{ value: null, rows: 4 }])).toThrow(refusal('too-few-values'))
  expect(() => driftBins([{ value: 1, rows: 0 }])).toThrow(refusal('too-few-values'))
  const falling = [2, 1].map((value) => ({ value, rows: 1 }))
  expect(() => driftBins(falling)).toThrow(refusal('bad-option'))
  expect(() => driftBins([{ value: NaN, rows: 1 }])).toThrow(refusal('bad-option'))
  expect(() => driftBins([{ value: 1, rows: -1 }])).toThrow(refusal('out-of-range'))
  expect(() => driftBins(histogram([1, 2]), { bins: 1 })).toThrow(refusal('bad-option'))
  expect(() => mergeRareCells([1, -2], 3)).toThrow(refusal('out-of-range'))
  expect(() => mergeRareCells([1, 2], NaN)).toThrow(refusal('not-finite'))
})
