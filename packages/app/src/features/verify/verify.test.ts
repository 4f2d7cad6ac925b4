import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProductFolder, type ProductFolder, type Ran } from '../product-folder.ts'

let product: ProductFolder
let evidence = ''
beforeEach(async () => {
  product = await createProductFolder()
  await product.promise('accuracy >= 80% in each c', 'recall >= 80%')
  evidence = (await product.ran('check', '--json', '--no-store')).out
})
afterEach(() => product.remove())

async function verified(text: string, ...args: readonly string[]): Promise<Ran> {
  await writeFile(join(product.path, 'e.json'), text)
  return product.ran('verify', 'e.json', ...args)
}

test('evidence whose numbers come out again matches, at another hour and without a trace', async () => {
  const { code, out } = await verified(evidence)
  expect(code).toBe(0)
  expect(out).toMatch(
    /^e\.json matches: every number of all 2 promises came out again from the same rows \(data sha256:[0-9a-f]{64}\)\.\n$/,
  )
  const { out: history } = await product.ran('history')
  expect(history).toContain('No check of product.yaml is stored yet')
})

test('evidence of some stages, of a time, and with a baseline matches too', async () => {
  await writeFile(join(product.path, 'e.json'), evidence)
  const options = ['--stage', 'build', '--as-of', '2026-01-01', '--baseline', 'e.json']
  const { out } = await product.ran('check', '--json', '--no-store', ...options)
  expect((await verified(out)).code).toBe(0)
})

test.each([
  [
    'a value',
    '"estimate": 0.9,',
    '"estimate": 0.93,',
    'claim accuracy-at-least-in-each-c, estimate: it states 0.93, computed again it is 0.9.',
  ],
  [
    'an end of a range',
    '"low": 0.82',
    '"low": 0.84',
    /claim recall-at-least, low: it states 0\.84\d*, computed again it is 0\.82/,
  ],
  ['a number of rows', '"rowsUsed": 100', '"rowsUsed": 1000', 'rowsUsed: it states 1000, computed again it is 100.'],
  [
    'a verdict',
    '"verdict": "holds",\n      "beneath"',
    '"verdict": "fails",\n      "beneath"',
    /verdict: it states “fails”, computed again it is “holds”/,
  ],
  ['a bound', '"bound": 0.8', '"bound": 0.7', 'bound: it states 0.7, computed again it is 0.8.'],
  [
    'a claim',
    '"claim": "recall >= 80%"',
    '"claim": "recall >= 70%"',
    'claim recall-at-least, claim: it states “recall >= 70%”',
  ],
  ['a slice', '"c": "t1"', '"c": "t2"', 'slices.1.where.c: it states “t2”, computed again it is “t1”.'],
  ['a sentence', '90 in 100', '95 in 100', /sentence: it states “.*95 in 100/],
  ['the summary', '"fails": 0', '"fails": 1', 'summary.fails: it states 1, computed again it is 0.'],
  [
    'the verdict of all',
    '"verdict": "undecided",\n  "data"',
    '"verdict": "holds",\n  "data"',
    'e.json does not match: verdict',
  ],
])('%s that was changed is named', async (_, from, to, words) => {
  expect(evidence).toContain(from)
  const { code, out } = await verified(evidence.replace(from, to))
  expect([code, out]).toEqual([1, expect.stringMatching(words)])
})

test('a claim that was taken out of evidence, or put in, is named', async () => {
  const check = JSON.parse(evidence) as { claims: { id: string }[] }
  const [first] = check.claims
  const less = await verified(JSON.stringify({ ...check, claims: [first] }))
  expect([less.code, less.out]).toEqual([1, expect.stringContaining('claim recall-at-least, claim: it states nothing')])
  const more = await verified(JSON.stringify({ ...check, claims: [...check.claims, { ...first, id: 'more' }] }))
  expect([more.code, more.out]).toEqual([1, expect.stringContaining('computed again it is nothing')])
})

test('what differs in the last digits of a logarithm is the same number', async () => {
  expect((await verified(evidence.replace('"estimate": 0.9,', '"estimate": 0.9000000000001,'))).code).toBe(0)
})

test('rows that are others now cannot be verified, and both are named', async () => {
  await product.rows(91, 101)
  const { code, out } = await verified(evidence)
  expect(code).toBe(2)
  expect(out).toMatch(
    /cannot be verified: the rows of data are others now: sha256:\S+ with 100 rows then, sha256:\S+ with 101 rows now\./,
  )
})

