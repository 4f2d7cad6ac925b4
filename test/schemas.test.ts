import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { InputError, readEvidence, readProduct, type Check } from '@plumb/claims'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { checkProduct } from '../packages/app/src/features/checks/check-product.ts'
import { drawFixture } from '../packages/app/src/features/fixtures/draw-fixture.ts'
import { fixtures } from '../packages/app/src/features/fixtures/fixtures.ts'
import { schemas } from '../scripts/schemas.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'packages/claims/schema')

const ajv = new Ajv2020({ allowUnionTypes: true })
ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)))
const compiled = (name: string): ValidateFunction =>
  ajv.compile(JSON.parse(readFileSync(join(folder, name), 'utf8')) as object)
const [isCheck, isProduct] = [compiled('check.schema.json'), compiled('product.schema.json')]

const examples = readdirSync(join(root, 'examples')).filter((name) =>
  existsSync(join(root, 'examples', name, 'product.yaml')),
)
const yamlOf = (name: string): string => readFileSync(join(root, 'examples', name, 'product.yaml'), 'utf8')
const known = new Map<string, Promise<Check>>()
/** The check of an example, computed once. */
function checkOf(name: string): Promise<Check> {
  const options = { now: new Date('2026-11-25T12:00:00Z'), allow: [], version: '0.1.0' }
  const check = known.get(name) ?? checkProduct({ path: join(root, 'examples', name), cwd: root }, options)
  known.set(name, check)
  return check
}

test('the files in packages/claims/schema say what the code says', () => {
  expect(readdirSync(folder).toSorted()).toEqual(schemas().map(({ name }) => name))
  for (const { name, text } of schemas()) {
    expect([name, readFileSync(join(folder, name), 'utf8')]).toEqual([name, text])
  }
})

describe('the schema of product files', () => {
  test.each(examples)('takes the example %s', (name) => {
    expect([isProduct(parse(yamlOf(name))), isProduct.errors]).toEqual([true, null])
  })

  test('takes the product file of every fixture', () => {
    const texts = fixtures.map((fixture) => drawFixture(fixture, 1)['product.yaml']!)
    expect(texts.filter((text) => !isProduct(parse(text)))).toEqual([])
    expect(texts.length).toBeGreaterThan(10)
  })

  test.each([
    ['no product', 'data: { source: a.csv }'],
    ['no data', 'product: P'],
    ['an unknown key', 'product: P\ndata: { source: a.csv }\nclaim: {}'],
    ['an unknown key of a dataset', 'product: P\ndata: { source: a.csv, sorce: b }'],
    ['an unknown role', 'product: P\ndata: { source: a.csv, columns: { lable: y } }'],
    ['a list for stages', 'product: P\ndata: { source: a.csv }\nclaims: [rows >= 1]'],
    ['a claim without words', 'product: P\ndata: { source: a.csv }\nclaims: { build: [{ id: a }] }'],
    ['a seed below 0', 'product: P\ndata: { source: a.csv }\nseed: -1'],
    ['a threshold in words', 'product: P\ndata: { source: a.csv, threshold: high }'],
    ['a delay without a unit', 'product: P\ndata: { source: a.csv, label_delay: "30" }'],
    ['one rater', 'product: P\ndata: { source: a.csv, columns: { raters: [a] } }'],
    ['costs of one mistake', 'product: P\ndata: { source: a.csv }\ncosts: { false_positive: 1 }'],
    [
      'a waiver without a name',
      'product: P\ndata: { source: a.csv }\nwaivers: [{ claim: a, until: 2027-01-31, because: b }]',
    ],
  ])('refuses %s, as reading the file does', (_, text) => {
    expect(isProduct(parse(text))).toBe(false)
    expect(() => readProduct(text, 'product.yaml')).toThrow(InputError)
  })
})

describe('the schema of checks', () => {
  test.each(examples)('takes the check of the example %s', async (name) => {
    expect([isCheck(await checkOf(name)), isCheck.errors]).toEqual([true, null])
  })

  test('takes fields that a later version adds', async () => {
    const { claims, ...check } = await checkOf('home-court')
    expect(isCheck({ ...check, later: 1, claims: claims.map((claim) => ({ ...claim, later: 1 })) })).toBe(true)
  })

  test.each([
    ['another schema', /plumb\/check@1/, 'plumb/check@2'],
    ['another verdict', /"verdict": "holds"/, '"verdict": "wins"'],
    ['a count in words', /"n": (\d+)/, '"n": "$1"'],
    ['a count below 0', /"rowsUsed": \d+/, '"rowsUsed": -1'],
    ['a bound that is gone', /"bound": [\d.]+,/, ''],
    ['a pair of three', /"bound": [\d.]+/, '"bound": [1, 2, 3]'],
    ['a day that is none', /"checkedAt": "[^"]+"/, '"checkedAt": "yesterday"'],
    ['an estimate in words', /"estimate": [\d.]+/, '"estimate": "high"'],
    ['rows that are gone', /"rows": \d+,/, ''],
    ['no claims', /"claims": \[/, '"promises": ['],
  ])('refuses %s, as reading evidence does', async (_, part, instead) => {
    const text = JSON.stringify(await checkOf('home-court'), null, 1)
    const damaged = text.replace(part, instead)
    expect(damaged).not.toBe(text)
    expect(isCheck(JSON.parse(damaged))).toBe(false)
    expect(() => readEvidence(damaged, 'evidence.json')).toThrow('evidence.json is no evidence of a check')
  })
})
