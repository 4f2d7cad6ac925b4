import { createRandom, normal, type Random } from '@plumb/stats'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../finding.ts'
import { examinationOf, numberColumn, seenNumbers } from '../test-examination.ts'
import { farValues } from './far-values.ts'
import { sentinelNumbers } from './sentinel-numbers.ts'
import { zerosApart } from './zeros-apart.ts'

const finders = { farValues, sentinelNumbers, zerosApart }

function found(finder: keyof typeof finders, values: readonly number[]): readonly Finding[] {
  const changes = { numbers: [seenNumbers('amount', values)] }
  return finders[finder](examinationOf([numberColumn('amount', values.length)], changes))
}

/** Draws of a shape, rounded to a step. */
function draws(seed: string, shape: (random: Random) => number, count = 1000): readonly number[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => Math.round(shape(random) * 100) / 100)
}

const shapes: Readonly<Record<string, (random: Random) => number>> = {
  even: (random) => random.next() * 100,
  bell: (random) => 50 + 10 * normal(random),
  'bell around 0': (random) => 10 * normal(random),
  'long tail': (random) => Math.exp(4 + 1.5 * normal(random)),
  'power tail': (random) => 10 / random.next(),
  counts: (random) => Math.floor(-3 * Math.log(random.next())),
  'often none': (random) => (random.next() < 0.5 ? 0 : Math.exp(6 + normal(random))),
  scale: (random) => Math.floor(random.next() * 10),
  years: (random) => 1950 + Math.floor(random.next() * 70),
  percent: (random) => Math.round(random.next() * 100),
}

describe('honest numbers', () => {
  test.each(Object.entries(shapes))('%s: at most one in a hundred columns is suspected', (name, shape) => {
    const columns = Array.from({ length: 100 }, (_, i) => draws(`${name} ${i}`, shape))
    const suspected = columns.filter((values) =>
      (Object.keys(finders) as (keyof typeof finders)[]).some((finder) => found(finder, values).length > 0),
    )
    expect(suspected.length).toBeLessThanOrEqual(1)
  })
})

describe('codes for missing values', () => {
  const ages = draws('ages', (random) => 18 + Math.floor(random.next() * 60))
  test.each([
    ['-999 below', [...ages, ...Array<number>(20).fill(-999)], 20],
    ['-999 and -99 below', [...ages, -999, -999, -99, -99, -99], 5],
    ['a heap of -1 below', [...ages, ...Array<number>(60).fill(-1)], 60],
    ['999 above', [...ages, 999, 999, 999], 3],
    ['a single -1', [...ages, -1], 0],
    ['-1 next to 0 among counts', [...draws('counts', shapes['counts']!), -1, -1, -1, -1, -1], 0],
  ])('%s', (_, values, rows) => {
    expect(found('sentinelNumbers', values).reduce((total, finding) => total + finding.rows, 0)).toBe(rows)
  })

  test('0 among heights stands apart, 0 among payments does not', () => {
    const heights = draws('heights', (random) => 150 + Math.round(random.next() * 50))
    expect(found('zerosApart', [...heights, 0, 0, 0])).toMatchObject([{ rows: 3, severity: 'look' }])
    expect(found('zerosApart', draws('paid', shapes['often none']!))).toEqual([])
  })
})

test('a value 17 times the next one is far, also in a long tail', () => {
  expect(found('farValues', [...draws('rounds', shapes['even']!), 5000])).toMatchObject([{ rows: 1 }])
  expect(found('farValues', [...draws('tail', shapes['long tail']!), 5_000_000])).toMatchObject([{ rows: 1 }])
})
