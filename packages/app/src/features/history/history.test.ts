import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Check } from '@plumb/claims'
import { openRecords } from '../../records/open-records.ts'
import { createProductFolder, type ProductFolder } from '../product-folder.ts'

let product: ProductFolder
beforeEach(async () => {
  product = await createProductFolder()
})
afterEach(() => product.remove())

/** What a check says at its end, in one line. */
async function ending(...args: readonly string[]): Promise<string> {
  const { out } = await product.ran('check', ...args)
  return out
    .slice(out.indexOf('Exit code'))
    .replace(/\s+/g, ' ')
    .replace(/^.*?Plumb\)\. /, '')
}

interface HistoryObject {
  readonly total: number
  readonly checks: readonly {
    readonly id: number
    readonly since: number | null
    readonly changes: readonly unknown[]
  }[]
  readonly looks: readonly { readonly claim: string; readonly looks: number; readonly moves: number }[]
}

async function history(...args: readonly string[]): Promise<HistoryObject> {
  return JSON.parse((await product.ran('history', '--json', ...args)).out) as HistoryObject
}

test('the end of a check says what changed since the last one, and why', async () => {
  expect(await ending()).toBe(
    'This is the first check of this product that is kept here: the next one says what changed. ',
  )
  expect(await ending()).toMatch(
    /^Since the last check \(2 Jan 2026, .* UTC\): · Nothing changed\. The same rows of data were looked at twice\. $/,
  )
  await product.rows(50, 101)
  expect(await ending()).toMatch(
    /· “accuracy >= 80%” held and now fails: 50% \(39–60\), n 101; before 90% \(82–95\), n 100. The rows of data changed. .* · data has 1 row more than before \(100 to 101\)\. $/,
  )
})

test('a bound that was moved again and again on the same rows is counted, also under another stage or format', async () => {
  await product.ran('check')
  for (const bound of [75, 70]) {
    await product.promise(`accuracy >= ${bound}%`, 'recall >= 80%')
    await product.ran('check', '--json')
  }
  await product.promise('accuracy >= 65%', 'recall >= 80%')
  await product.ran('check', '--stage', 'build')
  expect(await ending()).toContain(
    '· “accuracy >= 65%”: The bound of this claim was moved 3 times after its result was seen on these rows.',
  )
  const { looks } = await history()
  expect(looks.map(({ claim, looks: count, moves }) => [claim, count, moves])).toEqual([
    ['accuracy-at-least', 5, 3],
    ['recall-at-least', 5, 0],
  ])
  expect((await product.ran('history')).out.replace(/\s+/g, ' ')).toContain(
    'The same rows · “accuracy >= 65%”: The bound of this claim was moved 3 times after its result was seen on these rows. · The same rows of data were looked at 5 times.',
  )
  await product.rows(91, 100)
  expect(await ending()).not.toContain('moved 3 times')
})

test('history lists checks newest first, each with what changed since the one that asked the same', async () => {
  await product.ran('check')
  await product.ran('check', '--as-of', '2026-01-01')
  await product.promise('accuracy >= 85%', 'recall >= 80%')
  await product.ran('check', '--format', 'csv')
  const { total, checks } = await history()
  expect([total, checks.map(({ id, since }) => [id, since])]).toEqual([
    3,
    [
      [3, 1],
      [2, null],
      [1, null],
    ],
  ])
  expect(checks[0]).toMatchObject({
    verdict: 'undecided',
    plumb: expect.any(String),
    seed: 0,
    data: [{ name: 'data', rows: 100, fingerprint: expect.stringContaining('sha256:') }],
    productFile: { name: 'product.yaml', fingerprint: expect.stringContaining('sha256:') },
    claims: [{ id: 'accuracy-at-least', claim: 'accuracy >= 85%', bound: 0.85 }, { id: 'recall-at-least' }],
    changes: [
      { kind: 'verdict', from: 'holds', to: 'undecided' },
      { kind: 'bound', from: 'at least 80%' },
    ],
  })
  const { checks: last } = await history('--limit', '1')
  expect(last.map(({ since }) => since)).toEqual([1])
  expect((await product.ran('history', '--limit', '2')).out).toMatch(
    /^product.yaml: 3 checks are stored; the last 2 are shown/,
  )
})

