import { createRandom } from '@plumb/stats'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { checkClaims, checkText, csvOf } from './check-text.ts'

interface Reference {
  readonly name: string
  readonly names: readonly (string | number)[]
  readonly csv: string
  /** Estimate and n by quantity, of plain and of weighted rows. */
  readonly expected: Readonly<Record<string, readonly [number, number]>>
  readonly weighted: Readonly<Record<string, readonly [number, number]>>
  readonly accuracyByGroup: Readonly<Record<string, readonly [number, number]>>
  /** The first model minus the second, on the rows that both answered. */
  readonly differences: Readonly<Record<string, number>>
  readonly unpaired: number
}

const source = await readFile(new URL('reference/class-scores.json', import.meta.url), 'utf8')
const references = JSON.parse(source) as readonly Reference[]
const tied = references.find(({ name }) => name.startsWith('scores that tie'))!

/** As YAML, since an object would put classes that are numbers in order. */
function scoresOf({ names }: Reference, model: 'p' | 'q'): string {
  return `{ ${names.map((name, i) => `${JSON.stringify(name)}: ${model}${i}`).join(', ')} }`
}

function productOf(one: Reference, columns: string, claims: readonly string[], unanswered = 'skip'): string {
  const candidates = `candidates: { one: { scores: ${scoresOf(one, 'p')}, unanswered: ${unanswered} }, other: { scores: ${scoresOf(one, 'q')}, unanswered: ${unanswered} } }`
  return `product: P\ndata: { source: data.csv, task: multiclass, columns: { label: label, ${columns} } }\n${candidates}\nclaims: { launch: ${JSON.stringify(claims)} }\n`
}

test.each(references)('the class with the highest score is the answer, as argmax has it: $name', async (one) => {
  for (const [wanted, weight] of [
    [one.expected, ''],
    [one.weighted, ', weight: weight'],
  ] as const) {
    const quantities = Object.keys(wanted)
    const own = `scores: ${scoresOf(one, 'p')}${weight}`
    const claims = quantities.flatMap((quantity) => [`${quantity} <= 1`, `${quantity} of one <= 1`])
    const { claims: results } = await checkText(productOf(one, own, claims), { 'data.csv': one.csv })
    const expected = quantities.flatMap((quantity) => [wanted[quantity]!, wanted[quantity]!])
    const wrong = results.flatMap(({ claim, estimate, n }, i) => {
      const [value, rows] = expected[i]!
      return estimate !== null && Math.abs(estimate - value) <= 1e-9 && n === rows
        ? []
        : [{ claim, estimate, n, value }]
    })
    expect(wrong).toEqual([])
  }
})

test.each(references)('candidates with class scores are compared and sliced: $name', async (one) => {
  const quantities = Object.keys(one.differences)
  const claims = [
    ...quantities.map((quantity) => `one beats other on ${quantity}`),
    'accuracy >= 1% in each group',
    'accuracy >= 1% where cluster != 0',
  ]
  const own = `scores: ${scoresOf(one, 'p')}, cluster: cluster`
  const { claims: results } = await checkText(productOf(one, own, claims), { 'data.csv': one.csv })
  for (const [i, quantity] of quantities.entries()) {
    expect(results[i]!.estimate).toBeCloseTo(one.differences[quantity]!, 9)
    const excluded = results[i]!.excluded.filter(({ reason }) => reason.startsWith('unanswered'))
    expect(excluded.reduce((sum, { rows }) => sum + rows, 0)).toBe(one.unpaired)
  }
  const slices = results[2]!.slices.map(({ where, estimate, n }) => [where?.['group'], [estimate, n]])
  expect(Object.fromEntries(slices)).toEqual(one.accuracyByGroup)
  expect(results[3]).toMatchObject({
    method: expect.stringContaining('effective'),
    estimate: one.expected['accuracy']![0],
  })
})

test('a row that lacks a score is set aside by its column, or counts as wrong where that is said', async () => {
  const csv = `y,a,b\n${'a,0.9,0.1\n'.repeat(8)}a,,0.1\nb,0.5,NaN\nb,n/k,0.3\nb,0.2,0.8\n`
  const data = { columns: { label: 'y', scores: { a: 'a', b: 'b' } }, task: 'multiclass' }
  const [skipped] = await checkClaims(['accuracy >= 1%'], csv, { data })
  const [wrong] = await checkClaims(['accuracy >= 1%'], csv, { data: { ...data, unanswered: 'wrong' } })
  expect(skipped).toMatchObject({ estimate: 1, n: 9 })
  const excluded = skipped!.excluded.map(({ reason, rows }) => [reason, rows])
  expect(Object.fromEntries(excluded)).toEqual({ 'a-not-a-number': 1, 'no-a': 1, 'no-b': 1 })
  expect(wrong).toMatchObject({ estimate: 0.75, n: 12, excluded: [] })
})

