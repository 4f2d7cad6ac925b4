import { clopperPearson, linearisedRatio, shareLimits } from '@plumb/stats'
import { expect, test } from 'vitest'
import { compare, literal, missing } from '../plan/expressions.ts'
import type { ColumnExpr, Expr } from '../plan/expr.ts'
import type { Row } from '../testing/evaluate.ts'
import { measureRows, sampled } from '../testing/measure-rows.ts'

const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })
const is = (name: string): Expr => compare(column(name), '=', literal(1, 'number'))
const precision = { form: 'share', yes: is('y'), among: is('f') } as const
const weight = { column: column('w'), scale: 8 }
const cluster = column('k')

const rows: readonly Row[] = Array.from({ length: 60 }, (_, i) => ({
  y: i % 3 === 0 || i % 7 === 0 ? 1 : 0,
  f: i % 2,
  w: 1 + (i % 4) * 2,
  k: Math.floor(i / 5),
}))
const flagged = rows.filter(({ f }) => f === 1)
const yes = flagged.filter(({ y }) => y === 1)

test('a share of independent rows is a count with the exact binomial interval', () => {
  const share = sampled(measureRows(precision, rows))
  expect(share).toMatchObject({ n: flagged.length, yes: yes.length, estimate: yes.length / flagged.length })
  expect(share.limits(0.9)).toEqual(clopperPearson(yes.length, flagged.length, { confidence: 0.9 }))
  expect(share.method).toBe('exact binomial (Clopper-Pearson)')
})

test('a share of weighted rows is the ratio of the sums of weights, and shows no count', () => {
  const total = (some: readonly Row[]): number => some.reduce((sum, { w }) => sum + (w as number), 0)
  const share = sampled(measureRows(precision, rows, { weight }))
  const units = flagged.map(({ w, y }) => ({ numerator: y === 1 ? (w as number) : 0, denominator: w as number }))
  const kish = total(flagged) ** 2 / flagged.reduce((sum, { w }) => sum + (w as number) ** 2, 0)
  const expected = shareLimits({ design: 'ratio', ratio: linearisedRatio(units, { unit: 'row', kish }) })
  expect(share.estimate).toBeCloseTo(total(yes) / total(flagged), 14)
  expect(share.yes).toBeUndefined()
  expect(share.limits(0.95).low).toBeCloseTo(expected.low, 12)
  expect(share.limits(0.95).high).toBeCloseTo(expected.high, 12)
})

test('equal weights change nothing but the name of the method', () => {
  const equal = rows.map((row): Row => ({ ...row, w: 4 }))
  const [weighted, plain] = [measureRows(precision, equal, { weight }), measureRows(precision, equal)].map(sampled)
  expect(weighted!.estimate).toBeCloseTo(plain!.estimate, 14)
  expect(weighted!.limits(0.95).low).toBeCloseTo(plain!.limits(0.95).low!, 2)
  expect(weighted!.method).toContain('weighted')
})

test('a share of clustered rows adds up its clusters before it squares', () => {
  const clusters = [...new Set(flagged.map(({ k }) => k))].map((k) => {
    const own = flagged.filter((row) => row['k'] === k)
    return { numerator: own.filter(({ y }) => y === 1).length, denominator: own.length }
  })
  const ratio = linearisedRatio(clusters, { unit: 'cluster', kish: flagged.length })
  const share = sampled(measureRows(precision, rows, { cluster }))
  expect(share.n).toBe(flagged.length)
  expect(share.limits(0.95)).toEqual(shareLimits({ design: 'ratio', ratio }))
})

test('no row in the denominator is a reason, never a 0', () => {
  const none = rows.map((row): Row => ({ ...row, f: 0 }))
  expect(measureRows(precision, none)).toEqual({ reason: 'empty-denominator', n: 0 })
})

test('one cluster is a reason', () => {
  const one = rows.map((row): Row => ({ ...row, k: 7 }))
  expect(measureRows(precision, one, { cluster })).toEqual({ reason: 'one-cluster', n: flagged.length })
})

test.each([[{}], [{ weight }], [{ cluster }], [{ weight, cluster }]])(
  'ten times the sample keeps the estimate and narrows the range: %#',
  (design) => {
    const share = sampled(measureRows(precision, rows, design))
    const larger = share.resized!(10)
    const width = ({ low, high }: { low: number | null; high: number | null }): number => high! - low!
    expect(larger.estimate).toBeCloseTo(share.estimate, 12)
    expect(larger.n).toBe(share.n * 10)
    expect(width(larger.limits(0.95))).toBeLessThan(width(share.limits(0.95)) / 2)
  },
)

test('a share says how many rows lack what its condition looks at, among those that count', () => {
  const unseen = { rows: missing(column('y')), columns: ['y'] }
  const gaps = [...rows, { y: null, f: 1, w: 1, k: 0 }, { y: null, f: 0, w: 1, k: 0 }]
  const { notes, n } = sampled(measureRows({ ...precision, unseen }, gaps))
  expect(n).toBe(flagged.length + 1)
  expect(notes).toEqual([expect.objectContaining({ code: 'missing-counted' })])
  expect(notes![0]!.text).toContain('y is missing in 1 of 31 rows')
  expect(sampled(measureRows({ ...precision, unseen }, rows)).notes).toBeUndefined()
})
