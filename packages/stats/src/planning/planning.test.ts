import { expect, test } from 'vitest'
import { clopperPearson } from '../intervals/proportion.ts'
import reference from '../intervals/reference/shares.json' with { type: 'json' }
import { binomial } from '../random/binomial.ts'
import { createRandom } from '../random/random.ts'
import { neededRows } from './needed.ts'
import { sampleSize } from './sample-size.ts'

const refusal = (code: string) => expect.objectContaining({ code })
const decides = (share: number, bound: number) => (rows: number) => {
  const { low, high } = clopperPearson(share * rows, rows)
  return low > bound || high < bound
}

test.each(reference.needed)('$yes of $rows against $bound needs the reference rows', ({ yes, rows, bound, total }) => {
  expect(neededRows(decides(yes / rows, bound), rows)).toBe(total)
})

test('neededRows finds the first row that decides, and null where none up to the limit does', () => {
  expect(neededRows((rows) => rows >= 51, 50)).toBe(51)
  expect(neededRows((rows) => rows >= 123_456, 50)).toBe(123_456)
  expect(neededRows((rows) => rows >= 1e8, 50)).toBe(1e8)
  expect(neededRows((rows) => rows > 1e8, 50)).toBe(null)
  expect(neededRows((rows) => rows > 60, 50, { limit: 60 })).toBe(null)
  expect(neededRows(decides(0.9, 0.9), 50)).toBe(null)
  expect(neededRows((rows) => rows >= 4, 2.6)).toBe(4)
})

test.each(reference.size)(
  'telling $expect from $bound at power $power needs the reference rows',
  ({ rows, ...plan }) => {
    expect(sampleSize(plan)).toBe(rows)
  },
)

test('the planned rows decide about as often as planned', () => {
  const random = createRandom('power')
  const rows = sampleSize({ expect: 0.93, bound: 0.9 })
  let decided = 0
  for (let i = 0; i < 1500; i++) if (clopperPearson(binomial(random, rows, 0.93), rows).low > 0.9) decided += 1
  expect(decided / 1500).toBeGreaterThan(0.75)
  expect(decided / 1500).toBeLessThan(0.84)
})

test('a design effect multiplies the rows', () => {
  const plain = sampleSize({ expect: 0.93, bound: 0.9 })
  expect(Math.abs(sampleSize({ expect: 0.93, bound: 0.9, designEffect: 3 }) - 3 * plain)).toBeLessThan(3)
})

test('plans without an answer are refused', () => {
  expect(() => sampleSize({ expect: 0.9, bound: 0.9 })).toThrow(refusal('bad-option'))
  expect(() => sampleSize({ expect: 0.9, bound: 1 })).toThrow(refusal('out-of-range'))
  expect(() => sampleSize({ expect: 93, bound: 0.9 })).toThrow(refusal('out-of-range'))
  expect(() => sampleSize({ expect: 0.93, bound: 0.9, power: 80 })).toThrow(refusal('bad-option'))
  expect(() => sampleSize({ expect: 0.93, bound: 0.9, confidence: 95 })).toThrow(refusal('bad-option'))
  expect(() => sampleSize({ expect: 0.93, bound: 0.9, designEffect: 0.5 })).toThrow(refusal('out-of-range'))
  expect(() => neededRows(() => true, 0)).toThrow(refusal('out-of-range'))
})
