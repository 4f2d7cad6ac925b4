import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkFiles, checkOf, type Answer, type Files } from './bad-input/check-files.ts'
import { dishonesties } from './bad-input/dishonesties.ts'
import { randomClaim } from './bad-input/random-claim.ts'
import { randomProduct, type Choose } from './bad-input/random-product.ts'
import { situations } from './bad-input/situations.ts'

test.for(situations)('$what', async ({ files, options, code, says }) => {
  const answer = await checkFiles(files, options)
  expect(dishonesties(answer)).toEqual([])
  expect([answer.code, answer.code === 3 ? answer.err : answer.out]).toEqual([code, expect.stringMatching(says)])
})

test('any table, settings and claims give a reasoned verdict or a clear error, and lose no row', async () => {
  const property = fc.asyncProperty(fc.gen(), fc.nat(), async (draw, seed) => {
    const choose: Choose = (items) => draw(fc.constantFrom, ...items)
    const { product, files, shape } = randomProduct(choose, seed)
    const claims = Array.from({ length: 12 }, () => randomClaim(choose, shape))
    expect(dishonesties(await checkWhatCanBe(product, files, claims))).toEqual([])
  })
  await fc.assert(property, {
    seed: 20261125,
    numRuns: 60,
    interruptAfterTimeLimit: 25_000,
    markInterruptAsFailure: false,
  })
})

test('any damage to a product file gives a verdict or a clear error', async () => {
  const lines = damaged.split('\n')
  const property = fc.asyncProperty(
    fc.nat(lines.length - 1),
    fc.nat(60),
    fc.constantFrom(
      '',
      ' ',
      ':',
      '- ',
      '[',
      '{',
      '"',
      '\t',
      '&a ',
      '*a',
      '!!js ',
      '~',
      '\0',
      '9e999',
      '\u202E',
      ', x: y',
      '%',
    ),
    async (line, column, junk) => {
      const hit = lines.map((text, i) => (i === line ? text.slice(0, column) + junk + text.slice(column + 1) : text))
      const answer = await checkFiles({ 'product.yaml': hit.join('\n'), 'rows.csv': 'label,score\n1,0.9\n0,0.2\n' })
      expect(dishonesties(answer)).toEqual([])
    },
  )
  await fc.assert(property, {
    seed: 20261125,
    numRuns: 150,
    interruptAfterTimeLimit: 8_000,
    markInterruptAsFailure: false,
  })
})

/** Drops the claims that are refused, one by one, so that the others are computed. */
async function checkWhatCanBe(product: object, files: Files, claims: readonly string[]): Promise<Answer> {
  const head = JSON.stringify(product).slice(0, -1)
  const list = claims.map((claim) => JSON.stringify(claim)).join(',\n')
  const text = `${head}, "claims": { "stage": [\n${list}\n] } }`
  const answer = await checkFiles({ ...files, 'product.yaml': text })
  const refused = answer.code === 3 ? Number(/^product\.yaml:(\d+):/.exec(answer.err)?.[1] ?? 1) - 2 : -1
  if (refused < 0 || claims.length === 1) return answer
  expect(dishonesties(answer)).toEqual([])
  return checkWhatCanBe(
    product,
    files,
    claims.filter((_, i) => i !== refused),
  )
}

const damaged = `product: Damaged
confidence: 95%
seed: 3
data:
  rows:
    source: rows.csv
    columns: { label: label, score: score }
    positive: 1
    threshold: 0.5
    timezone: Europe/Berlin
    label_delay: 30 days
    segments: [score, { band: { column: score, cuts: [0.1, 0.5] } }]
candidates:
  model: { score: score, threshold: 0.5 }
  rules: { when: "score > 0.7" }
costs: { currency: EUR, false_positive: 1, false_negative: 10 }
claims:
  build:
    - precision >= 90% in each band
    - claim: model beats rules on cost_per_1000 by 50
      id: worth-it
waivers:
  - { claim: worth-it, by: A, until: 2027-01-31, because: pilot }
`

test('a check finds no claim where none is written', async () => {
  const answer = await checkFiles({ 'product.yaml': 'product: X\ndata: { source: rows.csv }\n', 'rows.csv': 'a\n1\n' })
  expect([answer.code, checkOf(answer).verdict]).toEqual([2, 'undecided'])
})
