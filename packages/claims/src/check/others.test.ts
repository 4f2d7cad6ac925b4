import { expect, test } from 'vitest'
import { checkClaim, prepareRows } from '../testing/check-rows.ts'
import type { Row } from '../testing/evaluate.ts'
import type { ClaimResult } from './check.ts'
import { rowsRequest } from './rows-request.ts'

/** Right in so many rows of a thousand; the strong and the twin are wrong on nearly the same ones. */
const right = { strong: 960, twin: 958, weak: 850 }
const answer = (y: number, i: number, of: number): number => ((i * 7) % 1000 < of ? y : 1 - y)
const rows: readonly Row[] = Array.from({ length: 1000 }, (_, i) => {
  const y = i % 4 === 0 ? 1 : 0
  return {
    y,
    strong: answer(y, i, right.strong),
    twin: answer(y, i, right.twin),
    weak: answer(y, i, right.weak),
    s: (i % 100) / 100,
    c: i % 2 === 0 ? 'DE' : 'FR',
    empty: null,
  }
})
const candidate = (name: string): string => `  ${name}: { prediction: ${name} }\n`
const head = `product: P
data: { source: d.csv, columns: { label: y } }
candidates:
${['strong', 'twin', 'weak'].map(candidate).join('')}`
const check = (claim: string, data = rows, of = head): ClaimResult => checkClaim(claim, data, of)
const rivals = ({ slices }: ClaimResult): Readonly<Record<string, string>> =>
  Object.fromEntries(slices.map(({ where, verdict }) => [String(where['candidate']), verdict]))

test('each rival is a paired comparison of its own, listed like a slice', () => {
  const all = check('strong beats others on accuracy')
  expect(all).toMatchObject({ verdict: 'undecided', where: { candidate: 'twin' }, candidate: 'strong' })
  for (const { where, estimate, low, high, n } of all.slices) {
    const alone = check(`strong beats ${where['candidate']} on accuracy`)
    expect({ estimate, low, high, n }).toEqual({
      estimate: alone.estimate,
      low: alone.low,
      high: alone.high,
      n: alone.n,
    })
  }
  expect(rivals(all)).toEqual({ twin: 'undecided', weak: 'holds' })
  expect(all.sentence).toMatch(/^Against twin, of 2 rivals the one of most concern: on the same 1,000 .* of twin is /)
  expect(all.next).not.toContain(' here')
})

test('it holds when it holds against every rival, without a correction', () => {
  const held = check('strong is not worse than others on accuracy by more than 2 points')
  expect(held).toMatchObject({ verdict: 'holds', estimate: 0.002, where: { candidate: 'twin' } })
  expect(rivals(held)).toEqual({ twin: 'holds', weak: 'holds' })
})

test('it fails when one rival fails at its Holm step, whatever the others say', () => {
  const failed = check('twin beats others on accuracy by 5 points')
  expect(failed).toMatchObject({ verdict: 'fails', where: { candidate: 'strong' } })
  expect(rivals(failed)).toEqual({ strong: 'fails', weak: 'holds' })
})

test('a rival that fails by itself but not among so many is one of many', () => {
  const few = rows.slice(0, 60).map((row, i) => {
    const y = Number(row['y'])
    return { ...row, strong: y, twin: i < 8 ? 1 - y : y, weak: y }
  })
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `  ${name}: { prediction: twin }\n`).join('')
  const alone = check('twin is not worse than strong on accuracy by more than 2 points', few)
  expect(alone.verdict).toBe('fails')
  const of = `${head}${many}`
  const among = check('twin is not worse than others on accuracy by more than 2 points', few, of)
  expect(among).toMatchObject({ verdict: 'undecided', reason: 'one-of-many', where: { candidate: 'strong' } })
  expect(among.next).toBe('Among so many comparisons one this far off arises by chance; watch it, or gather rows.')
  const [strong] = among.slices
  expect(strong!.widenedHigh!).toBeGreaterThan(-0.02)
  expect(strong!.high!).toBeLessThan(-0.02)
})

test('with slices it is looked at rival by rival and slice by slice', () => {
  const sliced = check('strong is not worse than others on accuracy by more than 10 points in each c')
  expect(sliced.slices.map(({ where }) => `${where['candidate']} ${where['c']}`).toSorted()).toEqual([
    'twin DE',
    'twin FR',
    'weak DE',
    'weak FR',
  ])
  const alone = check("strong is not worse than twin on accuracy by more than 10 points where c = 'DE'")
  const found = sliced.slices.find(({ where }) => where['candidate'] === 'twin' && where['c'] === 'DE')
  expect(found).toMatchObject({ estimate: alone.estimate, low: alone.low, n: 500 })
})

