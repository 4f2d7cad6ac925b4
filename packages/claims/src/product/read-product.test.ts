import fc from 'fast-check'
import { expect, test } from 'vitest'
import { InputError } from '../errors.ts'
import { printClaim } from '../language/print.ts'
import { readProduct } from './read-product.ts'

const COMPLETE = `product: Card fraud screening
decision: Hold a payment for review          # what the AI decides, in words
confidence: 95%                              # for every interval; the default
seed: 0

data:
  holdout:
    source: data/holdout.parquet
    columns:
      id: payment_id
      time: paid_at
      label: fraud
      score: model_score
      prediction: flagged
      weight: sampling_weight
      cluster: customer_id
    labels: { source: data/outcomes.csv, key: payment_id, label: fraud, known_at: confirmed_at }
    label_delay: 30 days
    fresh_within: 7 days
    positive: 1
    threshold: 0.5
    unanswered: skip
    units: { latency_ms: ms }
    segments: [country, device, { amount_band: { column: amount, cuts: [10, 100, 1000] } }]
    protected: [age_band]
  training: { source: data/train.csv }
  production: { source: "clickhouse://events/payments" }

candidates:
  model:  { score: model_score, threshold: 0.5 }
  rules:  { when: "amount > 900 and prior_chargebacks >= 2" }
  vendor: { prediction: vendor_flag, cost_per_call: 0.002, unanswered: wrong }

costs: { currency: EUR, false_positive: 35, false_negative: 4200 }

claims:
  data:
    - rows >= 5000
    - missing(amount) <= 1%
  build:
    - precision >= 90%
    - recall >= 70% in each country with at least 100 counted
    - claim: model beats rules on cost_per_1000 by 50
      id: worth-a-model
      why: A model costs us about 50 EUR per 1,000 payments to run.
  live:
    - change(precision) >= -3 points on production vs holdout
    - precision >= 88% on production each week over the last 8

waivers:
  - { claim: worth-a-model, by: A. Patel, until: 2027-01-31, because: Pilot runs on free credits. }
`

const read = (text: string): ReturnType<typeof readProduct> => readProduct(text, 'product.yaml')

test('the complete product file is read', () => {
  const product = read(COMPLETE)
  expect(product).toMatchObject({
    name: 'Card fraud screening',
    file: 'product.yaml',
    decision: 'Hold a payment for review',
    confidence: 0.95,
    seed: 0,
    costs: { currency: 'EUR', falsePositive: 35, falseNegative: 4200, truePositive: 0, trueNegative: 0 },
    stages: ['data', 'build', 'live'],
  })
  expect(product.datasets[0]).toMatchObject({
    name: 'holdout',
    source: 'data/holdout.parquet',
    at: { file: 'product.yaml', line: 7, column: 3 },
    columns: { id: 'payment_id', time: 'paid_at', label: 'fraud', score: 'model_score', prediction: 'flagged' },
    labels: { source: 'data/outcomes.csv', key: 'payment_id', label: 'fraud', knownAt: 'confirmed_at' },
    labelDelayMs: 30 * 86_400_000,
    freshWithinMs: 7 * 86_400_000,
    positive: 1,
    threshold: 0.5,
    unanswered: 'skip',
    units: { latency_ms: 'ms' },
    segments: [
      { name: 'country', column: 'country' },
      { name: 'device', column: 'device' },
      { name: 'amount_band', column: 'amount', cuts: [10, 100, 1000] },
    ],
    protected: ['age_band'],
    words: {},
  })
  expect(product.datasets.map(({ name }) => name)).toEqual(['holdout', 'training', 'production'])
  expect(product.datasets[0]?.places?.['columns.score']).toEqual({ file: 'product.yaml', line: 13, column: 14 })
  expect(product.candidates).toMatchObject([
    { name: 'model', score: 'model_score', threshold: 0.5 },
    { name: 'rules', when: { text: 'amount > 900 and prior_chargebacks >= 2', at: { line: 31, column: 20 } } },
    { name: 'vendor', prediction: 'vendor_flag', costPerCall: 0.002, unanswered: 'wrong' },
  ])
  expect(product.claims.map(({ id, stage, idIsWritten }) => [id, stage, idIsWritten])).toEqual([
    ['rows-at-least', 'data', false],
    ['missing-amount-at-most', 'data', false],
    ['precision-at-least', 'build', false],
    ['recall-at-least-in-each-country-with-at-least-100-counted', 'build', false],
    ['worth-a-model', 'build', true],
    ['change-precision-at-least-on-production-vs-holdout', 'live', false],
    ['precision-at-least-on-production-each-week-over-the-last-8', 'live', false],
  ])
  expect(product.claims.map(({ text, claim }) => printClaim(claim) === text)).not.toContain(false)
  expect(product.claims[4]?.at).toEqual({ file: 'product.yaml', line: 43, column: 14 })
  expect(product.waivers).toEqual([
    {
      claim: 'worth-a-model',
      by: 'A. Patel',
      until: '2027-01-31',
      because: 'Pilot runs on free credits.',
      at: { file: 'product.yaml', line: 51, column: 5 },
    },
  ])
})