test('the evidence of a stored check is what --json printed', async () => {
  const { out } = await product.ran('check', '--json')
  await product.ran('check')
  expect((await product.ran('history', '--check', '1')).out).toBe(out)
  const { code, err } = await product.ran('history', '--check', '3')
  expect([code, err]).toEqual([3, expect.stringContaining('no check 3 of product.yaml is stored')])
})

test('--no-store keeps nothing and makes no folder; history of nothing says how to begin', async () => {
  const { out, code } = await product.ran('check', '--no-store')
  expect([code, out]).toEqual([0, expect.not.stringMatching(/first check/)])
  expect((await product.ran('history')).out).toBe(
    'No check of product.yaml is stored yet: npm run plumb -- check stores one.\n',
  )
  expect(await history()).toMatchObject({ total: 0, checks: [], looks: [] })
  expect(await readdir(product.path)).toEqual(['d.csv', 'product.yaml'])
})

test('a check that cannot be stored shows its verdicts, and says why on standard error', async () => {
  await writeFile(join(product.path, '.plumb'), '')
  const { code, out, err } = await product.ran('check')
  expect([code, out]).toEqual([0, expect.stringContaining('Ready: all 2 promises hold')])
  expect(err).toMatch(/^plumb: this check is not stored: .*\.plumb is not a folder of its own/)
})

test('two product files of a folder have a history each', async () => {
  await product.ran('check')
  await writeFile(
    join(product.path, 'other.yaml'),
    JSON.stringify({ product: 'O', data: { source: 'd.csv' }, claims: { a: ['rows >= 1'] } }),
  )
  expect(await ending('other.yaml')).toContain('This is the first check')
  expect([(await history()).total, (await history('other.yaml')).total]).toEqual([1, 1])
})

test('a report is a look at its rows too', async () => {
  await product.ran('report')
  await product.ran('report', '--no-store', '--out', join(product.path, 'r.html'))
  expect(await ending()).toContain('The same rows of data were looked at twice.')
})

test('a stored check that cannot be read is left out, as if it had not been stored', async () => {
  await product.ran('check')
  const records = await openRecords(product.path)
  records.exec(`update checks set evidence = x'1f8b00'`)
  records.close()
  expect(await ending()).toContain('This is the first check')
  expect((await history()).checks.map(({ id }) => id)).toEqual([2])
})

test('a check that repeats an earlier one keeps no second copy of its evidence, and is read back with its own time', async () => {
  const outs = [await product.ran('check', '--json'), await product.ran('check', '--json')]
  await product.rows(91, 100)
  outs.push(await product.ran('check', '--json'))
  await product.rows(90, 100)
  outs.push(await product.ran('check', '--json'))
  const records = await openRecords(product.path)
  const sizes = records.prepare('select length(evidence) > 0 as own, same_as from checks order by id').raw().all()
  records.close()
  expect(sizes).toEqual([
    [1, null],
    [0, 1],
    [1, null],
    [0, 1],
  ])
  for (const [at, { out }] of outs.entries()) {
    expect((await product.ran('history', '--check', String(at + 1))).out).toBe(out)
  }
})

test('hostile text of a claim and a dataset comes alive neither at the end of a check nor in history', async () => {
  const hostile = '\u001b[31m\u202e<script>'
  const claim = `share(c = '${hostile}') <= 0.5`
  await product.promise(claim)
  await product.ran('check')
  await product.promise(`share(c = '${hostile}') <= 0.6`)
  for (const { out } of [
    await product.ran('check'),
    await product.ran('history'),
    await product.ran('history', '--json'),
  ]) {
    expect(out).toContain('moved')
    expect(out).not.toMatch(/(?!\n)\p{Cc}|\u202e/u)
  }
  const { checks } = await history()
  expect((checks[0]!.changes[0] as { text: string }).text).toContain(hostile)
  expect((JSON.parse((await product.ran('history', '--check', '1')).out) as Check).claims[0]!.claim).toContain(hostile)
})
