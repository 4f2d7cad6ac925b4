import { mkdtemp, mkdir, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readProduct, type Check, type Product } from '@plumb/claims'
import { createRandom } from '@plumb/stats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkProduct } from '../checks/check-product.ts'
import { proposeProduct, type Proposal } from './propose-product.ts'

let top: string
let folders = 0
const now = new Date('2026-01-02T03:04:05Z')

beforeAll(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'plumb-init-')))
})

afterAll(() => rm(top, { recursive: true, force: true }))

interface Proposed extends Proposal {
  readonly product: Product
  readonly check: Check
}

/** Proposes for a file in a folder of its own, reads the proposal back and checks it as a person would. */
async function proposed(name: string, content: string): Promise<Proposed> {
  const folder = join(top, `case-${(folders += 1)}`)
  await mkdir(folder)
  await writeFile(join(folder, name), content)
  const proposal = await proposeProduct(name, { cwd: folder, allow: [], now })
  await writeFile(proposal.path, proposal.yaml)
  const check = await checkProduct({ path: undefined, cwd: folder }, { now, allow: [], version: 'test' })
  return { ...proposal, product: readProduct(proposal.yaml, 'product.yaml'), check }
}

function csv(rows: readonly (readonly (string | number)[])[], separator = ','): string {
  return `${rows.map((row) => row.map(cell).join(separator)).join('\n')}\n`
}

