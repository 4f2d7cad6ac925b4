import { expect, test } from 'vitest'
import type { Check, DataResult } from '../check/check.ts'
import { checkRows, type CheckRowsOptions } from '../testing/check-rows.ts'
import type { Row } from '../testing/evaluate.ts'
import { changesBetween } from './changes-between.ts'
import { looksOf, movesText } from './look.ts'

/** Rows of which the model is right about `right` of `count`. */
function rowsOf(right: number, count: number): readonly Row[] {
  return Array.from({ length: count }, (_, i) => ({ y: 1, p: i < right ? 1 : 0, c: i % 2 === 0 ? 'DE' : 'FR' }))
}

interface Made extends CheckRowsOptions {
  readonly rows?: readonly Row[]
  readonly claims?: string
  readonly head?: string
  readonly data?: Partial<DataResult>
  readonly changes?: Partial<Check>
}

const seen = '[accuracy >= 80%, "recall >= 80% in each c"]'
const head = 'product: P\ndata: { source: d.csv, columns: { label: y, prediction: p } }\n'

function made({ rows = rowsOf(90, 100), claims = `{ build: ${seen} }`, data, changes, ...rest }: Made = {}): Check {
  const check = checkRows(`${rest.head ?? head}claims: ${claims}\n`, { data: rows }, rest)
  return { ...check, data: check.data.map((one) => ({ ...one, fingerprint: 'sha256:a', ...data })), ...changes }
}

function textsBetween(before: Check, after: Check): readonly string[] {
  return changesBetween(before, after).map(({ text }) => text)
}

test('two equal checks have no changes, whenever they were made', () => {
  const later = { checkedAt: '2026-06-02T00:00:00.000Z', asOf: '2026-06-02T00:00:00.000Z' }
  expect(changesBetween(made(), made({ changes: later }))).toEqual([])
})

test('a verdict that turned says both numbers and the one thing that changed', () => {
  const after = made({ rows: rowsOf(50, 100), data: { fingerprint: 'sha256:b' } })
  const [accuracy, recall, data] = changesBetween(made(), after)
  expect(accuracy).toEqual({
    kind: 'verdict',
    claim: 'accuracy-at-least',
    dataset: 'data',
    from: 'holds',
    to: 'fails',
    text: '“accuracy >= 80%” held and now fails: 50% (40–60), n 100; before 90% (82–95), n 100. The rows of data changed.',
  })
  expect(recall!.to).toBe('fails')
  expect(data).toMatchObject({ kind: 'data', dataset: 'data', from: 'sha256:a', to: 'sha256:b', claim: null })
})

test('where several things changed none is named as the reason', () => {
  const after = made({
    claims: '{ build: [accuracy >= 99%, "recall >= 80% in each c"] }',
    rows: rowsOf(91, 100),
    data: { fingerprint: 'sha256:b' },
    changes: { plumb: '0.2.0' },
  })
  expect(textsBetween(made(), after)[0]).toBe(
    '“accuracy >= 99%” held and now fails: 91% (84–96), n 100; before 90% (82–95), n 100. Since then its bound was moved from at least 80% to at least 99%, the rows of data changed and Plumb went from version 0 to 0.2.0: each may be why.',
  )
})

test('a bound that moved on the same rows is said out loud, and whether it is easier to keep', () => {
  const eased = made({ claims: '{ build: [accuracy >= 70%, "recall >= 80% in each c"] }' })
  expect(textsBetween(made(), eased)).toEqual([
    'The bound of “accuracy >= 70%” was moved from at least 80% to at least 70%, which is easier to keep, after its result was seen on these rows.',
  ])
  expect(textsBetween(eased, { ...made(), data: made({ data: { fingerprint: 'sha256:b' } }).data })[0]).toBe(
    'The bound of “accuracy >= 80%” was moved from at least 70% to at least 80%.',
  )
})

test.each([
  ['recall <= 50%', 'recall <= 60%', true],
  ['recall <= 60%', 'recall <= 50%', false],
  ['recall between 40% and 60%', 'recall between 30% and 60%', true],
  ['recall between 40% and 60%', 'recall between 30% and 50%', false],
])('from %s to %s is easier: %s', (before, after, easier) => {
  const [from, to] = [before, after].map((claim) => made({ claims: `{ build: [${claim}] }` }))
  expect(textsBetween(from!, to!).some((text) => text.includes('easier'))).toBe(easier)
})

test('the same number written otherwise is no moved bound', () => {
  const written = made({ claims: '{ build: [accuracy >= 0.8, "recall >= 80.0% in each c"] }' })
  expect(changesBetween(made(), written)).toEqual([])
})