test('claims that were edited since cannot be verified; an edit beside them is only told', async () => {
  await product.promise('accuracy >= 85% in each c', 'recall >= 80%')
  const edited = await verified(evidence)
  expect([edited.code, edited.out]).toEqual([
    2,
    expect.stringContaining('it no longer promises “accuracy >= 80% in each c”'),
  ])
  await product.promise('accuracy >= 80% in each c', 'recall >= 80%', 'rows >= 1')
  expect((await verified(evidence)).out).toContain('it also promises “rows >= 1”')
  const file = join(product.path, 'product.yaml')
  await product.promise('accuracy >= 80% in each c', 'recall >= 80%')
  await writeFile(file, `# a remark\n${await readFile(file, 'utf8')}`)
  const { code, out } = await verified(evidence)
  expect([code, out]).toEqual([
    0,
    expect.stringContaining('The product file is another text than when the evidence was made.'),
  ])
})

test('evidence of another version is compared by its numbers, not by its words', async () => {
  const old = evidence.replace(/"plumb": "[^"]*"/, '"plumb": "0.0.1"').replace('90 in 100', 'nine in ten')
  const { code, out } = await verified(old)
  expect([code, out]).toEqual([0, expect.stringContaining('The evidence is of Plumb 0.0.1, and this is')])
  expect((await verified(old.replace('"estimate": 0.9,', '"estimate": 0.8,'))).code).toBe(1)
})

test('a report is verified by the evidence in it, and its page by that evidence', async () => {
  await product.ran('report', '--out', '.plumb/r.html', '--no-store')
  const file = join(product.path, '.plumb', 'r.html')
  expect((await product.ran('verify', '.plumb/r.html')).code).toBe(0)
  const page = await readFile(file, 'utf8')
  await writeFile(file, page.replaceAll('\n', '\r\n'))
  expect((await product.ran('verify', '.plumb/r.html')).code).toBe(0)
  await writeFile(file, page.replace('90 in 100', '99 in 100'))
  const { code, out } = await product.ran('verify', '.plumb/r.html')
  expect([code, out]).toEqual([
    1,
    expect.stringMatching(/line \d+ of the page: it states “.*99 in 100.*”, its own evidence says “.*90 in 100/),
  ])
  await writeFile(file, '<!doctype html><title>no evidence</title>')
  expect((await product.ran('verify', '.plumb/r.html')).err).toContain('holds no evidence')
})

test('--json says the same to a program', async () => {
  const { out } = await verified(evidence.replace('"bound": 0.8', '"bound": 0.7'), '--json')
  expect(JSON.parse(out)).toMatchObject({
    schema: 'plumb/verify@1',
    file: 'e.json',
    product: 'P',
    outcome: 'differs',
    claim: 'accuracy-at-least-in-each-c',
    field: 'bound',
    stated: 0.7,
    computed: 0.8,
    notes: [],
  })
})

test('the product may be named, and is looked for beside the file and in the current folder', async () => {
  await mkdir(join(product.path, 'shop'))
  for (const name of ['product.yaml', 'd.csv']) {
    await rename(join(product.path, name), join(product.path, 'shop', name))
  }
  const lost = await verified(evidence)
  expect([lost.code, lost.err]).toEqual([3, expect.stringContaining('no product file lies beside')])
  expect((await verified(evidence, 'shop')).code).toBe(0)
  await mkdir(join(product.path, 'shop', 'sent'))
  await writeFile(join(product.path, 'shop', 'sent', 'e.json'), evidence)
  expect((await product.ran('verify', 'shop/sent/e.json')).code).toBe(0)
})

test.each([
  [['verify'], 'verify needs a file'],
  [['verify', 'none.json'], 'there is no file none.json'],
  [['verify', '.'], 'there is no file .'],
  [['verify', 'd.csv'], 'd.csv is no JSON'],
])('%j is refused in words', async (args, words) => {
  const { code, err } = await product.ran(...args)
  expect([code, err]).toEqual([3, expect.stringContaining(words)])
})

test('hostile text in evidence comes alive neither on the terminal nor in JSON', async () => {
  const hostile = '\\u001b[31m\\u202e'
  const broken = evidence.replace('90 in 100', hostile).replace('"product": "P"', `"product": "${hostile}"`)
  for (const { out } of [await verified(broken), await verified(broken, '--json')]) {
    expect(out).toContain('[31m')
    expect(out).not.toMatch(/(?!\n)\p{Cc}|\u202e/u)
  }
})
