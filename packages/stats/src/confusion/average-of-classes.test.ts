import { expect, test } from 'vitest'
import { clopperPearson } from '../intervals/proportion.ts'
import { linearisedRatio } from '../intervals/linearised-ratio.ts'
import type { ShareSample } from '../sample.ts'
import { averageOfClasses, type ClassAverage, classCarriers } from './average-of-classes.ts'
import { classAverageDifference } from './class-average-difference.ts'
import { macroRecall } from './macro-recall.ts'

const table = [
  [40, 3, 2],
  [4, 20, 1],
  [0, 1, 6],
]
const share = (yes: number, rows: number): ShareSample => ({ design: 'independent', yes, rows })
const classes = [share(40, 45), share(20, 25), share(6, 7)].map((sample) => ({ part: 1 / 3, sample }))
const variance =
  [
    [40, 45],
    [20, 25],
    [6, 7],
  ].reduce((sum, [yes, rows]) => sum + (yes! * (rows! - yes!)) / rows! ** 2 / (rows! - 1), 0) / 9
const plain: ClassAverage = { classes, value: 'share', variance, correlation: () => 0 }

test('the average of independent classes is that of macro recall', () => {
  for (const confidence of [0.8, 0.95, 0.99]) {
    const { estimate, low, high } = macroRecall(table, { confidence })
    const one = averageOfClasses(plain, { confidence })
    expect(one.estimate).toBeCloseTo(estimate, 12)
    expect([one.low, one.high]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)])
  }
})

test('classes that move together leave a wider range', () => {
  const together = averageOfClasses({ ...plain, correlation: () => 0.8 })
  expect(together.low).toBeLessThan(averageOfClasses(plain).low)
})

test('a class within one cluster is worth one row, and one that no row tells of may have any value', () => {
  const ratio = linearisedRatio([{ numerator: 30, denominator: 30 }], { unit: 'cluster' })
  const lone = averageOfClasses({ ...plain, classes: [{ part: 1, sample: { design: 'ratio', ratio } }], variance: 0 })
  expect(lone.low).toBeCloseTo(clopperPearson(1, 1).low, 12)
  const unknown = averageOfClasses({ ...plain, classes: [...classes.slice(0, 2), { part: 1 / 3, sample: null }] })
  expect(unknown.estimate).toBeCloseTo((40 / 45 + 20 / 25) / 3, 12)
  expect(unknown.high - unknown.estimate).toBeGreaterThan(1 / 3)
  expect(classCarriers(null)).toBe(1)
})

test('a difference of averages has a width where no row differs, the wider the rarer a class', () => {
  const same = linearisedRatio(
    Array.from({ length: 200 }, () => ({ numerator: 0, denominator: 1 })),
    { unit: 'row' },
  )
  const at = (rare: number): number => {
    const parts = [100, 100 - rare, rare].map((carriers) => ({ part: 1 / 3, carriers }))
    return classAverageDifference(same, { classes: parts }).high
  }
  expect(at(2)).toBeGreaterThan(2 * at(50))
  expect(at(50)).toBeGreaterThan(0)
})

test('a perfect average of any parts is 1 and has a width', () => {
  const parts = [0.1, 0.2, 0.3, 0.15, 0.25, 1 / 7].map((part, _, all) => part / all.reduce((sum, one) => sum + one, 0))
  for (let count = 2; count <= parts.length; count++) {
    for (const raw of [parts.slice(0, count), parts.slice(0, count).map(() => 1)]) {
      const total = raw.reduce((sum, one) => sum + one, 0)
      const perfect = raw.map((part) => ({ part: part / total + 1e-16, sample: share(9, 9) }))
      const { estimate, low, high } = averageOfClasses({ ...plain, classes: perfect, variance: 0 })
      expect(estimate).toBeCloseTo(1, 12)
      expect([estimate <= 1, low < 1, high]).toEqual([true, true, 1])
    }
  }
})
