import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { checkClaims, checkText } from './check-text.ts'

interface Reference {
  readonly name: string
  readonly names: readonly (string | number)[]
  readonly task: string | null
  readonly csv: string
  /** Estimate and n by quantity, of plain and of weighted rows. */
  readonly expected: Readonly<Record<string, readonly [number, number]>>
  readonly weighted: Readonly<Record<string, readonly [number, number]>>
}

const source = await readFile(new URL('reference/multiclass.json', import.meta.url), 'utf8')
const references = JSON.parse(source) as readonly Reference[]

function named(name: string): Reference {
  return references.find((one) => one.name === name)!
}

/** The dataset of a reference; its columns of scores belong to the classes by their place. */
function dataOf({ names, task, csv }: Reference, more: Readonly<Record<string, string>> = {}): object {
  const hasScores = csv.startsWith('label,prediction,weight,cluster,p0')
  const scores = Object.fromEntries(names.map((name, i) => [String(name), `p${i}`]))
  const columns = { label: 'label', prediction: 'prediction', ...(hasScores ? { scores } : {}), ...more }
  return { columns, ...(task === null ? {} : { task }) }
}

test.each(references)('every measure of several classes agrees with scikit-learn on $name', async (one) => {
  for (const [wanted, more] of [
    [one.expected, {}],
    [one.weighted, { weight: 'weight' }],
  ] as const) {
    const quantities = Object.keys(wanted)
    if (quantities.length === 0) continue
    const claims = quantities.map((quantity) => `${quantity} <= 1`)
    const results = await checkClaims(claims, one.csv, { data: dataOf(one, more) })
    const wrong = results.flatMap(({ estimate, n, reason }, i) => {
      const [value, rows] = wanted[quantities[i]!]!
      const right = estimate !== null && Math.abs(estimate - value) <= 1e-9 && n === rows
      return right ? [] : [{ quantity: quantities[i], estimate, n, reason, value, rows }]
    })
    expect(wrong).toEqual([])
  }
})

const few = named('texts with spaces')

test('sentences speak of classes, of one of them by name, and of one row', async () => {
  const [head, first] = few.csv.split('\n')
  const claims = ['macro_recall >= 0.5', "precision('big owl') >= 20%", "recall('dog') >= 20%", "f1('dog') >= 0.2"]
  const results = await checkClaims([...claims, 'top_k_accuracy(2) >= 50%'], few.csv, {
    data: { ...dataOf(few), words: { rows: 'photos' } },
  })
  expect(results.map(({ sentence }) => sentence)).toEqual([
    'Averaged over the classes, rare ones as much as common ones, the model finds a share of 0.67 (0.58–0.74) of a class, over 240 photos.',
    'Of 48 photos that the model called big owl, 22 were big owl: 46 in 100 (31 to 61).',
    'Of 75 photos that really are dog, the model found 49: 65 in 100 (53 to 76).',
    'F1 of dog, which weighs what the model wrongly calls so and what it misses alike, is 0.68 (0.58–0.77) over 95 photos that are dog or called so.',
    'Of 240 photos, 211 had the right class among the first 2 of the model: 88 in 100 (83 to 92).',
  ])
  const one = { data: { ...dataOf(few), task: 'multiclass' } }
  const [rare, lone] = await checkClaims(['weighted_f1 >= 0.1', 'top_k_accuracy(2) >= 1%'], `${head}\n${first}\n`, one)
  expect(rare!.sentence).toMatch(/^F1 of the model, averaged over the classes by their rows, is 1\.00 .* over 1 row\.$/)
  expect(lone!.sentence).toMatch(/^Of 1 row, 1 had the right class among the first 2 of the model/)
})

test('classes are measured by slice, in a condition, as a gap, and with the rows that are needed', async () => {
  const claims = [
    'macro_f1 >= 0.65',
    'macro_f1 >= 0.1 where weight > 2',
    'macro_recall >= 0.1 in each weight',
    'gap(macro_f1, weight) <= 0.9',
    'worst(weighted_f1, weight) >= 0.1',
    "gap(recall('cat'), weight) <= 90 points",
  ]
  const results = await checkClaims(claims, few.csv, { data: dataOf(few) })
  expect(results.map(({ estimate, reason }) => [estimate !== null, reason])).toEqual(claims.map(() => [true, null]))
  expect(results[0]).toMatchObject({ verdict: 'undecided', needed: expect.any(Number) })
  expect(results[1]!.n).toBeLessThan(240)
  expect(results[2]!.slices).toHaveLength(5)
})

