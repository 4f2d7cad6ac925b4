import { expect, test } from 'vitest'
import { checkClaim, checkRows, type CheckRowsOptions } from '../testing/check-rows.ts'
import type { Row } from '../testing/evaluate.ts'
import type { ClaimResult } from './check.ts'

const dayUs = 86_400e6
const start = Date.parse('2026-03-02T00:00:00Z') * 1000
const head = 'product: P\ndata: { source: d.csv, columns: { label: y, prediction: f, time: at } }'
const options: CheckRowsOptions = { times: ['at'], asOf: '2026-03-12T12:00:00Z' }

/** `right` of `n` rows are answered right, in slice c, on a day. */
function answered(right: number, n: number, { c = 'a', day = 0 }: { c?: string | null; day?: number } = {}): Row[] {
  return Array.from({ length: n }, (_, i) => ({
    y: i % 2,
    f: i < right ? i % 2 : 1 - (i % 2),
    c,
    at: start + day * dayUs,
  }))
}

const claimOf = (claim: string, rows: readonly Row[], more: CheckRowsOptions = {}, text = head): ClaimResult =>
  checkClaim(claim, rows, text, { ...options, ...more })

test('a sliced claim fails with the slice that fails, and says which', () => {
  const rows = [...answered(99, 100), ...answered(50, 100, { c: 'b' }), ...answered(3, 3, { c: null })]
  const result = claimOf('accuracy >= 80% in each c', rows)
  expect(result).toMatchObject({ verdict: 'fails', where: { c: 'b' }, estimate: 0.5, n: 100 })
  expect(result.slices.map(({ where, verdict }) => [where['c'], verdict])).toEqual([
    ['b', 'fails'],
    [null, 'undecided'],
    ['a', 'holds'],
  ])
})

test('a minimum sets small slices apart: they are listed and do not decide', () => {
  const rows = [...answered(99, 100), ...answered(1, 3, { c: 'b' })]
  const result = claimOf('accuracy >= 80% in each c with at least 10 rows', rows)
  expect(result.verdict).toBe('holds')
  expect(result.slices.at(-1)).toMatchObject({ where: { c: 'b' }, verdict: 'no-evidence', reason: 'too-few-rows' })
  const none = claimOf('accuracy >= 80% in each c with at least 1000 rows', rows)
  expect(none).toMatchObject({ verdict: 'no-evidence', reason: 'too-few-rows' })
})

test('a minimum of counted rows looks at the denominator of the measure', () => {
  const rows = [...answered(30, 30), ...answered(30, 30, { c: 'b' }).map((row): Row => ({ ...row, f: 0 }))]
  const result = claimOf('precision >= 50% in each c with at least 5 counted', rows)
  expect(result.slices.find(({ where }) => where['c'] === 'b')).toMatchObject({ n: 0, reason: 'too-few-rows' })
  expect(result.verdict).toBe('holds')
})

test('a population without any slice has no evidence and no slice', () => {
  const result = claimOf('accuracy >= 80% in each c where y = 7', answered(9, 10))
  expect(result).toMatchObject({ verdict: 'no-evidence', reason: 'no-rows', where: null, slices: [] })
  expect(result.sentence).toBe('Where y = 7: accuracy has no estimate: no row fits.')
})

test('windows without rows are listed and do not decide; a count of rows is 0 there', () => {
  const rows = [...answered(99, 100), ...answered(99, 100, { day: 2 })]
  const result = claimOf('accuracy >= 80% each day', rows)
  expect(result.verdict).toBe('holds')
  expect(result.slices.find(({ where }) => where['day'] === '2026-03-03')).toMatchObject({
    verdict: 'no-evidence',
    reason: 'no-rows',
    rows: 0,
    window: { unit: 'day', from: '2026-03-03T00:00:00.000Z', to: '2026-03-04T00:00:00.000Z' },
  })
  expect(claimOf('rows >= 1 each day', rows)).toMatchObject({
    verdict: 'fails',
    estimate: 0,
    where: { day: '2026-03-03' },
  })
})

test('an outage up to the as-of time is caught where the data is cut there', () => {
  const rows = [0, 1, 2].flatMap((day) => answered(9, 10, { day }))
  expect(claimOf('rows >= 1 each day over the last 3', rows).verdict).toBe('holds')
  const cut = claimOf('rows >= 1 each day over the last 3', rows, { cut: true })
  expect(cut.verdict).toBe('fails')
  expect(cut.slices).toHaveLength(4)
})

test('rows without a time, and those outside of the windows, are accounted for', () => {
  const rows = [...[0, 1, 2, 3].flatMap((day) => answered(9, 10, { day })), { ...answered(1, 1)[0]!, at: null }]
  const result = claimOf('accuracy >= 50% each day over the last 2', rows)
  expect(result.rowsUsed).toBe(20)
  expect(result.excluded).toEqual([
    { rows: 1, reason: 'no-time' },
    { rows: 20, reason: 'outside-windows' },
  ])
})