test('a single dataset may stand without a name, and a product without claims', () => {
  const product = read('product: P\ndata: { source: d.csv, positive: yes, words: { rows: payments } }\nclaims:\n')
  expect(product.datasets).toMatchObject([
    { name: 'data', source: 'd.csv', positive: 'yes', words: { rows: 'payments' } },
  ])
  expect([product.claims, product.stages, product.waivers, product.confidence]).toEqual([[], [], [], 0.95])
})

test('a dataset may be called source, and names that are numbers keep the order of the file', () => {
  const product = read(
    'product: P\ndata:\n  source: { source: a.csv }\n  2: { source: b.csv }\n  1: { source: c.csv }\nclaims: { 2: [rows >= 1], 1: null }',
  )
  expect(product.datasets.map(({ name }) => name)).toEqual(['source', '2', '1'])
  expect(product.stages).toEqual(['2', '1'])
})

test('values keep their spelling where words count', () => {
  const { datasets, waivers } = read(
    'product: P\ndata: { source: d, missing_values: [-999, 1.0, "x"], timezone: Europe/Berlin, judge_labels: chosen }\n' +
      'claims: { a: [{ claim: f1 >= 0.90, id: w }] }\n' +
      'waivers: [{ claim: w, by: B, until: "2028-02-29", because: C, for: 0.90, where: { g: 1, h: null } }]',
  )
  expect(datasets[0]).toMatchObject({
    missingValues: ['-999', '1.0', 'x'],
    timezone: 'Europe/Berlin',
    judgeLabels: 'chosen',
  })
  expect(waivers[0]).toMatchObject({ for: '0.90', where: { g: 1, h: null } })
})

test('claims of the same words get -2 and -3, and never an id that is written', () => {
  const claims = '[rows >= 1, { claim: rows >= 9, id: rows-at-least-2 }, rows >= 2, rows >= 3]'
  const product = read(`product: P\ndata: { source: d }\nclaims: { a: ${claims} }`)
  expect(product.claims.map(({ id }) => id)).toEqual([
    'rows-at-least',
    'rows-at-least-2',
    'rows-at-least-3',
    'rows-at-least-4',
  ])
})

const HEAD = 'product: P\ndata: { source: d.csv }\n'