test('candidates are compared on several classes, on the same rows', async () => {
  const rows = few.csv.trimEnd().split('\n')
  const csv = rows.map((row, i) => `${row},${i === 0 ? 'other' : i % 3 === 0 ? row.split(',')[1] : row.split(',')[0]}`)
  const product = { candidates: { old: { prediction: 'prediction' }, new: { prediction: 'other' } } }
  const claims = ['macro_f1', 'macro_recall', 'weighted_precision', 'matthews_corrcoef', 'balanced_accuracy']
  const results = await checkClaims(
    [
      ...claims.map((measure) => `new beats old on ${measure}`),
      "new beats old on recall('dog')",
      "new beats old on f1('dog')",
      'new beats old on accuracy',
      'new beats old on macro_f1 by 1%',
    ],
    `${csv.join('\n')}\n`,
    { ...product, data: { columns: { label: 'label' } } },
  )
  expect(results.map(({ verdict }) => verdict)).toEqual(results.map(() => 'holds'))
  expect(results[0]!.sentence).toMatch(
    /^On the same 240 labelled and answered rows, macro F1 of new minus that of old is \+0\.\d+ \(/,
  )
  expect(results.map(({ notes }) => notes.map(({ code }) => code)).slice(0, 3)).toEqual([[], [], []])
  expect(results[3]!.notes.map(({ code }) => code)).toEqual(['coverage-not-proven'])
})

test('a change of a macro average is measured between datasets', async () => {
  const product = {
    data: { before: { source: 'data.csv', ...dataOf(few) }, after: { source: 'data.csv', ...dataOf(few) } },
    claims: { launch: ['change(macro_f1) >= -0.2 on after vs before'] },
  }
  const { claims } = await checkText(product, { 'data.csv': few.csv })
  expect(claims[0]).toMatchObject({ estimate: 0, verdict: 'holds' })
})

test('an unanswered row is set aside, or a miss where it counts as wrong', async () => {
  const csv = 'y,p\na,a\na,\nb,b\nb,a\nc,c\nc,c\n'
  const columns = { label: 'y', prediction: 'p' }
  const claims = ['macro_recall >= 0.1', 'macro_precision >= 0.1', "recall('a') >= 1%", "precision('a') >= 1%"]
  const skipped = await checkClaims(claims, csv, { data: { columns } })
  const wrong = await checkClaims(claims, csv, { data: { columns, unanswered: 'wrong' } })
  expect(skipped.map(({ estimate, n }) => [estimate, n])).toEqual([
    [2.5 / 3, 5],
    [2.5 / 3, 5],
    [1, 1],
    [0.5, 2],
  ])
  expect(wrong.map(({ estimate, n }) => [estimate, n])).toEqual([
    [2 / 3, 6],
    [2.5 / 3, 6],
    [0.5, 2],
    [0.5, 2],
  ])
  expect(wrong[0]!.notes).toEqual([])
})

test('of two kinds the other one can be named, and the positive one is the measure as it is', async () => {
  const { csv } = named('two kinds')
  const columns = { label: 'label', prediction: 'prediction' }
  const results = await checkClaims(
    [
      'precision >= 1%',
      "precision('yes') >= 1%",
      "recall('no') >= 1%",
      'specificity >= 1%',
      'macro_recall >= 0.1',
      'balanced_accuracy >= 0.1',
    ],
    csv,
    { data: { columns } },
  )
  const [plain, yes, no, specificity, macro, balanced] = results.map(({ estimate }) => estimate)
  expect([yes, no]).toEqual([plain, specificity])
  expect(macro).toBeCloseTo(balanced!, 12)
})

test('more classes than can be listed are still classes', async () => {
  const csv = `y,p\n${Array.from({ length: 120 }, (_, i) => `name ${i % 60},name ${i % 60}`).join('\n')}\n`
  const [one] = await checkClaims(['macro_recall >= 0.1'], csv, { data: { columns: { label: 'y', prediction: 'p' } } })
  expect(one).toMatchObject({ estimate: 1, n: 120 })
})

test.each([
  ['precision >= 90%', "precision needs a binary task; dataset data is multiclass: name one class, precision('…')"],
  ["recall('dgo') >= 90%", 'wanted a class of the label, got dgo. Nearest: dog'],
  ['roc_auc >= 0.9', 'roc_auc needs a binary task; dataset data is multiclass'],
  ['top_k_accuracy(2) >= 90%', 'top_k_accuracy needs one score a class'],
  ['top_k_accuracy(1.5) >= 90%', 'top_k_accuracy wants a whole number above 0; got 1.5'],
  ['log_loss <= 1', 'log_loss needs one score a class'],
  ['top_k_accuracy >= 90%', 'wanted top_k_accuracy(k), got 0 arguments'],
])('%s is refused on classes without scores: %s', async (claim, message) => {
  const columns = { label: 'label', prediction: 'prediction' }
  await expect(checkClaims([claim], few.csv, { data: { columns } })).rejects.toThrow(message)
})

test.each([
  [
    'macro_f1 >= 0.9',
    { label: 'y', prediction: 'p' },
    'macro_f1 needs labels that are classes; dataset data is regression',
  ],
  ['macro_f1 >= 0.9', { label: 'c' }, 'macro_f1 needs a prediction or a score; dataset data names neither'],
  ['top_k_accuracy(1) >= 0.9', { label: 'c', scores: { a: 'c' } }, 'c holds text'],
] as const)('%s of %j is refused: %s', async (claim, columns, message) => {
  const csv = `y,p,c\n${Array.from({ length: 30 }, (_, i) => `${i},${i + 0.5},${'abc'[i % 3]}`).join('\n')}\n`
  await expect(checkClaims([claim], csv, { data: { columns } })).rejects.toThrow(message)
})

test('chances of classes beyond 0 to 1 are no chances', async () => {
  const csv = 'y,a,b,c\na,2,0,0\nb,0,1,0\nc,0,0,1\n'
  const columns = { label: 'y', scores: { a: 'a', b: 'b', c: 'c' } }
  const [loss, top] = await checkClaims(['log_loss <= 1', 'top_k_accuracy(1) >= 1%'], csv, { data: { columns } })
  expect(loss).toMatchObject({ reason: 'score-out-of-range', estimate: null })
  expect(top).toMatchObject({ estimate: 1, n: 3 })
})
