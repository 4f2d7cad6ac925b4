import { expect, test } from 'vitest'
import type { Check } from '../check/check.ts'
import { checkRows } from '../testing/check-rows.ts'
import { againstBaseline } from './against-baseline.ts'

const head = 'product: P\ndata: { source: d.csv, columns: { label: y, prediction: p } }\n'

function made(right: number, claims: string): Check {
  const data = Array.from({ length: 200 }, (_, i) => ({ y: 1, p: i < right ? 1 : 0 }))
  return checkRows(`${head}claims: { build: [${claims}] }\n`, { data })
}

test('every claim stands in one group, and moved bounds beside them', () => {
  const before = made(180, 'accuracy >= 80%, recall >= 99%, alert_rate >= 85%, rows >= 5, f1 >= 1%')
  const after = made(
    150,
    'accuracy >= 80%, recall >= 50%, alert_rate >= 75%, rows >= 5, share(p = 1) >= 99%, rows <= 900',
  )
  const { newlyFailing, newlyHolding, otherwise, added, removed, movedBounds, unchanged, changes } = againstBaseline(
    before,
    after,
  )
  const ids = (pairs: readonly { readonly after: { readonly claim: string } }[]): readonly string[] =>
    pairs.map((pair) => pair.after.claim)
  expect(ids(newlyFailing)).toEqual(['share(p = 1) >= 99%'])
  expect(newlyFailing[0]!.before).toBeNull()
  expect(ids(newlyHolding)).toEqual(['recall >= 50%'])
  expect(ids(otherwise)).toEqual(['accuracy >= 80%'])
  expect(added.map(({ claim }) => claim)).toEqual(['rows <= 900'])
  expect(removed.map(({ claim }) => claim)).toEqual(['f1 >= 1%'])
  expect(ids(movedBounds)).toEqual(['recall >= 50%', 'alert_rate >= 75%'])
  expect(unchanged).toEqual({ holds: 1, fails: 0, undecided: 1, 'no-evidence': 0, waived: 0 })
  expect(changes.length).toBeGreaterThan(0)
})