type Wrong = [text: string, line: number, column: number, code: string, said: string, nearest?: string]
const WRONG: Wrong[] = [
  ['', 1, 1, 'bad-product', 'wanted a mapping that begins with product:, got nothing'],
  ['- a', 1, 1, 'bad-product', 'wanted a mapping'],
  ['product: P', 1, 1, 'bad-product', 'the key data is missing'],
  ['product: P\ndata:\n', 2, 1, 'bad-value', 'data: wanted a mapping of names to datasets, got nothing'],
  ['product: P\ndata: {}\n', 2, 1, 'bad-product', 'wanted at least one dataset under data'],
  ['data: { source: d }', 1, 1, 'bad-product', 'the key product is missing: wanted a text'],
  ['product:\ndata: { source: d }', 1, 1, 'bad-value', 'product: wanted a text, got nothing'],
  ['product: P\ndata:\n  a:\n    sorce: d\n', 4, 5, 'unknown-key', 'data.a: unknown key sorce', 'source'],
  ['product: P\ndata: { sorce: d }', 2, 9, 'unknown-key', 'data: unknown key sorce', 'source'],
  [
    'product: P\ndata: { a: { task: binary } }',
    2,
    9,
    'bad-product',
    'data.a: the key source is missing: wanted a text',
  ],
  [
    'product: P\ndata:\n  a: { source: d, thresold: 0.5 }',
    3,
    19,
    'unknown-key',
    'data.a: unknown key thresold',
    'threshold',
  ],
  [`${HEAD}clams: {}`, 3, 1, 'unknown-key', 'unknown key clams', 'claims'],
  [`${HEAD}confidence: 95`, 3, 13, 'bad-value', 'wanted a percent between 0% and 100%, such as 95%, got 95', '95%'],
  [`${HEAD}confidence: 100%`, 3, 13, 'bad-value', 'wanted a percent between'],
  [`${HEAD}seed: 1.5`, 3, 7, 'bad-value', 'seed: wanted a whole number from 0, got 1.5'],
  ['product: P\ndata: { source: d, threshold: high }', 2, 31, 'bad-value', 'data.threshold: wanted a number, got high'],
  ['product: P\ndata: { source: d, threshold: .nan }', 2, 31, 'bad-value', 'data.threshold: wanted a number, got .nan'],
  [
    'product: P\ndata: { source: d, task: binry }',
    2,
    26,
    'bad-value',
    'data.task: wanted binary, multiclass',
    'binary',
  ],
  [
    'product: P\ndata: { source: d, label_delay: 30 dayz }',
    2,
    33,
    'bad-value',
    'data.label_delay: wanted a duration such as 30 days',
  ],
  ['product: P\ndata: { source: d, timezone: Europe/Berln }', 2, 30, 'bad-value', 'wanted a timezone', 'Europe/Berlin'],
  [
    'product: P\ndata: { source: d, timezone: "+02:00" }',
    2,
    30,
    'bad-value',
    'wanted a timezone such as Europe/Berlin, got "+02:00"',
  ],
  [
    'product: P\ndata: { source: d, columns: { lable: y } }',
    2,
    31,
    'unknown-key',
    'data.columns: unknown key lable',
    'label',
  ],
  [
    'product: P\ndata: { source: d, columns: { label: [y] } }',
    2,
    38,
    'bad-value',
    'wanted the name of a column, got a list',
  ],
  [
    'product: P\ndata: { source: d, segments: [a, { b: { column: c, cuts: [3, 2] } }] }',
    2,
    62,
    'bad-value',
    'wanted cuts that rise, got 2',
  ],
  [
    'product: P\ndata: { source: d, segments: [a, { b: { cuts: [3] } }] }',
    2,
    36,
    'bad-product',
    'data.segments.1.b: the key column is missing',
  ],
  ['product: P\ndata: { source: d, segments: [a, a] }', 2, 34, 'bad-value', 'wanted every segment once, got a again'],
  [
    `${HEAD}candidates: { a: { score: s, when: x > 1 } }`,
    3,
    30,
    'bad-value',
    'wanted one of score, prediction, scores and when, got score and when',
  ],
  [
    `${HEAD}candidates: { a: {} }`,
    3,
    15,
    'bad-value',
    'wanted one of score, prediction, scores and when, got none of them',
  ],
  [
    `${HEAD}candidates: { a: { when: x > 1, threshold: 1 } }`,
    3,
    33,
    'bad-value',
    'wanted a threshold only beside score',
  ],
  [
    `${HEAD}candidates: { a: { when: "x > 1 adn y = 2" } }`,
    3,
    33,
    'bad-claim',
    'wanted and, or or the end, got adn',
    'and',
  ],
  [`${HEAD}costs: { false_positive: 1 }`, 3, 1, 'bad-product', 'costs: the key false_negative is missing'],
  [
    `${HEAD}claims: [rows >= 1]`,
    3,
    9,
    'bad-value',
    'claims: wanted a mapping of stages to lists of claims, got a list',
  ],
  [`${HEAD}claims: { a: [rows >= 1, 7] }`, 3, 26, 'bad-value', 'claims.a.1: wanted a claim such as precision >= 90%'],
  [`${HEAD}claims: { a: [{ claim: rows >= 1, wy: x }] }`, 3, 35, 'unknown-key', 'claims.a.0: unknown key wy', 'why'],
  [
    `${HEAD}claims:\n  a:\n    - accuracy >= 90% in every country`,
    5,
    26,
    'bad-claim',
    'wanted each, got every',
    'each',
  ],
  [
    `${HEAD}claims:\n  a:\n    - accuracy\n`,
    5,
    15,
    'bad-claim',
    'wanted >=, <=, >, < or between, with a bound, got the end',
  ],
  [`${HEAD}claims:\n  a:\n    - 'rows >= 1 where a = ''x'' andd b = 1'`, 5, 34, 'bad-claim', 'got andd'],
  [`${HEAD}claims:\n  a:\n    - "rows >= 1 where a = \\"x\\" andd b = 1"`, 5, 34, 'bad-claim', 'got andd'],
  [`${HEAD}claims:\n  a:\n    - rows >= 1\n      wher a = 1`, 6, 7, 'bad-claim', 'got wher', 'where'],
  [`${HEAD}claims:\n  a:\n    - >\n      rows >= 1\n      wher a = 1\n`, 7, 7, 'bad-claim', 'got wher', 'where'],
  [`${HEAD}claims:\n  a:\n    - |\n      rows >= 1\n        wher a = 1\n`, 7, 9, 'bad-claim', 'got wher', 'where'],
  [
    `${HEAD}claims: { a: [{ claim: rows >= 1, id: x }, { claim: rows >= 2, id: x }] }`,
    3,
    68,
    'bad-value',
    'wanted an id of its own, got x again',
  ],
  [
    `${HEAD}claims: { a: [{ claim: rows >= 1, id: rows }] }\nwaivers: [{ claim: row, by: B, until: 2027-01-31, because: C }]`,
    4,
    20,
    'unknown-name',
    'wanted the id of a claim, got row',
    'rows',
  ],
  [
    `${HEAD}claims: { a: [{ claim: rows >= 1, id: w }] }\nwaivers: [{ claim: w, by: B, until: 2027-02-30, because: C }]`,
    4,
    37,
    'bad-value',
    'wanted a day of the calendar',
  ],
  [
    `${HEAD}waivers: [{ claim: w, by: B, until: soon, because: C }]`,
    3,
    37,
    'bad-value',
    'waivers.0.until: wanted a date such as 2027-01-31, got soon',
  ],
  ['product: P\nproduct: Q', 2, 1, 'bad-product', 'wanted every key once, got product again'],
  [
    'product: P\r\ndata: { source: d }\r\nclaims:\r\n  a:\r\n    - rows >= 1\r\n      wher a',
    6,
    7,
    'bad-claim',
    'got wher',
    'where',
  ],
  ['product: P\ndata:\n\tsource: d', 3, 1, 'bad-product', 'wanted spaces for indentation, got a tab'],
  ['product: P\n---\nproduct: Q', 2, 1, 'bad-product', 'wanted one document'],
  ['product: !!binary aGk=\ndata: {source: d}', 1, 10, 'bad-product', 'wanted a value without a tag'],
  ['product: "P\n', 2, 1, 'bad-product', 'wanted YAML that can be read'],
  ['product: *a', 1, 10, 'bad-product', 'wanted an alias of an anchor before it, got *a'],
  ['product: &a P\n? *a\n: x', 2, 3, 'bad-product', 'wanted YAML that can be read'],
  ['product: P\n: x', 2, 1, 'bad-product', 'wanted a word as a key, got nothing'],
  ['product: P\n__proto__: {}', 2, 1, 'bad-product', 'wanted another name'],
]

