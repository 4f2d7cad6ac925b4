import { beta, createRandom, exponential, normal, type Random } from '@plumb/stats'
import type { SliceResult } from '@plumb/claims'
import { expect, test } from 'vitest'
import { checkClaims, checkText, csvOf } from './check-text.ts'

/** Samples of one law, each a slice of one file, so that one check gives as many intervals. */
const replicates = 300
/** Three standard errors of a share of 5% over the replicates. */
const slack = 3 * Math.sqrt((0.05 * 0.95) / replicates)

interface Row {
  readonly label: number
  readonly score: number
  readonly other: number
  readonly value: number
  readonly weight: number
  readonly user: string
  readonly group: string
}

/** Rows of every replicate, with its number. */
function rowsOf(seed: string, sample: (random: Random) => readonly Row[]): readonly (Row & { readonly rep: string })[] {
  const random = createRandom(seed)
  return Array.from({ length: replicates }, (_, i) => {
    return sample(random).map((row) => ({ ...row, rep: `r${i}`, user: `${i} ${row.user}` }))
  }).flat()
}

/** Clusters of unequal sizes whose chance to be right differs; the truth over rows is `rate` when sizes do not matter. */
function clusteredRows(
  random: Random,
  { clusters, rate }: { readonly clusters: number; readonly rate: number },
): readonly Row[] {
  return Array.from({ length: clusters }, (_, user) => {
    const chance = beta(random, rate * 6, (1 - rate) * 6)
    const shift = 0.4 * normal(random)
    const size = 1 + Math.floor(3 * exponential(random))
    return Array.from({ length: size }, () => rowOf(random, { chance, shift, user: String(user) }))
  }).flat()
}

interface Law {
  readonly chance: number
  readonly shift?: number
  readonly user?: string
  readonly skew?: number
}

/** `label` is 1 with the chance; `score` ranks with an AUC of Φ(1/√2 · 1.5); `value` is lognormal. */
function rowOf(random: Random, { chance, shift = 0, user = '', skew = 0.75 }: Law): Row {
  const label = random.next() < chance ? 1 : 0
  const score = 1.5 * label + normal(random)
  return {
    label,
    score,
    other: 0.5 * score + 0.5 * (1.5 * label + normal(random)),
    value: Math.exp(skew * normal(random) + shift),
    weight: Math.exp(0.8 * normal(random)),
    user,
    group: ['a', 'b', 'c', 'd'][Math.floor(4 * random.next())]!,
  }
}

function plainRows(count: number, law: Law): (random: Random) => readonly Row[] {
  return (random) => Array.from({ length: count }, () => rowOf(random, law))
}

interface Setting {
  readonly claim: string
  readonly truth: number
  readonly rows: (random: Random) => readonly Row[]
  readonly columns?: Readonly<Record<string, string>>
  /** The least coverage that the method promises for this law. */
  readonly least?: number
}

const lognormalMean = Math.exp(0.75 ** 2 / 2)
const clusteredMean = Math.exp((0.75 ** 2 + 0.4 ** 2) / 2)
const area = 0.8555778
const users = { cluster: 'user' }

