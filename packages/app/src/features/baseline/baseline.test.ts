import { execFileSync } from 'node:child_process'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exampleBoard, exampleCheck, exampleClaim, hostile, hostileCheck } from '../../output/example-check.ts'
import { createProductFolder, type ProductFolder } from '../product-folder.ts'
import { baselineMarkdown } from './baseline-markdown.ts'
import { baselineTable } from './baseline-table.ts'

let product: ProductFolder
beforeEach(async () => {
  product = await createProductFolder()
})
afterEach(() => product.remove())

function git(...args: readonly string[]): void {
  const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...who, ...args], { cwd: product.path, stdio: 'pipe' })
}

async function evidence(): Promise<string> {
  const { out } = await product.ran('check', '--json', '--no-store')
  await writeFile(join(product.path, 'evidence.json'), out)
  return out
}

test('a file of evidence, and the report that holds it, are baselines', async () => {
  await evidence()
  await product.ran('report', '--out', 'r.html', '--no-store')
  await product.promise('accuracy >= 95%', 'recall >= 80%')
  for (const file of ['evidence.json', 'r.html']) {
    const { code, out } = await product.ran('check', '--baseline', file, '--format', 'markdown', '--no-store')
    expect(code).toBe(2)
    expect(out).toContain(`\n\nCompared with \`${file}\`, checked 2 Jan 2026, `)
    expect(out).toContain(
      '**Another verdict** (1)\n\n- “accuracy &gt;= 95%” held and now is undecided: 90.0% (82.4–95.1), n 100, as before. Its',
    )
    expect(out).toContain('**Bounds and claims that were moved** (1)\n\n- The bound of “accuracy &gt;= 95%” was moved')
    expect(out).toContain('\n\nUnchanged: 1 holds.\n\n**build**: gate shut')
  }
})

test('a branch, a tag and a commit are baselines by the evidence.json beside the product file', async () => {
  git('init', '-q', '-b', 'main')
  await evidence()
  git('add', '.')
  git('commit', '-qm', 'a')
  git('tag', 'v1.0')
  git('branch', 'feature/größe')
  await product.rows(40, 100)
  await evidence()
  git('commit', '-qam', 'b')
  for (const ref of ['v1.0', 'feature/größe', 'main~1', 'main^', 'HEAD@{1}']) {
    const { out } = await product.ran('check', '--baseline', ref, '--json', '--no-store')
    const { baseline } = JSON.parse(out) as { baseline: { source: string; newlyFailing: readonly { claim: string }[] } }
    expect([baseline.source, baseline.newlyFailing.map(({ claim }) => claim)]).toEqual([
      ref,
      ['accuracy-at-least', 'recall-at-least'],
    ])
  }
  const { out } = await product.ran('check', '--baseline', 'main', '--no-store')
  expect(out).toMatch(/Compared with main, checked .*:\nUnchanged: 2 fail\.\n$/)
})

test('in a folder of a repository its own evidence is meant', async () => {
  git('init', '-q', '-b', 'main')
  await writeFile(join(product.path, 'evidence.json'), 'of another product')
  await evidence()
  await mkdir(join(product.path, 'shop'))
  for (const name of ['d.csv', 'product.yaml', 'evidence.json']) {
    await rename(join(product.path, name), join(product.path, 'shop', name))
  }
  git('add', '.')
  git('commit', '-qm', 'a')
  const { code, out } = await product.ran('check', 'shop', '--baseline', 'main', '--no-store')
  expect([code, out]).toEqual([0, expect.stringContaining('Unchanged: 2 hold.')])
})

test.each([
  ['--upload-pack=touch x', 'wants a file of evidence, or a git branch'],
  ['-h', 'wants a file of evidence, or a git branch'],
  ['main..main', 'wants a file of evidence, or a git branch'],
  ['main:product.yaml', 'wants a file of evidence, or a git branch'],
  ['$(touch x)', 'wants a file of evidence, or a git branch'],
  ['a\nb', 'wants a file of evidence, or a git branch'],
  ['m'.repeat(300), 'wants a file of evidence, or a git branch'],
  ['nothing', 'there is no file and no git ref `nothing`'],
  [
    'main',
    'at `main` there is no evidence.json beside the product file; `plumb check --json > evidence.json` writes it',
  ],
  ['product.yaml', 'product.yaml is no evidence of a check at schema'],
])('the baseline %j is refused in words', async (source, words) => {
  git('init', '-q', '-b', 'main')
  git('add', 'd.csv')
  git('commit', '-qm', 'a')
  const { code, out, err } = await product.ran('check', `--baseline=${source}`)
  expect([code, out, err]).toEqual([3, '', expect.stringContaining(words)])
})

test('where there is no repository, and in formats that cannot show a baseline, it is refused', async () => {
  expect((await product.ran('check', '--baseline', 'main')).err).toContain('there is no file and no git ref `main`')
  await evidence()
  const { code, err } = await product.ran('check', '--baseline', 'evidence.json', '--format', 'csv')
  expect([code, err]).toEqual([3, expect.stringContaining('--baseline wants the format table, json or markdown')])
})

test('an error is told as JSON where that is asked for', async () => {
  const { code, out } = await product.ran('check', '--baseline', 'nothing', '--json')
  expect([code, JSON.parse(out)]).toEqual([3, expect.objectContaining({ schema: 'plumb/error@1' })])
})

test('hostile text in a baseline and in the check comes alive nowhere', () => {
  const before = exampleCheck([exampleClaim({ claim: hostile, bound: 0.5 }), exampleClaim({ id: 'b' })], {
    product: hostile,
    plumb: hostile,
    checkedAt: hostile,
  })
  const check = { ...hostileCheck(), product: 'P' }
  const markdown = baselineMarkdown({ source: hostile, check: before }, check)
  expect(markdown.replaceAll(/``.*?``/g, '')).not.toMatch(/<script|@everyone|[^\\]\[a|http:\/\/|#12/)
  for (const text of [markdown, baselineTable({ source: hostile, check: before }, check, 80)]) {
    expect(text).toContain('another product')
    expect(text).not.toMatch(/(?!\n)\p{Cc}|\u202e/u)
  }
})

test('no line under the table is wider than the terminal', () => {
  const text = baselineTable({ source: 'main', check: exampleCheck() }, exampleBoard(), 60)
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60)
})
