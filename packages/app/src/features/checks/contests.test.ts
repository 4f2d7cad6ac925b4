import { shareLimits, winRate } from '@plumb/stats'
import { expect, test } from 'vitest'
import { checkClaims, checkText, csvOf } from './check-text.ts'
import { pairLimits, shareOf, type TestDesign } from './sample-of.ts'
import { testRows, type TestRow } from './test-rows.ts'

const designs: readonly (readonly [string, TestDesign])[] = [
  ['independent', {}],
  ['weighted', { weight: 'weight' }],
  ['clustered', { cluster: 'user' }],
  ['weighted and clustered', { weight: 'weight', cluster: 'user' }],
]

const all = testRows('contests', 160)
const placeOf = ({ other }: TestRow): string => (other > 0.55 ? 'left' : other < 0.35 ? 'right' : 'tie')
const points = (row: TestRow): number => ({ left: 1, right: -1 })[placeOf(row)] ?? 0
const contests = csvOf(all.map((row) => ({ ...row, winner: placeOf(row) })))
const columns = { winner: 'winner' }

/** Half the lead of wins over losses, with its limits. */
function halfLead(design: TestDesign): readonly [number, number, number] {
  const count = (wanted: number): number => all.filter((row) => points(row) === wanted).length
  const plain = design.weight === undefined && design.cluster === undefined
  if (plain) {
    const { estimate, low, high } = winRate({ wins: count(1), losses: count(-1), ties: count(0) })
    return [estimate - 0.5, low - 0.5, high - 0.5]
  }
  const { estimate, low, high } = pairLimits(all, design, points)
  return [estimate / 2, low / 2, high / 2]
}

test.each(designs)('limits of %s contests are those of the statistics', async (_, design) => {
  const claims = ['win_rate(left) >= 1%', 'position_bias <= 50 points', 'tie_rate <= 99%']
  const [won, bias, ties] = await checkClaims(claims, contests, { data: { columns: { ...columns, ...design } } })
  const lead = halfLead(design)
  for (const [i, end] of (['estimate', 'low', 'high'] as const).entries()) {
    expect(won![end]).toBeCloseTo(0.5 + lead[i]!, 9)
    expect(bias![end]).toBeCloseTo(lead[i]!, 9)
  }
  const tied = shareLimits(shareOf(all, design, (row) => points(row) === 0))
  expect([ties!.low, ties!.high]).toEqual([expect.closeTo(tied.low, 9), expect.closeTo(tied.high, 9)])
})

const named = csvOf([
  { a: 'oak', b: 'elm', winner: 'oak', swapped: 0 },
  { a: 'elm', b: 'oak', winner: 'left', swapped: 1 },
  { a: 'oak', b: 'fir', winner: 'tie', swapped: 0 },
  { a: 'fir', b: 'elm', winner: 'fir', swapped: 1 },
  { a: 'fir', b: 'oak', winner: 'beech', swapped: 1 },
  { a: 'fir', b: 'oak', winner: null, swapped: 1 },
])
const sides = { winner: 'winner', left: 'a', right: 'b' }

test('a side is known by its name wherever it stands; a winner that took no part is set aside', async () => {
  const [oak, elm] = await checkClaims(['win_rate(oak) >= 10%', "win_rate('elm') >= 10%"], named, {
    data: { columns: sides, words: { rows: 'contests' } },
  })
  expect([oak!.estimate, oak!.n, elm!.estimate, elm!.n]).toEqual([0.5, 3, expect.closeTo(1 / 3, 12), 3])
  expect(oak!.excluded).toEqual([
    { rows: 1, reason: 'unknown-winner' },
    { rows: 1, reason: 'no-winner' },
  ])
  expect(oak!.sentence).toBe('Of 3 contests, oak won 50 in 100 (11 to 89), a tie counting one half.')
})

test('without names a side is where it stands when the two are not exchanged', async () => {
  const rows = [
    ['left', 0],
    ['right', 1],
    ['left', 1],
    ['left', 0],
  ].map(([winner, swapped]) => ({ winner, swapped }))
  const data = { columns: { winner: 'winner', swapped: 'swapped' } }
  const [first, bias] = await checkClaims(['win_rate(left) >= 1%', 'position_bias <= 50 points'], csvOf(rows), { data })
  expect([first!.estimate, bias!.estimate]).toEqual([0.75, 0.25])
})