test('rows that the condition leaves out are accounted for', () => {
  const rows = [...answered(9, 10), ...answered(9, 10, { c: 'b' }).map((row): Row => ({ ...row, y: null }))]
  const result = claimOf("accuracy >= 50% where c = 'b'", rows)
  expect(result.excluded).toEqual([
    { rows: 10, reason: 'outside-where' },
    { rows: 10, reason: 'no-label' },
  ])
  expect(result).toMatchObject({ verdict: 'no-evidence', reason: 'all-missing', rowsUsed: 0 })
})

test('vs previous week compares the last week that is over with the one before', () => {
  const rows = [...answered(90, 100), ...answered(50, 100, { day: 7 }), ...answered(100, 100, { day: 9 })]
  const result = claimOf('change(accuracy) >= -3 points vs previous week', rows, { asOf: '2026-03-16T00:00:00Z' })
  expect(result.estimate).toBeCloseTo(0.75 - 0.9, 12)
  expect(result.verdict).toBe('fails')
  const open = claimOf('change(accuracy) >= -3 points vs previous week', rows)
  expect(open).toMatchObject({ verdict: 'no-evidence', reason: 'no-rows', where: null })
})

test('a bound that no number of rows can show is named, with the best that these could', () => {
  const result = claimOf('accuracy >= 100%', answered(50, 50))
  expect(result).toMatchObject({
    verdict: 'undecided',
    reason: 'unreachable',
    next: 'Promise a bound that can be shown.',
  })
  expect(result.notes[0]).toEqual({
    code: 'unreachable',
    text: 'No number of rows can show at least 100%: from 50 rows the highest bound that could be shown is 92%.',
  })
  expect(claimOf('accuracy <= 0%', answered(0, 50)).notes[0]!.text).toContain('lowest bound that could be shown is 8%')
  expect(claimOf('missing(y) <= 0%', answered(1, 2)).notes).toEqual([])
})

test('the best bound that weighted rows could show is that of as many rows as they are worth', () => {
  const text = head.replace('time: at', 'time: at, weight: w')
  const rows = answered(50, 50).map((row, i): Row => ({ ...row, w: i === 0 ? 49 : 1 }))
  const [plain, weighted] = [head, text].map((one) => claimOf('accuracy >= 100%', rows, {}, one).notes[0]!.text)
  expect(plain).toContain('from 50 rows the highest bound that could be shown is 92%')
  // (Σ w)² / Σ w² = 98² / 2,450 = 3.9 rows
  expect(weighted).toContain('from 50 rows the highest bound that could be shown is 39%')
})

const compared = `product: P
data: { source: d.csv, columns: { label: y } }
candidates:
  model: { prediction: f }
  vendor: { prediction: v, unanswered: UNANSWERED }
costs: { false_positive: 1, false_negative: 1 }`
/** The vendor is right wherever it answers, and leaves `silent` rows. */
const rivals = (silent: number): readonly Row[] =>
  answered(150, 200).map((row, i): Row => ({ ...row, v: i < silent ? null : row['y']! }))
const rivalClaim = (silent: number, unanswered: string, claim = 'vendor beats model on accuracy'): ClaimResult =>
  claimOf(claim, rivals(silent), {}, compared.replace(', unanswered: UNANSWERED', unanswered))

test('a candidate that leaves rows unanswered does not win by it', () => {
  expect(rivalClaim(1, '').verdict).toBe('holds')
  expect(rivalClaim(20, '')).toMatchObject({ verdict: 'undecided', reason: 'unpaired-rows' })
  expect(rivalClaim(20, '').excluded).toEqual([{ rows: 20, reason: 'unanswered by vendor' }])
})

test('what unanswered means may be said, by the candidate that leaves them', () => {
  expect(rivalClaim(20, ', unanswered: skip')).toMatchObject({ verdict: 'holds', n: 180 })
  expect(rivalClaim(20, ', unanswered: wrong')).toMatchObject({ n: 200, estimate: (50 - 20) / 200 })
})

test('what one candidate says of its unanswered rows does not speak for the other', () => {
  const text = compared.replace('model: { prediction: f }', 'model: { prediction: f, unanswered: skip }')
  const result = claimOf('vendor beats model on accuracy', rivals(20), {}, text.replace(', unanswered: UNANSWERED', ''))
  expect(result).toMatchObject({ verdict: 'undecided', reason: 'unpaired-rows' })
})

test('a relative margin is a share of the second candidate on the same rows', () => {
  expect(rivalClaim(0, '', 'vendor beats model on cost_per_1000 by 10%')).toMatchObject({
    verdict: 'holds',
    bound: -25,
    estimate: -250,
  })
  const scored = `product: P
data: { source: d.csv, columns: { label: y } }
candidates: { a: { score: s }, b: { score: t } }`
  const rows = answered(1, 100).map((row): Row => ({
    ...row,
    s: row['y'] === 1 ? 0.9 : 0.1,
    t: row['y'] === 1 ? 0.6 : 0.3,
  }))
  const loss = (-Math.log(0.6) - Math.log(0.7)) / 2
  const result = claimOf('a beats b on log_loss by 10%', rows, {}, scored)
  expect(result.bound).toBeCloseTo(-0.1 * loss, 12)
  expect(result.estimate).toBeCloseTo(-Math.log(0.9) - loss, 12)
  expect(result.verdict).toBe('holds')
})

