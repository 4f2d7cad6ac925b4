import { expect, test } from 'vitest'
import type { Check } from '../check/check.ts'
import { checkRows } from '../testing/check-rows.ts'
import type { Change } from './change.ts'
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
  const { unchanged, ...groups } = againstBaseline(before, after)
  const texts = Object.fromEntries(Object.entries(groups).map(([name, changes]) => [name, changes.map(shortly)]))
  expect(texts).toEqual({
    newlyFailing: ['added share(p = 1) >= 99%'],
    newlyHolding: ['verdict recall >= 50%'],
    otherwise: ['verdict accuracy >= 80%'],
    moved: ['bound recall >= 50%', 'bound alert_rate >= 75%'],
    rest: ['removed f1 >= 1%', 'added rows <= 900'],
  })
  expect(unchanged).toEqual({ holds: 1, fails: 0, undecided: 1, 'no-evidence': 0, waived: 0 })
})

/** The kind of a change, and the claim that its words name. */
function shortly({ kind, text }: Change): string {
  return `${kind} ${/“(.*?)”/.exec(text)?.[1]}`
}