test('winners may be written as 1, 2 and 0', async () => {
  const csv = csvOf([1, 1, 2, 0].map((winner) => ({ winner })))
  const [left, ties] = await checkClaims(['win_rate(left) >= 1%', 'tie_rate <= 99%'], csv, { data: { columns } })
  expect([left!.estimate, ties!.estimate]).toEqual([0.625, 0.25])
})

test('contests are sliced, filtered, changed, and planned for', async () => {
  const data = { columns }
  const claims = [
    'win_rate(left) >= 45% in each group',
    'win_rate(left) >= 45% where weight < 1',
    'gap(win_rate(left), group) <= 5 points',
    'worst(win_rate(left), group) >= 45%',
    'win_rate(left) >= 60%',
  ]
  const [each, where, gap, worst, whole] = await checkClaims(claims, contests, { data })
  expect(new Set(each!.slices.map(({ where: { group } }) => group))).toEqual(new Set(['east', 'north', 'south']))
  expect(where!.n).toBe(all.filter(({ weight }) => weight < 1).length)
  expect([gap!.verdict, worst!.verdict].every((verdict) => verdict !== 'no-evidence')).toBe(true)
  expect([whole!.estimate, whole!.verdict, whole!.needed]).toEqual([0.628125, 'undecided', expect.any(Number)])
  const sources = { now: { source: 'a.csv', columns }, before: { source: 'b.csv', columns } }
  const change = { data: sources, claims: { build: ['change(win_rate(left)) >= -9 points on now vs before'] } }
  const [changed] = (await checkText(change, { 'a.csv': contests, 'b.csv': contests })).claims
  expect([changed!.estimate, changed!.notes[0]!.code]).toEqual([0, 'coverage-not-proven'])
})

test.each([
  [
    'win_rate(oka) >= 50%',
    named,
    sides,
    'no contest of dataset data has a side oka; it has left, right, elm, fir, oak',
  ],
  ['position_bias <= 5 points', named, { winner: 'a' }, 'a holds names'],
  ['win_rate(left) >= 50%', named, { winner: 'a' }, 'has a side left; it has elm, fir, oak'],
  ['win_rate(left) >= 50%', named, {}, 'win_rate needs contests (columns: winner); dataset data names no such columns'],
])('%s is refused in words where its shape is not there', async (claim, csv, roles, message) => {
  await expect(checkClaims([claim], csv, { data: { columns: roles } })).rejects.toThrow(message)
})

const trees = csvOf(
  all.map((row, i) => ({
    ...row,
    a: ['oak', 'elm', 'fir'][i % 3],
    b: ['elm', 'fir', 'oak'][i % 3],
    winner: placeOf(row),
  })),
)

test.each(designs)('sides are compared on the contests of each, %s', async (_, design) => {
  const claims = ['oak beats elm on win_rate', 'win_rate(oak) >= 1%', 'win_rate(elm) >= 1%']
  const [apart, oak, elm] = await checkClaims(claims, trees, { data: { columns: { ...sides, ...design } } })
  expect(apart!.estimate).toBeCloseTo(oak!.estimate! - elm!.estimate!, 12)
  expect(apart!.n).toBe(all.length)
  const reach = Math.hypot(oak!.estimate! - oak!.low!, elm!.high! - elm!.estimate!)
  // what one wins of the other the other loses: wider than for two that never meet
  expect(apart!.estimate! - apart!.low!).toBeGreaterThan(reach)
  expect(apart!.sentence).toMatch(/^On 160 decided or tied rows, win rate of oak minus that of elm is /)
})

test('of contests between two sides the difference is the lead of one over the other', async () => {
  const [lead] = await checkClaims(["oak beats elm on win_rate where a = 'oak' and b = 'elm'"], trees, {
    data: { columns: sides },
  })
  const own = all.filter((_, i) => i % 3 === 0)
  const count = (wanted: number): number => own.filter((row) => points(row) === wanted).length
  const { estimate, low, high } = winRate({ wins: count(1), losses: count(-1), ties: count(0) })
  expect([lead!.estimate, lead!.low, lead!.high]).toEqual(
    [2 * estimate - 1, 2 * low - 1, 2 * high - 1].map((end) => expect.closeTo(end, 9) as number),
  )
})

test('a side that takes part in no contest is refused, and so is one side for two candidates', async () => {
  const data = { columns: sides }
  await expect(checkClaims(['oak beats yew on win_rate'], trees, { data })).rejects.toThrow('has a side yew')
  const candidates = { oak: { prediction: 'a' }, elm: { prediction: 'b' } }
  await expect(checkClaims(['oak beats elm on win_rate(oak)'], trees, { data, candidates })).rejects.toThrow(
    'A beats B on win_rate',
  )
})