test('a prediction goes before scores of classes, and these before one score', async () => {
  const csv = 'y,p,s,a,b\na,b,0.9,0.9,0.1\na,b,0.9,0.8,0.1\nb,a,0.1,0.4,0.6\n'
  const scores = { a: 'a', b: 'b' }
  const data = (columns: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
    data: { columns: { label: 'y', ...columns }, task: 'multiclass' },
  })
  const [predicted] = await checkClaims(['accuracy <= 100%'], csv, data({ prediction: 'p', scores }))
  const [scored] = await checkClaims(['accuracy <= 100%'], csv, data({ score: 's', scores }))
  expect([predicted!.estimate, scored!.estimate]).toEqual([0, 1])
})

test('of two kinds the class with the higher score answers, unless one score has a threshold', async () => {
  const csv = 'y,s,n,p\nyes,0.4,0.45,0.4\nyes,0.4,0.3,0.4\nno,0.6,0.9,0.1\nno,0.6,0.1,0.2\n'
  const columns = { label: 'y', scores: { no: 'n', yes: 'p' } }
  const claims = ['precision <= 100%', 'recall <= 100%']
  const likeliest = await checkClaims(claims, csv, { data: { columns } })
  const cut = await checkClaims(claims, csv, { data: { columns: { ...columns, score: 's' } } })
  expect(likeliest.map(({ estimate }) => estimate)).toEqual([0.5, 0.5])
  expect(cut.map(({ estimate }) => estimate)).toEqual([0, 0])
})

test.each([
  ['classes that no label could be', 'y,a\n1,0.5\n2,0.5\n', 'scores name the class cat and y holds number'],
  ['scores that are text', 'y,a\nx,low\nz,high\n', 'a score is a number; column a holds text'],
])('%s are refused', async (_, csv, message) => {
  const data = { task: 'multiclass', columns: { label: 'y', scores: { cat: 'a' } } }
  await expect(checkClaims(['accuracy >= 50%'], csv, { data })).rejects.toThrow(message)
})

test('a file without a row, or without a label, has no answer yet and says so', async () => {
  const data = { task: 'multiclass', columns: { label: 'y', scores: { cat: 'a', dog: 'b' } } }
  const [empty] = await checkClaims(['accuracy >= 50%'], 'y,a,b\n', { data })
  const [unlabelled] = await checkClaims(['accuracy >= 50%'], 'y,a,b\n,0.1,0.9\n,0.2,0.8\n', { data })
  expect(empty).toMatchObject({ verdict: 'no-evidence', reason: 'no-data-yet' })
  expect(unlabelled).toMatchObject({ verdict: 'no-evidence', estimate: null })
})

test('a claim cannot set a threshold where several scores answer', async () => {
  const data = `scores: ${scoresOf(tied, 'p')}`
  const text = productOf(tied, data, ['accuracy of one at threshold 0.7 >= 50%'])
  await expect(checkText(text, { 'data.csv': tied.csv })).rejects.toThrow('one has no score')
})

test.each(['log_loss', 'top_k_accuracy(2)', 'accuracy', 'macro_f1'])(
  '%s compares two candidates by the scores of each',
  async (measure) => {
    const random = createRandom('two candidates')
    const names = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3']
    const csv = csvOf(
      Array.from({ length: 60 }, (_, i) => ({
        y: 'abc'[i % 3],
        ...Object.fromEntries(names.map((name) => [name, Math.max(0.01, random.next()) ** (name < 'b' ? 1 : 3)])),
      })),
    )
    const scores = (who: string): object => ({ scores: { a: `${who}1`, b: `${who}2`, c: `${who}3` } })
    const [difference, first, second] = await checkClaims(
      [`first beats second on ${measure}`, `${measure} of first >= 0%`, `${measure} of second >= 0%`].map((claim) =>
        measure === 'log_loss' ? claim.replace('0%', '0') : claim,
      ),
      csv,
      {
        data: { task: 'multiclass', columns: { label: 'y', ...scores('b') } },
        candidates: { first: scores('a'), second: scores('b') },
      },
    )
    expect(first!.estimate).not.toBeCloseTo(second!.estimate!, 3)
    expect(difference!.estimate).toBeCloseTo(first!.estimate! - second!.estimate!, 12)
  },
)

test('a candidate without scores of its own is not judged by those of the dataset', async () => {
  const csv = 'y,p,a,b\na,a,0.9,0.1\nb,a,0.6,0.4\n'
  const data = { task: 'multiclass', columns: { label: 'y', scores: { a: 'a', b: 'b' } } }
  await expect(
    checkClaims(['log_loss of named <= 1'], csv, { data, candidates: { named: { prediction: 'p' } } }),
  ).rejects.toThrow('log_loss needs one score a class (scores: { CLASS: column }); named names none')
})