test('a candidate that is called others keeps its name', () => {
  const of = head.replace('  weak: {', '  others: {')
  const claim = check('strong beats others on accuracy', rows, of)
  expect(claim).toMatchObject({ slices: [], where: null, verdict: 'holds' })
  expect(claim.sentence).toContain('accuracy of strong minus that of others')
})

test('whom the measure cannot judge is left out and named; a column of the wrong type is an error', () => {
  const scored = `${head}  a: { score: s }\n  b: { score: strong }\n`
  const claim = check('b beats others on roc_auc', rows, scored)
  expect(Object.keys(rivals(claim))).toEqual(['a'])
  expect(claim.notes.filter(({ code }) => code === 'not-compared')).toHaveLength(3)
  expect(claim.notes[0]!.text).toBe('Not among the others: strong, since roc_auc needs a score; strong names none.')
  expect(() => check('b beats others on roc_auc', rows, `${scored}  words: { score: c }\n`)).toThrow('number')
})

test('a rival without a single answer is listed without evidence, and the claim cannot hold', () => {
  const claim = check(
    'b beats others on roc_auc',
    rows,
    `${head}  a: { score: empty }\n  b: { score: strong }\n  d: { score: s }\n`,
  )
  expect(claim).toMatchObject({ verdict: 'undecided', reason: 'all-missing', where: { candidate: 'a' }, rowsUsed: 0 })
  expect(claim.excluded).toEqual([{ rows: 1000, reason: 'all-missing' }])
  expect(rivals(claim)).toEqual({ a: 'no-evidence', d: 'holds' })
})

test('rows are accounted for once, not once a rival', () => {
  const holes = rows.map((row, i): Row => ({ ...row, weak: i < 5 ? null : row['weak']! }))
  const { rowsUsed, excluded } = check('strong beats others on accuracy', holes)
  expect([rowsUsed, excluded]).toEqual([1000, []])
  const weak = check('strong is not worse than others on accuracy by more than 1 point where c = "DE"', holes)
  expect(weak.rowsUsed + weak.excluded.reduce((sum, one) => sum + one.rows, 0)).toBe(1000)
})

test('a rival that leaves rows unanswered without a word for it does not decide', () => {
  const holes = rows.map((row, i): Row => ({ ...row, weak: i < 50 ? null : row['weak']! }))
  const claim = check('strong is not worse than others on accuracy by more than 2 points', holes)
  expect(claim).toMatchObject({ verdict: 'undecided', reason: 'unpaired-rows', where: { candidate: 'weak' } })
})

test('a waiver may cover one rival', () => {
  const waiver = (name: string): string => `waivers:
  - { claim: strong-beats-others-on-accuracy, by: A, until: 2027-01-31, because: It is., where: { candidate: ${name} } }`
  const verdict = (name: string): string =>
    check('strong beats others on accuracy', rows, `${head}${waiver(name)}`).verdict
  expect([verdict('twin'), verdict('weak')]).toEqual(['waived', 'undecided'])
})

test('without another candidate, or with none that can be judged, the error says so', () => {
  const one = head.replace(/ {2}twin[\s\S]*/, '')
  expect(() => check('strong beats others on accuracy', rows, one)).toThrow(
    'strong is the only candidate, so there are no others to compare with',
  )
  expect(() => check('a beats others on roc_auc', rows, `${head}  a: { score: s }\n`)).toThrow(
    'no other candidate can be judged on roc_auc: not strong, since roc_auc needs a score; strong names none',
  )
  expect(() => check('strong beats others on alert_rate')).toThrow('no better direction')
})

test('a column that is called candidate cannot slice it', () => {
  const named = rows.map((row): Row => ({ ...row, candidate: row['c']! }))
  expect(() => check('strong beats others on accuracy in each candidate', named)).toThrow(
    'a claim against others lists its rivals by candidate',
  )
})

test('the rows that count against it are those that some rival alone has right', () => {
  const prepared = prepareRows(`${head}claims: { test: [{ claim: weak beats others on accuracy, id: x }] }`, {
    data: rows,
  })
  const request = rowsRequest(prepared, { claim: 'x', wrong: true, limit: 5 })
  expect(JSON.stringify(request.filter)).toContain('twin')
  expect(JSON.stringify(request.filter)).toContain('strong')
})

test('one that gives no class is left out of a measure of one class among several', () => {
  const animals = rows.map((row, i): Row => ({ ...row, y: ['cat', 'dog', 'cow'][i % 3]!, a: 'cat', b: 'dog' }))
  const of = `${head.replace(/ {2}strong[\s\S]*/, '')}  a: { prediction: a }\n  b: { prediction: b }\n  s: { score: s }\n`
  const claim = check("a beats others on recall('cat')", animals, of)
  expect(rivals(claim)).toEqual({ b: 'holds' })
  expect(claim.notes[0]!.text).toContain('Not among the others: s, since recall needs a prediction of the class')
})
