import { createRandom, hull, linearisedRatio, normal, type LinearisedRatio } from '@plumb/stats'
import { expect, test } from 'vitest'
import type { BoundForm } from '../forms/registry.ts'
import type { Design } from '../forms/quantity.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import type { Row } from '../testing/evaluate.ts'
import { measureForm, sampled } from '../testing/measure-rows.ts'
import { pairedRoot } from './root.ts'

const column = (name: string): ColumnExpr => ({ op: 'column', name, type: 'number' })
const formOf = (scale: number): BoundForm =>
  pairedRoot({ form: 'root', value: column('a'), scale }, { form: 'root', value: column('b'), scale: scale / 2 })
const form = formOf(1000)
const random = createRandom('roots')
const plain = Array.from({ length: 60 }, (_, i) => {
  const common = normal(random)
  return { a: common, b: 1.2 * common + 0.3 * normal(random), k: i % 12, w: 1 + (i % 5) }
})

type Errors = (typeof plain)[number]

/** The linearised difference, from the rows themselves. */
function ratioOf(rows: readonly Errors[], { weight, cluster }: Design): LinearisedRatio {
  const weightOf = ({ w }: Errors): number => (weight === undefined ? 1 : w / 5)
  const total = rows.reduce((sum, row) => sum + weightOf(row), 0)
  const mean = (of: (row: Errors) => number): number =>
    rows.reduce((sum, row) => sum + weightOf(row) * of(row), 0) / total
  const [a, b] = [mean((row) => row.a ** 2), mean((row) => row.b ** 2)]
  const effect = (row: Errors): number =>
    Math.sqrt(a) - Math.sqrt(b) + (row.a ** 2 - a) / (2 * Math.sqrt(a)) - (row.b ** 2 - b) / (2 * Math.sqrt(b))
  const keys = [...new Set(rows.map(({ k }) => k))]
  const units = cluster === undefined ? rows.map((row) => [row]) : keys.map((key) => rows.filter(({ k }) => k === key))
  return linearisedRatio(
    units.map((unit) => ({
      numerator: unit.reduce((sum, row) => sum + weightOf(row) * effect(row), 0),
      denominator: unit.reduce((sum, row) => sum + weightOf(row), 0),
    })),
    { unit: cluster === undefined ? 'row' : 'cluster' },
  )
}

const weight = { column: column('w'), scale: 5 }
const designs: readonly Design[] = [{}, { weight }, { cluster: column('k') }, { weight, cluster: column('k') }]
const one = (errors: Partial<Errors>): Errors => ({ a: 0, b: 0, k: 0, w: 1, ...errors })
const tables: readonly (readonly [string, number, readonly Errors[]])[] = [
  ['far below the scale', 1000, plain],
  ['beside an outlier', 1e6, [...plain, one({ a: 9e5, b: 8e5 })]],
  ['that nearly agree', 10, plain.map((row, i) => ({ ...row, b: row.a * (1 + 1e-4 * (i % 3)) }))],
]

test.each(tables)('sums of rows tell what each does to the difference of two roots, errors %s', (_, scale, rows) => {
  for (const design of designs) {
    const got = sampled(measureForm(formOf(scale), rows, design))
    const wanted = ratioOf(rows, design)
    const { low, high } = hull(wanted)
    const slack = 1e-6 * (high - low)
    const ends = [got.estimate - wanted.estimate, got.limits(0.95).low! - low, got.limits(0.95).high! - high]
    expect(ends.map((end) => Math.abs(end) <= slack)).toEqual([true, true, true])
  }
})

test('a candidate without any error leaves the spread of the other', () => {
  const { estimate, limits } = sampled(
    measureForm(
      form,
      plain.map((row): Row => ({ ...row, a: 0 })),
    ),
  )
  expect(estimate).toBeCloseTo(-Math.sqrt(plain.reduce((sum, { b }) => sum + b ** 2, 0) / 60), 9)
  expect(limits(0.95).low! < estimate && estimate < limits(0.95).high!).toBe(true)
})

test('a third moment that the sums cannot tell counts as none, so that the range is even', () => {
  const { estimate, limits } = sampled(measureForm(formOf(1e6), plain))
  const { low, high } = limits(0.95)
  expect(high! - estimate).toBeCloseTo(estimate - low!, 9)
  expect(low!).toBeCloseTo(hull({ ...ratioOf(plain, {}), cubes: 0 }).low, 6)
})

test('two without any error, no row, and one cluster have a reason', () => {
  const none = plain.map((row): Row => ({ ...row, a: 0, b: 0 }))
  expect(measureForm(form, none)).toMatchObject({ estimate: 0, reason: 'no-variation' })
  expect(measureForm(form, [])).toEqual({ reason: 'empty-denominator', n: 0 })
  const lone = plain.map((row): Row => ({ ...row, k: 1 }))
  expect(measureForm(form, lone, { cluster: column('k') })).toMatchObject({ reason: 'one-cluster' })
})
