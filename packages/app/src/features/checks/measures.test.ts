import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { describeMeasure, describeMeasures } from '@plumb/claims'
import { checkClaims } from './check-text.ts'

interface Reference {
  readonly name: string
  readonly columns: Readonly<Record<string, string>>
  readonly positive: number | string
  readonly threshold: number
  readonly costs: Readonly<Record<string, number>>
  /** Estimate and n by quantity. */
  readonly expected: Readonly<Record<string, readonly [number, number]>>
}

const source = await readFile(new URL('reference/measures.json', import.meta.url), 'utf8')
const references = JSON.parse(source) as readonly Reference[]

/** At most 1e-9 away, relative to numbers above 1. */
function isClose(got: number | null, wanted: number): boolean {
  return got !== null && Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
}

test.each(references)('every measure agrees with scikit-learn, pandas and numpy on the data set $name', async (one) => {
  const { name, columns, positive, threshold, costs, expected } = one
  const csv = await readFile(new URL(`reference/${name}.csv`, import.meta.url), 'utf8')
  const quantities = Object.keys(expected)
  const results = await checkClaims(
    quantities.map((quantity) => `${quantity} <= 1`),
    csv,
    { costs, data: { columns, positive, threshold } },
  )
  const wrong = results.flatMap(({ estimate, n, reason }, i) => {
    const quantity = quantities[i]!
    const [wantedEstimate, wantedN] = expected[quantity]!
    const right = isClose(estimate, wantedEstimate) && n === wantedN
    return right ? [] : [{ quantity, estimate, n, reason, wantedEstimate, wantedN }]
  })
  expect(wrong).toEqual([])
})

/** Forms of the quantities that take another one. */
const combined = new Set(['groups', 'change'])

test('the reference speaks of every measure', () => {
  const named = references.flatMap(({ expected }) => Object.keys(expected).map((text) => /^[\w.]+/.exec(text)![0]))
  const known = new Set(named.map((text) => describeMeasure(text).name))
  const missing = describeMeasures().filter(({ name, form }) => !combined.has(form) && !known.has(name))
  expect(missing.map(({ name }) => name)).toEqual([])
})