function cell(value: string | number): string {
  const text = String(value)
  return /[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

interface Scored {
  readonly rows?: number
  readonly header?: readonly string[]
  readonly labels?: readonly [string | number, string | number]
}

const names = ['payment_id', 'paid_at', 'country', 'customer_id', 'latency_ms', 'fraud', 'model_score', 'flagged']

/** Payments with a calibrated score, flagged from 0.35 on; three countries; an hour apart. */
function payments({ rows = 2000, header = names, labels = [0, 1] }: Scored = {}): readonly (readonly (
  | string
  | number
)[])[] {
  const random = createRandom('payments')
  const body = Array.from({ length: rows }, (_, i) => {
    const score = Math.round(random.next() ** 2 * 1000) / 1000
    const label = random.next() < score ? labels[1] : labels[0]
    const at = new Date(Date.UTC(2025, 0, 1, i)).toISOString()
    return [`p${i}`, at, ['DE', 'FR', 'IT'][i % 3]!, `c${i % 300}`, 100 + (i % 97), label, score, score >= 0.35 ? 1 : 0]
  })
  return [header, ...body]
}

test('a scored file gets roles, a threshold, and promises that hold', async () => {
  const { product, check, yaml, promises = [], questions } = await proposed('card_fraud.csv', csv(payments()))
  const [dataset] = product.datasets
  expect(product.name).toBe('Card fraud')
  expect(dataset?.columns).toEqual({
    id: 'payment_id',
    time: 'paid_at',
    label: 'fraud',
    score: 'model_score',
    prediction: 'flagged',
  })
  expect(dataset).toMatchObject({ source: 'card_fraud.csv', positive: 1, threshold: 0.35, units: { latency_ms: 'ms' } })
  expect(dataset?.segments.map(({ name }) => name)).toEqual(['country'])
  expect(check.verdict).toBe('holds')
  expect(promises.map(({ claim }) => claim)).toEqual(check.claims.map(({ claim }) => claim))
  const words = check.claims.map(({ claim }) => claim.replace(/ [><]=.*?(?= in | each |$)/, ''))
  expect(words).toEqual(
    expect.arrayContaining([
      'rows',
      'duplicates(payment_id)',
      'missing(fraud)',
      'precision',
      'recall',
      'roc_auc',
      'calibration_error',
      'recall in each country with at least 100 rows',
      'p95(latency_ms)',
    ]),
  )
  expect(yaml).toMatch(/# cluster: customer_id # if rows of one are not independent: 300 values in 2,000 rows/)
  expect(yaml).toMatch(/# +- precision >= \d+% each week over the last 8 with at least 30 counted # /)
  expect(yaml).toMatch(/- precision >= (\d+)% # the data shows \d+% \(\d+–\d+, n [\d,]+\)/)
  expect(questions).toHaveLength(3)
})

test('bounds are the limits of the intervals, rounded outward', async () => {
  const { check } = await proposed('card_fraud.csv', csv(payments()))
  for (const { claim, bound, low, high, direction } of check.claims.filter(({ stage }) => stage === 'build')) {
    const [near, far] = direction === 'at-least' ? [low, bound] : [bound, high]
    expect(Number(near)).toBeGreaterThanOrEqual(Number(far))
    if (claim.startsWith('p95')) continue
    expect(Number(near) - Number(far)).toBeLessThan(0.0101)
  }
})

test('a file with only an outcome promises its data and its base rate, and says what would unlock more', async () => {
  const rows = payments().map((row) => row.slice(0, 6))
  const { product, check, yaml } = await proposed('outcomes.csv', csv(rows))
  expect(product.stages).toEqual(['data'])
  expect(check.verdict).toBe('holds')
  expect(check.claims.some(({ claim }) => claim.startsWith('base_rate between'))).toBe(true)
  expect(yaml).toContain('# score or prediction: a column with what a model said unlocks')
})

test('a file with neither promises only its data, and asks which column is the outcome', async () => {
  const rows = payments().map((row) => row.slice(0, 5))
  const { product, check, questions } = await proposed('visits.csv', csv(rows))
  expect(product.datasets[0]?.columns).toEqual({ id: 'payment_id', time: 'paid_at' })
  expect(product.stages).toEqual(['data'])
  expect(check.verdict).toBe('holds')
  expect(questions[0]).toContain('Which column says what really happened')
})

test('answers without outcomes wait for labels', async () => {
  const rows = payments().map((row) => [row[0]!, row[6]!, row[7]!])
  const { product, check, yaml } = await proposed('scored.csv', csv(rows))
  expect(product.datasets[0]?.columns).toEqual({ id: 'payment_id', score: 'model_score', prediction: 'flagged' })
  expect(check.verdict).toBe('holds')
  expect(yaml).toContain('labels: { source: FILE, key: payment_id, label: COLUMN }')
})

test('yes and no, semicolons and decimal commas are read', async () => {
  const rows = payments({ labels: ['no', 'yes'] }).map((row) =>
    row.map((value) => (typeof value === 'number' ? String(value).replace('.', ',') : value)),
  )
  const { product, check } = await proposed('betrug.csv', csv(rows, ';'))
  expect(product.datasets[0]).toMatchObject({
    positive: 'yes',
    threshold: 0.35,
    columns: { label: 'fraud', prediction: 'flagged' },
  })
  expect(check.verdict).toBe('holds')
  expect(check.claims.map(({ claim }) => claim)).toContainEqual(expect.stringMatching(/^precision >= /))
})

test('where nothing names the positive value, the score tells', async () => {
  const rows = payments({ labels: ['alpha', 'beta'] }).map((row) => [row[5]!, row[6]!])
  const turned = [['outcome', 'score'], ...rows.slice(1).map(([label, score]) => [label!, 1 - Number(score)])]
  const { product, check } = await proposed('pairs.csv', csv(turned))
  expect(product.datasets[0]?.positive).toBe('alpha')
  expect(check.verdict).toBe('holds')
})

test('a score that knows nothing is not promised, and the file says why', async () => {
  const random = createRandom('noise')
  const rows = Array.from({ length: 600 }, () => [random.next() < 0.3 ? 1 : 0, random.next().toFixed(4)])
  const { check, yaml } = await proposed('noise.csv', csv([['target', 'y_pred_proba'], ...rows]))
  expect(check.verdict).toBe('holds')
  expect(check.claims.every(({ stage }) => stage === 'data')).toBe(true)
  expect(yaml).toContain('# not promised: roc_auc'.replace('# ', ''))
  expect(yaml).toContain('not promised: calibration_error (the scores are not shown to be probabilities')
})

test('a handful of rows is no fault', async () => {
  const { check } = await proposed('few.csv', csv(payments({ rows: 6 })))
  expect(check.summary.fails).toBe(0)
  const one = await proposed('one.csv', 'a\n1\n')
  expect(one.check.verdict).toBe('holds')
})

const hostile = [
  'payment: id',
  'paid # at',
  '`back`\u0007tick',
  '- {quote}: \'x"',
  'new\nline_ms',
  'is fraud: &a *b',
  '!tag model score',
  'flagged\u2028by',
]

test('hostile names and values stay names and values', async () => {
  const rows = payments({ header: hostile }).map((row, i) =>
    i === 0 ? row : row.map((value, at) => (at === 2 ? `*x: [${value}\n# ]` : value)),
  )
  const { product, check, yaml } = await proposed('a: b # [c].csv', csv(rows))
  const [dataset] = product.datasets
  expect(dataset?.columns).toMatchObject({
    label: 'is fraud: &a *b',
    score: '!tag model score',
    prediction: 'flagged\u2028by',
  })
  expect(dataset?.source).toBe('a: b # [c].csv')
  expect(dataset?.segments.map(({ name }) => name)).toEqual(['`back`\u0007tick'])
  expect(check.verdict).toBe('holds')
  expect(check.claims.some(({ claim }) => claim.includes('in each'))).toBe(true)
  expect(['\u0007', '\u2028'].filter((hidden) => yaml.includes(hidden))).toEqual([])
})

const odd = [
  'a: b',
  '`',
  "it's",
  '{}',
  '- x',
  '#',
  '*',
  'is',
  'in each',
  'label',
  'prediction',
  'null',
  '1',
  '__proto__',
  'é\u200b_eur',
  '%TAG',
]

test('only columns that tell something are promised: roles, slices, and those with gaps that are not mostly empty', async () => {
  const rows = payments().map((row, i) => [
    ...row.slice(0, 6),
    ...(i === 0 ? ['note', 'shop', 'plain', 'other'] : [i % 10 === 0 ? 'x' : '', i % 9 === 0 ? '' : `s${i}`, i, -i]),
  ])
  const { check } = await proposed('gaps.csv', csv(rows))
  const missing = check.claims.flatMap(({ claim }) => /^missing\((.*)\)/.exec(claim)?.[1] ?? [])
  expect(missing).toEqual(['payment_id', 'fraud', 'paid_at', 'country', 'shop'])
})

test('weeks with few rows give way to months, and what people said of a row is no segment', async () => {
  const random = createRandom('thin')
  const rows = Array.from({ length: 1500 }, (_, i) => {
    const at = new Date(Date.UTC(2025, 0, 1) + i * 6 * 3_600_000).toISOString()
    const score = Math.round(random.next() * 1000) / 1000
    return [at, ['a', 'b'][i % 2]!, ['good', 'bad'][i % 2]!, score, random.next() < score ? 1 : 0]
  })
  const { yaml, product } = await proposed('thin.csv', csv([['at', 'annotator1', 'winner', 'score', 'label'], ...rows]))
  expect(yaml).toMatch(/# +- recall >= \d+% each month over the last 6 with at least 30 counted # the lowest is/)
  expect(product.datasets[0]?.segments).toEqual([])
})

test('several people who judged the same rows, and columns that could be a score or an outcome, are named in comments', async () => {
  const rows = Array.from({ length: 200 }, (_, i) => [i % 3, (i + 1) % 3, i % 2, `text ${i}`, i % 7])
  const raters = await proposed('raters.csv', csv([['annotator1', 'annotator2', 'other', 'text', 'outcome'], ...rows]))
  expect(raters.yaml).toContain('# raters: [ annotator1, annotator2 ] # if each judged the row')
  expect(raters.yaml).toContain('by its name perhaps outcome')
  const graded = rows.map((row) => [row[2]!, 1 + (Number(row[4]) % 10)])
  const { yaml } = await proposed('graded.csv', csv([['churned', 'decile_score'], ...graded]))
  expect(yaml).toContain('by its name perhaps decile_score')
})

test('a column of any name can be promised', async () => {
  for (const half of [odd.slice(0, 8), odd.slice(8)]) {
    const rows = payments({ rows: 300 }).map((row, i) =>
      i === 0 ? [...half, 'fraud'] : [...half.map((_, at) => (i % 50 === 1 ? '' : i % (at + 2))), row[5]!],
    )
    const { check, product, yaml } = await proposed('x.csv', csv(rows))
    expect(check.verdict).toBe('holds')
    expect(check.claims.filter(({ claim }) => claim.startsWith('missing(')).length).toBe(8)
    expect(product.datasets[0]?.columns.label).toBe('fraud')
    expect(yaml).not.toMatch(/\u200b/)
  }
})

/** Homes with a price that is predicted within a tenth or so, in two cities. */
function homes(): readonly (readonly (string | number)[])[] {
  const random = createRandom('homes')
  const body = Array.from({ length: 400 }, (_, i) => {
    const price = 100 + Math.round(random.next() * 9000) / 10
    return [['Bern', 'Genf'][i % 2]!, price, Math.round(price * (90 + 20 * random.next())) / 100]
  })
  return [['city', 'price_eur', 'predicted_price_eur'], ...body]
}

test('a predicted amount is promised by how far it is off, in its unit and in each group', async () => {
  const { product, check, questions } = await proposed('homes.csv', csv(homes()))
  expect(product.datasets[0]).toMatchObject({
    columns: { label: 'price_eur', prediction: 'predicted_price_eur' },
    units: { price_eur: 'EUR' },
  })
  expect(check.verdict).toBe('holds')
  const build = check.claims.filter(({ stage }) => stage === 'build')
  expect(build.map(({ claim }) => claim.replace(/= [\d.]+/, '= N'))).toEqual([
    'mae <= N EUR',
    'r2 >= N',
    'mae <= N EUR in each city with at least 100 rows',
  ])
  const [whole, , each] = build
  expect(Number(whole?.bound)).toBeGreaterThanOrEqual(whole?.high ?? NaN)
  for (const { high } of each?.slices ?? []) expect(Number(each?.bound)).toBeGreaterThanOrEqual(high ?? NaN)
  expect(questions[0]).toContain('How far may a prediction of price_eur be off')
})

test('amounts that are no closer than the mean are not promised, and the file says why', async () => {
  const random = createRandom('no use')
  const rows = Array.from({ length: 300 }, () => [random.next().toFixed(4), random.next().toFixed(4)])
  const { check, yaml } = await proposed('x.csv', csv([['actual', 'y_hat'], ...rows]))
  expect(check.verdict).toBe('holds')
  expect(check.claims.every(({ stage }) => stage === 'data')).toBe(true)
  expect(yaml).toMatch(
    /not promised: mae \(predictions are not shown to be closer than always saying the mean: the data/,
  )
})

test('rows have room, and further columns without gaps are named in one comment', async () => {
  const rows = payments({ rows: 1000 }).map((row, i) =>
    i === 0 ? ['error', 'channel', 'kind', 'place', 'shop', 'fraud'] : ['', 'a', 'b', 'c', 'd', row[5]!],
  )
  const { check, yaml } = await proposed('notes.csv', csv(rows))
  const claims = check.claims.map(({ claim }) => claim)
  expect(claims).toContain('rows >= 950')
  expect(claims.some((claim) => claim.includes('error'))).toBe(false)
  expect(yaml).toMatch(/rows >= 950 # the data shows 1,000; this leaves room for about 5% fewer/)
  expect(yaml).toMatch(/# - missing\(place\) <= 0% # if it must be filled: it has no gap today; likewise shop/)
})

test('a gold standard is the truth of what stands beside it as label', async () => {
  const random = createRandom('gold')
  const rows = Array.from({ length: 600 }, (_, i) => {
    const gold = i % 2
    return [`w${i % 30}`, random.next() < 0.8 ? gold : 1 - gold, gold, ['a', 'b'][i % 2]!]
  })
  const { product, check, yaml } = await proposed('answers.csv', csv([['worker', 'label', 'gold', 'region'], ...rows]))
  expect(product.datasets[0]?.columns).toMatchObject({ label: 'gold', prediction: 'label' })
  expect(product.datasets[0]?.segments.map(({ name }) => name)).toEqual(['region'])
  expect(check.claims.some(({ claim }) => claim.startsWith('precision >= '))).toBe(true)
  expect(yaml).toContain('# cluster: worker # if rows of one are not independent')
})

test('a file without rows, and one that is not there, are errors that say so', async () => {
  await expect(proposed('empty.csv', 'a,b\n')).rejects.toThrow(/no rows/)
  await expect(proposeProduct('product.yaml', { cwd: top, allow: [], now })).rejects.toThrow(/product file/)
  await expect(proposeProduct('no/such.csv', { cwd: top, allow: [], now })).rejects.toMatchObject({ code: 'not-found' })
  await expect(proposeProduct('such.csv', { cwd: top, allow: [], now })).rejects.toMatchObject({ code: 'not-found' })
})
