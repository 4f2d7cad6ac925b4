import { expect, test } from 'vitest'
import type { ClaimResult, Reason } from '../check/check.ts'
import { prepareRows } from '../testing/check-rows.ts'
import { nextStep } from './next-step.ts'

const product = `product: P
data: { source: d.csv, columns: { label: y, prediction: f } }
candidates: { a: { prediction: f }, b: { prediction: y } }
claims: { build: [recall >= 9%, a beats b on recall, rows >= 3, mean(y) between 1 and 2] }`
const { claims } = prepareRows(product, {
  data: [
    { y: 1, f: 1 },
    { y: 0, f: 0 },
  ],
})
const [share, comparison, fact, mean] = claims.map(({ claim }) => claim)

const result: Parameters<typeof nextStep>[1] = {
  id: 'recall-at-least',
  verdict: 'undecided',
  beneath: null,
  reason: null,
  needed: 341,
  neededFor80: 702,
  counted: 'actual positives',
  where: null,
  direction: 'at-least',
  estimate: 0.5,
}
const next = (more: Partial<ClaimResult>, claim = share): string => nextStep(claim!, { ...result, ...more })

test('an undecided claim names how many more of what it counts would settle it, and where', () => {
  expect(next({})).toBe('About 340 more actual positives would settle it (about 700 for four chances in five).')
  expect(next({ where: { c: 'DE' } })).toContain('actual positives here would settle it')
  expect(next({ neededFor80: null })).toBe('About 340 more actual positives would settle it.')
  expect(next({ needed: null })).toBe('It cannot be told from this data yet.')
  expect(next({ needed: 5e6 })).toContain('more than a million')
})

test('a failing claim points at its rows, a comparison at the candidates, a fact at the data', () => {
  expect(next({ verdict: 'fails' })).toContain('plumb rows --claim recall-at-least --wrong')
  expect(next({ verdict: 'fails', direction: 'compare' }, comparison)).toContain('first candidate')
  expect(next({ verdict: 'fails' }, fact)).toContain('a fact of the data')
})

test('wrong rows are named only where single rows can be wrong', () => {
  expect(next({ id: 'm', verdict: 'fails' }, mean)).toContain('(plumb rows --claim m);')
})

test('a promise with two ends says why no number of rows is named', () => {
  expect(next({ needed: null, direction: 'between' }, mean)).toContain('a promise with two ends')
})

test('a waived claim says what is beneath', () => {
  expect(next({ verdict: 'waived', beneath: 'fails' })).toBe('Waived for now; beneath, it fails.')
  expect(next({ verdict: 'waived', beneath: 'undecided' })).toBe('Waived for now; beneath, it is not shown.')
})

test('every reason has advice of its own kind, one sentence that ends', () => {
  const reasons: readonly Reason[] = [
    'no-rows',
    'no-data-yet',
    'stale',
    'all-missing',
    'one-class',
    'empty-denominator',
    'too-few-rows',
    'too-many-slices',
    'one-of-many',
    'one-cluster',
    'no-variation',
    'score-out-of-range',
    'unpaired-rows',
    'on-the-bound',
    'unreachable',
  ]
  for (const reason of reasons) {
    for (const verdict of ['undecided', 'no-evidence'] as const)
      expect(next({ verdict, reason })).toMatch(/^[A-Z].*\.$/)
  }
})