test('a claim of one id that says something else was rewritten, and is no moved bound', () => {
  const one = (claim: string): Check => made({ claims: `{ build: [{ id: main, claim: ${claim} }] }` })
  expect(textsBetween(one('accuracy >= 80%'), one('recall >= 70%'))).toEqual([
    '“accuracy >= 80%” was rewritten: “recall >= 70%”.',
  ])
  expect(looksOf(one('accuracy >= 80%'))[0]!.statement).not.toBe(looksOf(one('recall >= 80%'))[0]!.statement)
})

test('a confidence that was lowered for the whole product is told of every claim', () => {
  const after = made({ head: `confidence: 80%\n${head}` })
  expect(textsBetween(made(), after)).toContain('The confidence of “accuracy >= 80%” went from 95% to 80%.')
})

test('claims that came and went are told with their verdict', () => {
  const after = made({ claims: '{ build: ["recall >= 80% in each c", alert_rate >= 99.9%] }' })
  expect(textsBetween(made(), after)).toEqual([
    '“accuracy >= 80%” is no longer promised; it held.',
    '“alert_rate >= 99.9%” is promised now; it fails.',
  ])
})

test('a check of some stages says nothing of the claims of others', () => {
  const claims = '{ build: [accuracy >= 80%], launch: [recall >= 80%] }'
  const [all, build] = [made({ claims }), made({ claims, stage: 'build' })]
  expect([build.stage, build.claims.length]).toEqual(['build', 1])
  expect(changesBetween(all, build)).toEqual([])
  expect(changesBetween(build, all)).toEqual([])
})

const times = { from: '2026-01-01T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' }

test.each<[string, Partial<DataResult>, string]>([
  ['rows were added', { rows: 150 }, 'data has 50 rows more than before (100 to 150).'],
  ['rows are gone', { rows: 99 }, 'data has 1 row fewer than before (100 to 99).'],
  ['the content is another', {}, 'data was changed or replaced: other content in as many rows (100).'],
  [
    'rows of a later time were added',
    { rows: 150, ...times, to: '2026-04-01T00:00:00.000Z' },
    'data has 50 rows more than before (100 to 150), and its newest row is from 2026-04-01 (before 2026-03-01).',
  ],
  [
    'another period was put in its place',
    { rows: 150, from: '2026-02-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' },
    'data was replaced: it ran from 2026-01-01 to 2026-03-01 and runs from 2026-02-01 to 2026-04-01 now (100 to 150 rows).',
  ],
  [
    'another file is read',
    { source: 'e.csv' },
    'data was changed or replaced: other content in as many rows (100). It is read from e.csv now, before from d.csv.',
  ],
])('of data it is told when %s', (_, changed, text) => {
  const before = made({ data: changed.from === undefined ? {} : times })
  expect(textsBetween(before, made({ data: { fingerprint: 'sha256:b', ...changed } }))).toEqual([text])
})

test('a waiver, a version, a seed, an as-of time and an edited product file are told as reasons', () => {
  const claims = '{ build: [accuracy >= 99%] }'
  const waived = `${head}waivers: [{ claim: accuracy-at-least, by: A, until: 2027-01-01, because: b }]\n`
  const before = made({ claims, changes: { productFile: { name: 'product.yaml', fingerprint: 'a' } } })
  const productFile = { name: 'product.yaml', fingerprint: 'b' }
  const [first] = textsBetween(before, made({ claims, head: waived, changes: { productFile } }))
  expect(first).toMatch(/failed and now is waived: .* A waiver covers it now\.$/)
  const back = textsBetween(made({ claims, head: waived }), before)[0]
  expect(back).toMatch(/was waived and now fails: .* Its waiver no longer covers it\.$/)
  const other = { plumb: '0.2.0', seed: 7, asOf: '2026-01-01T00:00:00.000Z', productFile }
  expect(textsBetween(before, made({ claims, changes: other }))).toEqual([
    'product.yaml was edited, though no claim in it reads differently.',
    'The seed went from 0 to 7.',
    'It is computed as of 2026-01-01T00:00:00.000Z, before as of 2026-06-01T00:00:00.000Z.',
    'Plumb went from version 0 to 0.2.0.',
  ])
})

test('how often a bound was moved reads aloud', () => {
  expect([1, 2, 3, 1200].map((moves) => movesText({ moves }).slice(0, 44))).toEqual([
    'The bound of this claim was moved once after',
    'The bound of this claim was moved twice afte',
    'The bound of this claim was moved 3 times af',
    'The bound of this claim was moved 1,200 time',
  ])
})
