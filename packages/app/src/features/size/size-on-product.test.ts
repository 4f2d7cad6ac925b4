import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '@plumb/stats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkClaims, csvOf } from '../checks/check-text.ts'
import { productSizeText } from './product-size-text.ts'
import { sizeOnProduct, type ProductSize } from './size-on-product.ts'

let folder: string
const positives = { DE: 300, FR: 120, LU: 40 }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumb-size-'))
  const rows = Object.entries(positives).flatMap(([country, count]) => [
    ...Array.from({ length: count }, (_, i) => ({ country, owner: i % 9, label: 1, prediction: i % 5 === 0 ? 0 : 1 })),
    { country, owner: 1, label: 0, prediction: 0 },
  ])
  await writeFile(join(folder, 'data.csv'), csvOf(rows))
  const data = { source: 'data.csv', columns: { label: 'label', prediction: 'prediction' } }
  await writeFile(join(folder, 'product.yaml'), JSON.stringify({ product: 'Cards', data }))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function sized(claim: string, expected: string): Promise<ProductSize> {
  const size = { expect: expected, power: 0.8 }
  const now = new Date('2026-01-02T03:04:05Z')
  return sizeOnProduct({ path: undefined, cwd: folder }, { claim, size, now, allow: [], version: '0.0.0' })
}

test('each slice has its own rows, what they lack, and what they could show', async () => {
  const { needed, slices, total, data } = await sized('recall >= 70% in each country', '80%')
  expect([slices, total]).toEqual([3, 3 * needed!])
  expect(data.slices.map(({ where, rows, lacking }) => ({ where, rows, lacking }))).toEqual([
    { where: 'country LU', rows: 40, lacking: needed! - 40 },
    { where: 'country FR', rows: 120, lacking: needed! - 120 },
    { where: 'country DE', rows: 300, lacking: 0 },
  ])
  const bounds = data.slices.map(({ bound }) => bound!)
  expect(bounds).toEqual(bounds.toSorted((a, b) => a - b))
  expect(data.chance).toBeCloseTo(
    data.slices.reduce((all, { chance }) => all * chance!, 1),
    12,
  )
})

test('slices under the minimum of the claim are left out and counted', async () => {
  const { data, slices } = await sized('recall >= 70% in each country with at least 100 counted', '80%')
  expect([slices, data.leftOut]).toEqual([2, 1])
})

test('the whole is one line in words, and a bound that nothing shows has no chance', async () => {
  expect(productSizeText(await sized('recall >= 70%', '80%'))).toBe(
    'What the rows of Cards could show\n  460 actual positives, enough; a chance of over 99% to show it; could show recall >= 74.4%.',
  )
  const never = await sized('recall >= 70%', '60%')
  expect(never).toMatchObject({ needed: null, total: null, data: { chance: null } })
})

test('a claim that cannot be planned for, or does not fit the data, is an error', async () => {
  await expect(sized('roc_auc >= 0.9', '0.95')).rejects.toThrow('roc_auc is not a share')
  await expect(sized('recall >= 70% in each planet', '80%')).rejects.toThrow('planet')
})

test('drawn samples of the rows at hand hold in every slice about as often as the chance says', async () => {
  const { data } = await sized('recall >= 70% in each country', '82%')
  const random = createRandom('slices at hand')
  const draws = 60
  let held = 0
  for (let i = 0; i < draws; i++) {
    const rows = Object.entries(positives).flatMap(([country, count]) =>
      Array.from({ length: count }, () => ({ country, label: 1, prediction: random.next() < 0.82 ? 1 : 0 })),
    )
    const own = [...rows, { country: 'DE', label: 0, prediction: 0 }]
    const columns = { columns: { label: 'label', prediction: 'prediction' } }
    const [result] = await checkClaims(['recall >= 70% in each country'], csvOf(own), { data: columns })
    if (result?.verdict === 'holds') held += 1
  }
  const chance = data.chance!
  expect(Math.abs(held / draws - chance)).toBeLessThan(3.5 * Math.sqrt((chance * (1 - chance)) / draws))
})
