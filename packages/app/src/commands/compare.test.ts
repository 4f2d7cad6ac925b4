import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Comparison } from '@plumb/claims'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvOf } from '../features/checks/check-text.ts'
import { run } from './run.ts'
import { createTestIo } from './test-io.ts'

/** Right in 96%, 95% and 80% of rows, by a rule, a score and a column. */
const rows = Array.from({ length: 400 }, (_, i) => {
  const label = i % 3 === 0 ? 1 : 0
  const right = (share: number, turn: number): boolean => (i * turn) % 100 < share
  const answer = (isRight: boolean): number => (isRight ? label : 1 - label)
  return {
    label,
    score: answer(right(96, 7)) * 0.8 + 0.1,
    vendor: i < 3 ? null : answer(right(95, 13)),
    amount: answer(right(80, 11)) * 1000,
    country: i % 2 === 0 ? 'DE' : 'FR',
  }
})
const product = {
  product: 'Cards',
  data: { source: 'cards.csv', columns: { label: 'label' }, words: { rows: 'payments' } },
  candidates: {
    model: { score: 'score' },
    vendor: { prediction: 'vendor', cost_per_call: 0.002 },
    rules: { when: 'amount > 600' },
  },
  costs: { currency: 'EUR', false_positive: 35, false_negative: 400 },
  claims: { build: ['vendor beats others on accuracy', 'model beats others on accuracy by 5 points in each country'] },
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumb-compare-'))
  await writeFile(join(folder, 'cards.csv'), csvOf(rows))
  // JSON is YAML
  await writeFile(join(folder, 'product.yaml'), JSON.stringify(product))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function ran(args: readonly string[], columns = 100): Promise<{ code: number; out: string; err: string }> {
  const io = createTestIo({ cwd: folder, columns })
  const code = await run(args, io)
  return { code, out: io.out(), err: io.err() }
}

test('the table shows tiers, differences, costs and what would tell the best apart', async () => {
  const { code, out } = await ran(['compare', '--on', 'accuracy'])
  expect(code).toBe(2)
  expect(out).toMatch(
    /^Cards: accuracy on data\nBy accuracy, model and vendor cannot be told apart on these 397 payments; both beat\s+rules\.\n/,
  )
  expect(out).toMatch(/\nTier {2}Candidate {2}Accuracy \(95% range\) {2}n {4}Cost per 1,000\n1 {5}model {6}96% /)
  expect(out).toMatch(/\n2 {5}rules {6}80% \(76–84\) {11}397 {2}€/)
  expect(out).toContain('Differences: all 3 ranges hold at once at 95%\nmodel − vendor  +1 point (')
  expect(out).toMatch(/→ About [\d,]+ more labelled and answered payments would tell them apart/)
  expect(out).toContain('Set aside: 3 rows unanswered by vendor.')
  expect(out).toContain('Exit code 2 (0 one candidate is shown to be better')
})

test('one that beats all others exits with 0; a condition and a confidence change what is asked', async () => {
  const clear = await ran(['compare', '--on', 'accuracy', '--where', "country = 'DE'", '--confidence', '99%', '--json'])
  const found = JSON.parse(clear.out) as Comparison
  expect(found).toMatchObject({ schema: 'plumb/compare@1', where: "country = 'DE'", confidence: 0.99, currency: 'EUR' })
  expect(found.rowsUsed + found.excluded.reduce((sum, one) => sum + one.rows, 0)).toBe(400)
  const scored = await ran(['compare', '--on', 'accuracy at threshold 0.5', '--json'])
  expect([scored.code, scored.err]).toEqual([3, expect.stringContaining('fewer than two candidates')])
})

test('no line is wider than the terminal', async () => {
  for (const columns of [40, 60, 80]) {
    const { out } = await ran(['compare', '--on', 'recall'], columns)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns)
  }
})

test('Markdown and CSV hold every candidate and every pair', async () => {
  const { out: markdown } = await ran(['compare', '--on', 'accuracy', '--format', 'markdown'])
  expect(markdown).toContain(
    '| Tier | Candidate | Accuracy (95% range) | n | Cost per 1,000 |\n|---|---|---|---|---|\n| 1 | model |',
  )
  expect(markdown).toMatch(/\| model − rules \| \+16 points \(.*\) \| model is better \|/)
  const { out: csv } = await ran(['compare', '--on', 'accuracy', '--format', 'csv'])
  expect(csv.split('\r\n').map((line) => line.split(',').slice(0, 3).join())).toEqual([
    'part,candidate,against',
    'candidate,model,',
    'candidate,vendor,',
    'candidate,rules,',
    'pair,model,vendor',
    'pair,model,rules',
    'pair,vendor,rules',
    '',
  ])
})

test.each([
  [[], 'compare needs --on MEASURE'],
  [['--on', 'accuracy', '--format', 'html'], '--format wants one of table, json, markdown, csv'],
  [['--on', 'accuracy', '--confidence', '95'], '--confidence wants a share between 0% and 100%'],
  [['--on', 'acuracy'], 'Nearest: accuracy'],
])('bad input %j says what is wanted', async (args, message) => {
  const { code, err } = await ran(['compare', ...args])
  expect([code, err]).toEqual([3, expect.stringContaining(message)])
})

test('a claim against others shows its rivals in every format', async () => {
  const table = await ran(['check'])
  expect(table.out).toContain('candidate model  ◐ undecided')
  expect(table.out).toContain('Against model, of 2 rivals the one of most concern: on the same 397 labelled and')
  const csv = await ran(['check', '--format', 'csv'])
  expect(csv.out.match(/,slice,"?candidate (model|rules|vendor)/g)).toHaveLength(6)
  expect((await ran(['check', '--format', 'junit'])).out).toContain('message="Against model, of 2 rivals')
  expect((await ran(['check', '--format', 'markdown'])).out).toContain('- candidate rules: holds')
  expect((await ran(['check', '--format', 'html'])).out).toContain('candidate rules, country FR')
  const rival = await ran(['rows', '--claim', 'vendor-beats-others-on-accuracy', '--wrong', '--json'])
  expect((JSON.parse(rival.out) as { total: number }).total).toBe(rows.filter(isRivalAlone).length)
})

/** The model or the rules are right, and the vendor is not. */
function isRivalAlone({ label, vendor, score, amount }: (typeof rows)[number]): boolean {
  const rivals = [score >= 0.5, amount > 600].map(Number)
  return vendor !== null && vendor !== label && rivals.includes(label)
}