test.each<Setting>([
  { claim: 'share(label = 1) >= 50%', truth: 0.97, rows: plainRows(40, { chance: 0.97 }) },
  {
    claim: 'share(label = 1) >= 50%',
    truth: 0.9,
    rows: (random) => clusteredRows(random, { clusters: 20, rate: 0.9 }),
    columns: users,
    least: 0.94,
  },
  {
    claim: 'share(label = 1) >= 50%',
    truth: 0.93,
    rows: plainRows(60, { chance: 0.93 }),
    columns: { weight: 'weight' },
  },
  {
    claim: 'share(label = 1) >= 50%',
    truth: 0.8,
    rows: (random) => clusteredRows(random, { clusters: 25, rate: 0.8 }),
    columns: { ...users, weight: 'weight' },
  },
  { claim: 'mean(value) >= 1', truth: lognormalMean, rows: plainRows(50, { chance: 0.5 }) },
  {
    claim: 'mean(value) >= 1',
    truth: clusteredMean,
    rows: (random) => clusteredRows(random, { clusters: 40, rate: 0.5 }),
    columns: users,
    least: 0.93,
  },
  { claim: 'p50(value) >= 1', truth: 1, rows: plainRows(41, { chance: 0.5 }) },
  { claim: 'p90(value) >= 1', truth: Math.exp(0.75 * 1.2815516), rows: plainRows(120, { chance: 0.5 }) },
  {
    claim: 'p50(value) >= 1',
    truth: 1,
    rows: (random) => clusteredRows(random, { clusters: 30, rate: 0.5 }),
    columns: users,
    least: 0.94,
  },
  { claim: 'roc_auc >= 50%', truth: area, rows: plainRows(60, { chance: 0.3 }) },
  { claim: 'a beats b on accuracy', truth: 0, rows: plainRows(60, { chance: 0.5 }) },
  { claim: 'change(share(label = 1)) >= 0 points', truth: 0, rows: plainRows(30, { chance: 0.9 }) },
])(
  'the interval of $claim holds $truth as often as promised',
  async ({ claim, truth, rows, columns = {}, least = 0.95 }) => {
    const data = { source: 'data.csv', positive: 1, columns: { label: 'label', score: 'score', ...columns } }
    const versus = claim.startsWith('change') ? ' on data vs before' : ''
    const { claims } = await checkText(
      {
        data: { data, before: { ...data, source: 'before.csv' } },
        // alike, so that neither beats the other
        candidates: { a: { when: 'value > 1' }, b: { when: 'weight > 1' } },
        claims: { launch: [`${claim} in each rep${versus || ' on data'}`] },
      },
      { 'data.csv': csvOf(rowsOf(`${claim} 1`, rows)), 'before.csv': csvOf(rowsOf(`${claim} 2`, rows)) },
    )
    const { slices } = claims[0]!
    expect(slices.length).toBe(replicates)
    const { above, below } = misses(slices, truth)
    expect(1 - above - below).toBeGreaterThan(least - slack)
    expect(Math.max(above, below)).toBeLessThan(0.06)
  },
)

/** Shares of intervals wholly above and wholly below the truth. */
function misses(slices: readonly SliceResult[], truth: number): { readonly above: number; readonly below: number } {
  const share = (missed: (slice: SliceResult) => boolean): number => slices.filter(missed).length / slices.length
  return {
    above: share(({ low }) => low !== null && low > truth + 1e-12),
    below: share(({ high }) => high !== null && high < truth - 1e-12),
  }
}

test('equal groups seldom fail a gap, and their ratio seldom fails parity', async () => {
  const rows = rowsOf('groups', plainRows(200, { chance: 0.8 })).filter(({ rep }) => Number(rep.slice(1)) < 100)
  const [gap, parity] = await checkClaims(
    ['gap(share(label = 1), group) <= 0 points in each rep', 'parity(share(label = 1), group) >= 100% in each rep'],
    csvOf(rows),
  )
  const failing = (slices: readonly SliceResult[]): number => misses(slices, 0).above
  expect(failing(gap!.slices)).toBeLessThan(0.05)
  expect(misses(parity!.slices, 1).below).toBeLessThan(0.05)
})

test('a promise in each of eight slices that all lie on the bound fails seldom, and never holds', async () => {
  const chance = 0.85
  const random = createRandom('in each')
  const runs = 60
  const rows = Array.from({ length: runs * 8 * 50 }, (_, i) => ({
    rep: Math.floor(i / 400),
    slice: `s${i % 8}`,
    right: random.next() < chance ? 1 : 0,
  }))
  const claims = Array.from({ length: runs }, (_, rep) => `share(right = 1) >= 85% where rep = ${rep} in each slice`)
  const results = await checkClaims(claims, csvOf(rows))
  const count = (verdict: string): number => results.filter((one) => one.verdict === verdict).length
  expect(count('fails')).toBeLessThanOrEqual(5)
  expect(count('holds')).toBe(0)
})
