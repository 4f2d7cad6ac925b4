import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProductFolder, type ProductFolder } from '../product-folder.ts'
import { readReportHistory } from './report-history.ts'

let product: ProductFolder
beforeEach(async () => {
  product = await createProductFolder()
})
afterEach(() => product.remove())

async function report(...args: readonly string[]): Promise<string> {
  await product.ran('report', ...args)
  return readFile(join(product.path, 'plumb-report.html'), 'utf8')
}

test('a report says what changed since the last checks, why, and how often the rows were seen', async () => {
  expect(await report()).toContain('The first of its kind that is kept here: there is nothing to compare it with.')
  await product.ran('check')
  await product.ran('check')
  await product.promise('accuracy >= 95%', 'recall >= 80%')
  const html = await report()
  expect(html).toContain('4 checks are kept beside the product file; the last 4 stand here, newest first.')
  expect(html).toContain('“accuracy &gt;= 95%” held and now is undecided: 90.0% (82.4–95.1), n 100, as before.')
  expect(html).toContain('after its result was seen on these rows')
  expect(html).toContain('check 3 and 1 before it</span>')
  expect(html).toContain('The same rows of data were looked at 4 times.')
  expect(html).toContain('Promises whose verdict turned, newest check first')
})

test.each([[[]], [['--executive']]])('what was written is verified, with its history (%j)', async (args) => {
  await product.ran('check')
  await report(...args)
  const { code, out } = await product.ran('verify', 'plumb-report.html')
  expect([code, out]).toEqual([0, expect.stringContaining('it was not computed again')])
})

test('an edited page of one sheet, and an edited history on a page, are found', async () => {
  await product.ran('check')
  const page = await report('--executive')
  const file = join(product.path, 'plumb-report.html')
  await writeFile(file, page.replace('90 in 100', '99 in 100'))
  expect((await product.ran('verify', 'plumb-report.html')).code).toBe(1)
  const full = await report()
  const edited = full.replace('Nothing changed since check', 'Much changed since check')
  expect(edited).not.toBe(full)
  await writeFile(file, edited)
  expect((await product.ran('verify', 'plumb-report.html')).code).toBe(1)
})

test('a report that keeps nothing tells what was kept before', async () => {
  await product.ran('check')
  const html = await report('--no-store')
  expect(html).toContain('<span class="on">not kept</span>')
  expect(html).toContain('1 check is kept beside the product file')
  expect((await product.ran('history', '--json')).out).toContain('"total":1')
})

test('records that cannot be read leave the report without a history, and that is said', async () => {
  await writeFile(join(product.path, '.plumb'), '')
  const { code, err } = await product.ran('report')
  expect([code, err]).toEqual([0, expect.stringContaining('plumb: this check is not stored')])
  expect(await readFile(join(product.path, 'plumb-report.html'), 'utf8')).toContain('Ready: all 2 promises hold')
})

test.each([
  '',
  '[]',
  '{}',
  'null',
  '{"total":1,"looks":[],"checks":[{"id":1}]}',
  '{"total":1,"looks":[3],"checks":[]}',
])('what is no history is not read as one: %s', (text) => {
  expect(readReportHistory(text)).toBeNull()
})
