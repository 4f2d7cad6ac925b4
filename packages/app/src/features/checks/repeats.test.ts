import { linearisedRatio, shareLimits } from '@plumb/stats'
import { expect, test } from 'vitest'
import { checkClaims, csvOf } from './check-text.ts'
import { disagreements, referencesOf } from './reference-of.ts'

test.each(await referencesOf('repeats.json'))('measures of repeats agree with other programs on $name', async (one) => {
  expect(await disagreements(one)).toEqual([])
})

const near = (value: number): number => expect.closeTo(value, 9) as number

const cases = [
  [4, 4],
  [4, 2],
  [3, 0],
  [2, 2],
  [1, 1],
] as const
const runs = cases.flatMap(([tries, passes], task) =>
  Array.from({ length: tries }, (_, i) => ({ task, passed: i < passes, said: i < passes ? 'yes' : 'no' })),
)

test('runs are counted by case, and cases with too few of them are left out', async () => {
  const claims = [
    'pass_at(3) >= 10%',
    'pass_all(2) >= 10%',
    'flaky_share <= 90%',
    'runs_passed >= 10%',
    'pass_at(9) >= 1%',
  ]
  const data = { columns: { case: 'task', label: 'passed' } }
  const [any, all, flaky, passed, none] = await checkClaims(claims, csvOf(runs), { data })
  expect(any).toMatchObject({ n: 3, estimate: near(2 / 3) })
  expect(any!.notes[0]!.text).toBe('2 cases have fewer than 3 runs and are left out.')
  expect(all).toMatchObject({ n: 4, estimate: near((1 + 1 / 6 + 0 + 1) / 4) })
  const share = shareLimits({ design: 'independent', yes: 1, rows: 4 })
  expect(flaky).toMatchObject({ estimate: 0.25, n: 4, low: near(share.low), high: near(share.high) })
  const ratio = linearisedRatio(
    cases.map(([tries, passes]) => ({ numerator: passes, denominator: tries })),
    { unit: 'cluster' },
  )
  const { low, high } = shareLimits({ design: 'ratio', ratio })
  expect(passed).toMatchObject({ estimate: near(9 / 14), n: 14, low: near(low), high: near(high) })
  expect(none).toMatchObject({ verdict: 'no-evidence', reason: 'too-few-rows' })
})

test('a declared task of repeats needs no more, and candidates are compared case by case', async () => {
  const data = { task: 'repeats', columns: { case: 'task', label: 'truth' } }
  const table = csvOf(runs.map((row) => ({ ...row, truth: 'yes', always: 'yes' })))
  const candidates = { a: { prediction: 'always' }, b: { prediction: 'said' } }
  const claims = [
    'a beats b on pass_all(2)',
    'a beats b on runs_passed',
    'a beats b on flaky_share',
    'pass_at(1) of b >= 1%',
  ]
  const [all, passed, flaky, own] = await checkClaims(claims, table, { data, candidates })
  expect(all).toMatchObject({ n: 4, estimate: near((0 + 5 / 6 + 1 + 0) / 4) })
  expect(passed).toMatchObject({ n: 14, estimate: near(5 / 14) })
  expect(flaky).toMatchObject({ n: 4, estimate: -0.25 })
  expect(own).toMatchObject({ n: 5, estimate: near(3.5 / 5) })
})

const table = csvOf(runs.map((row) => ({ ...row, group: row.task % 2, seconds: 3.5 * row.task + 0.1 })))

test.each([
  [
    'pass_at(2) >= 50%',
    { label: 'passed' },
    'pass_at needs runs of cases (columns: case), each right or wrong by its label',
  ],
  ['flaky_share <= 5%', { case: 'task' }, 'flaky_share needs a label; dataset data names none'],
  ['pass_at(1.5) >= 50%', { case: 'task', label: 'passed' }, 'pass_at wants a whole number above 0; got 1.5'],
])('%s on columns that cannot carry it is refused', async (claim, columns, message) => {
  await expect(checkClaims([claim], table, { data: { columns } })).rejects.toThrow(message)
})

test('numbers are neither right nor wrong', async () => {
  const many = csvOf(Array.from({ length: 60 }, (_, i) => ({ task: i % 20, seconds: i + 0.5 })))
  const data = { columns: { case: 'task', label: 'seconds' } }
  await expect(checkClaims(['flaky_share <= 5%'], many, { data })).rejects.toThrow('dataset data is regression')
})

test('sentences read well', async () => {
  const data = { columns: { case: 'task', label: 'passed' } }
  const ofRuns = [
    'pass_at(2) >= 1%',
    'pass_all(1) >= 1%',
    'flaky_share <= 90%',
    'runs_passed >= 1%',
    'gap(pass_at(1), group) <= 99%',
  ]
  expect((await checkClaims(ofRuns, table, { data })).map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
    [
      "In 2 tries the model passes a case at least once with a chance of 71% (15–99), averaged over 4 cases.",
      "In 1 try the model passes a case with a chance of 70% (21–98), averaged over 5 cases.",
      "Of 4 cases, 1 passes in some runs of the model and fails in others: 25 in 100 (1 to 81).",
      "64 in 100 (14 to 97) of 14 runs of the model pass; the range counts cases, not runs.",
      "Between the values of group, pass at 1 differs by 8 points (0–76), n 5.",
    ]
  `)
})