test.each(WRONG)('%j is refused with its place', (text, line, column, code, said, nearest) => {
  const error = refusal(text)
  expect(error.message).toContain(said)
  expect({ code: error.code, nearest: error.details.nearest }).toEqual({ code, nearest })
  expect(error.details).toMatchObject({ file: 'product.yaml', line, column })
  expect([error.details.wanted, error.details.got].every((words) => typeof words === 'string' && words !== '')).toBe(
    true,
  )
})

test.each([
  ['brackets', '['.repeat(100_000)],
  ['braces', '{a: '.repeat(100_000)],
  ['dashes', '- '.repeat(100_000)],
  ['question marks', '? '.repeat(100_000)],
  ['lines', Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ['hidden brackets', '[ #]\n'.repeat(50_000)],
  ['aliases', `a: &a x\nb: [${'*a,'.repeat(5000)}]`],
  [
    'lists of lists',
    Array.from(
      { length: 9 },
      (_, i) =>
        `a${i}: &a${i} [${
          i === 0
            ? 'x'
            : Array(9)
                .fill(`*a${i - 1}`)
                .join()
        }]`,
    ).join('\n'),
  ],
  ['words', 'a,'.repeat(400_000)],
  ['size', 'x'.repeat(1_000_001)],
])('too many %s are refused before they are read', (_, text) => {
  expect(refusal(text)).toMatchObject({ code: 'bad-product', details: { file: 'product.yaml' } })
})

test('a mapping of many keys on one line is not too deep', () => {
  const units = Array.from({ length: 300 }, (_, i) => `c${i}: ms`).join(', ')
  expect(
    Object.keys(read(`product: P\ndata: { source: d, units: { ${units} } }`).datasets[0]?.units ?? {}),
  ).toHaveLength(300)
})

test('any damage to a product file gives a product or an InputError with a place inside the file', () => {
  const edit = fc.record({
    at: fc.nat({ max: COMPLETE.length }),
    cut: fc.nat({ max: 12 }),
    put: fc.oneof(
      fc.constant(''),
      fc.string({ maxLength: 3, unit: 'binary' }),
      fc.constantFrom(...'[]{}:,-?&*!|>\'"%@`#\n\t \\'.split(''), '&a', '*a', '\n- ', ': ', '<<: ', '|\n', '!!set '),
    ),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const text = edits.reduce(
        (before, { at, cut, put }) => before.slice(0, at) + put + before.slice(at + cut),
        COMPLETE,
      )
      const { line = 0, column = 0 } = outcome(text)
      expect(line >= 1 && line <= text.split('\n').length && column >= 1).toBe(true)
    }),
    { numRuns: 250 },
  )
})

/** The place of the refusal; the top of the file when it is read. */
function outcome(text: string): InputError['details'] {
  try {
    read(text)
    return { line: 1, column: 1 }
  } catch (error) {
    if (error instanceof InputError) return error.details
    throw error
  }
}

function refusal(text: string): InputError {
  try {
    read(text)
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