test('groups under the minimum are left out of a gap and named', () => {
  const rows = [...answered(90, 100), ...answered(70, 100, { c: 'b' }), ...answered(0, 3, { c: 'd' })]
  const result = claimOf('gap(accuracy, c) <= 90 points with at least 10 rows', rows)
  expect(result.estimate).toBeCloseTo(0.2, 12)
  expect(result.notes.map(({ text }) => text)).toContain('1 group with fewer than 10 rows left out.')
  expect(result.rowsUsed).toBe(203)
})

const waiver = (more: string): string =>
  `${head}\nwaivers:\n  - { claim: c, by: A, until: 2026-12-31, because: b${more} }\nclaims:\n  build:\n`
const waived = (claim: string, rows: readonly Row[], more = ''): ClaimResult =>
  checkRows(`${waiver(more)}    - { claim: ${JSON.stringify(claim)}, id: c }\n`, { data: rows }, options).claims[0]!
const two = [...answered(10, 100), ...answered(99, 100, { c: 'b' })]

test('a waiver covers a verdict other than holds, and what is beneath stays visible', () => {
  expect(waived('accuracy >= 80%', answered(10, 100))).toMatchObject({ verdict: 'waived', beneath: 'fails' })
  expect(waived('accuracy >= 80%', answered(100, 100))).toMatchObject({ verdict: 'holds', beneath: null })
  expect(waived('accuracy >= 80%', [])).toMatchObject({ verdict: 'waived', beneath: 'no-evidence' })
})

test('a waiver of a slice leaves the verdict of the others', () => {
  expect(waived('accuracy >= 80% in each c', two, ', where: { c: a }')).toMatchObject({
    verdict: 'waived',
    beneath: 'fails',
  })
  expect(waived('accuracy >= 80% in each c', two, ', where: { c: b }')).toMatchObject({
    verdict: 'fails',
    beneath: null,
  })
  const three = [...two, ...answered(5, 100, { c: 'd' })]
  const result = waived('accuracy >= 80% in each c', three, ', where: { c: a }')
  expect(result.slices.map(({ where, verdict }) => [where['c'], verdict])).toEqual([
    ['d', 'fails'],
    ['a', 'waived'],
    ['b', 'holds'],
  ])
})

test('a waiver of the only slice that decides settles the claim', () => {
  const rows = [...answered(10, 100), ...answered(1, 3, { c: 'b' })]
  const claim = 'accuracy >= 80% in each c with at least 10 rows'
  expect(waived(claim, rows, ', where: { c: a }').verdict).toBe('waived')
  expect(waived(claim, rows, ', where: { c: b }').verdict).toBe('fails')
})

test('a waiver of some slices covers nothing where no slice can be told', () => {
  const rows = answered(10, 100).map((row): Row => ({ ...row, at: 0 }))
  const stale = head.replace('columns:', 'fresh_within: 1 days, columns:')
  const text = `${waiver(', where: { c: a }').replace(head, stale)}    - { claim: accuracy >= 80% in each c, id: c }\n`
  expect(checkRows(text, { data: rows }, options).claims[0]).toMatchObject({ verdict: 'no-evidence', reason: 'stale' })
})

test('a waiver lapses when the bound that it was given for changes', () => {
  expect(waived('accuracy >= 80%', answered(10, 100), ', for: 0.8').verdict).toBe('waived')
  expect(waived('accuracy >= 81%', answered(10, 100), ', for: 80%').verdict).toBe('fails')
})

test('more than 10,000 slices are no evidence', () => {
  const rows = Array.from({ length: 10_001 }, (_, i): Row => ({ y: 1, f: 1, c: `c${i}`, at: start }))
  expect(claimOf('accuracy >= 80% in each c', rows)).toMatchObject({
    verdict: 'no-evidence',
    reason: 'too-many-slices',
  })
})

test('as of a time, later rows are not known', () => {
  const rows = [...answered(9, 10), ...answered(9, 10, { day: 30 })]
  expect(claimOf('rows >= 1', rows, { cut: true })).toMatchObject({ estimate: 10 })
  expect(claimOf('rows >= 1', rows, { cut: false })).toMatchObject({ estimate: 20 })
})

test('rows younger than the label delay are blind, not wrong', () => {
  const text = head.replace('columns:', 'label_delay: 5 days, columns:')
  const rows = [...answered(10, 10), ...answered(0, 10, { day: 8 })]
  expect(claimOf('accuracy >= 50%', rows, {}, text)).toMatchObject({
    n: 10,
    estimate: 1,
    excluded: [{ rows: 10, reason: 'blind' }],
  })
})
