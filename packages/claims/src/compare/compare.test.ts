import fc from 'fast-check'
import { pairedDifference } from '@plumb/stats'
import { expect, test } from 'vitest'
import { checkClaim } from '../testing/check-rows.ts'
import { compareRows } from '../testing/compare-rows.ts'
import type { Row } from '../testing/evaluate.ts'
import type { CompareOptions } from './asked-product.ts'
import type { Comparison } from './comparison.ts'

/** Wrong on so many rows of 1,000: the model and the vendor nearly alike, the rules on others, the old one on many. */
const wrong = { model: 40, vendor: 50, rules: 150, old: 170 }
const answers = (y: number, i: number): Readonly<Record<keyof typeof wrong, number>> => {
  const of = (name: keyof typeof wrong, turn: number): number => ((i * turn) % 1000 < wrong[name] ? 1 - y : y)
  return { model: of('model', 7), vendor: of('vendor', 13), rules: of('rules', 11), old: of('old', 17) }
}
const rows: readonly Row[] = Array.from({ length: 1000 }, (_, i) => {
  const y = i % 4 === 0 ? 1 : 0
  return { y, ...answers(y, i), s: ((i * 37) % 100) / 100, c: i % 5 === 0 ? 'DE' : 'FR', w: 1 + (i % 3), g: i % 90 }
})
const candidates =
  '  model: { prediction: model }\n  vendor: { prediction: vendor }\n  rules: { when: rules = 1 }\n  old: { prediction: old }\n'
const head = (more = '', columns = 'label: y'): string =>
  `product: P\ndata: { source: d.csv, columns: { ${columns} } }\ncandidates:\n${candidates}${more}`
const compare = (on: string, more: Partial<CompareOptions> = {}, data = rows, text = head()): Comparison =>
  compareRows(text, { data }, { on, ...more })
const tierOf = ({ candidates: all }: Comparison): Readonly<Record<string, number | null>> =>
  Object.fromEntries(all.map(({ name, tier }) => [name, tier]))
const only = (first: string, second: string, some = rows): number =>
  some.filter((row) => row[first] === row['y'] && row[second] !== row['y']).length

test('candidates fall into tiers, and the sentence says who beats whom', () => {
  const all = compare('accuracy')
  expect(all.tiers).toEqual([
    ['model', 'vendor'],
    ['rules', 'old'],
  ])
  expect(all.verdict).toBe('undecided')
  expect(all.sentence).toBe(
    'By accuracy, model and vendor cannot be told apart on these 1,000 rows; both beat rules and old; rules and old cannot be told apart.',
  )
  expect(all.next).toMatch(
    /^About [\d,]+ more labelled and answered rows would tell them apart if today's difference is real \(about [\d,]+ for four chances in five\)\.$/,
  )
})

test('each difference is that of a paired comparison, at the level at which all hold at once', () => {
  const { pairs, pairConfidence } = compare('accuracy')
  expect(pairConfidence).toBeCloseTo(1 - 0.05 / 6, 12)
  expect(pairs).toHaveLength(6)
  for (const { first, second, estimate, low, high } of pairs) {
    const counts = { onlyA: only(first, second), onlyB: only(second, first), pairs: 1000 }
    const { low: from, high: to } = pairedDifference(counts, { confidence: pairConfidence! })
    expect([estimate, low, high]).toEqual(
      [(counts.onlyA - counts.onlyB) / 1000, from, to].map((of) => expect.closeTo(of, 12)),
    )
  }
})

test('each candidate has its own range, that of a claim of its own', () => {
  for (const { name, estimate, low, high, n, method } of compare('recall').candidates) {
    expect({ estimate, low, high, n, method }).toMatchObject(
      (({ estimate: e, low: l, high: h, n: m, method: how }) => ({ estimate: e, low: l, high: h, n: m, method: how }))(
        checkClaim(`recall of ${name} >= 50%`, rows, head()),
      ),
    )
  }
})

test('the best is listed first, and a difference is that of the better minus the worse', () => {
  const more = compare('accuracy')
  expect(more.candidates.map(({ name }) => name)).toEqual(['model', 'vendor', 'rules', 'old'])
  for (const { estimate } of more.pairs) expect(estimate!).toBeGreaterThanOrEqual(0)
  const costs = `costs: { currency: EUR, false_positive: 1, false_negative: 9 }\n`
  const less = compare('cost_per_1000', {}, rows, head(costs))
  expect(less).toMatchObject({ better: 'lower', unit: 'EUR', differenceUnit: 'EUR' })
  for (const { estimate, ahead, first } of less.pairs) {
    expect(estimate!).toBeLessThanOrEqual(0)
    expect([first, null]).toContain(ahead)
  }
  const values = less.candidates.map(({ estimate }) => estimate!)
  expect(values).toEqual(values.toSorted((a, b) => a - b))
})

test('costs stand beside the measure where the product has them', () => {
  expect(compare('accuracy').candidates[0]!.costPer1000).toBeNull()
  const priced = head('costs: { false_positive: 1, false_negative: 9 }\n')
  for (const { name, costPer1000 } of compare('accuracy', {}, rows, priced).candidates) {
    const { estimate, low, high } = checkClaim(`cost_per_1000 of ${name} <= 1`, rows, priced)
    expect(costPer1000).toEqual({ estimate, low, high })
  }
})

test('only rows that all answered are used, and each row left out has its reason', () => {
  const holes = rows.map((row, i): Row => ({
    ...row,
    vendor: i < 4 ? null : row['vendor']!,
    old: i < 7 ? null : row['old']!,
    y: i === 500 ? null : row['y']!,
  }))
  const { rowsUsed, excluded, candidates: all, pairs } = compare('accuracy', { where: "c = 'FR'" }, holes)
  expect(rowsUsed + excluded.reduce((sum, one) => sum + one.rows, 0)).toBe(1000)
  expect(Object.fromEntries(excluded.map(({ reason, rows: count }) => [reason, count]))).toEqual({
    'outside-where': 200,
    'unanswered by vendor': 3,
    'unanswered by old': 2,
  })
  expect(new Set([...all, ...pairs].map(({ n }) => n))).toEqual(new Set([rowsUsed]))
})

test('one that leaves rows unanswered is not placed until someone says what that means', () => {
  const holes = rows.map((row, i): Row => ({ ...row, vendor: i < 40 ? null : row['vendor']! }))
  const silent = compare('accuracy', {}, holes)
  expect(tierOf(silent)).toEqual({ model: 1, rules: 2, old: 2, vendor: null })
  expect(silent.verdict).toBe('undecided')
  expect(silent.sentence).toContain('; vendor is not placed, since it left more than 1% of the rows unanswered')
  expect(silent.next).toContain('unanswered: wrong')
  expect(silent.pairs.filter(({ first, second }) => [first, second].includes('vendor'))).toEqual(
    Array.from({ length: 3 }, () =>
      expect.objectContaining({ low: null, high: null, ahead: null, reason: 'unpaired-rows' }),
    ),
  )
  const settled = head().replace('prediction: vendor', 'prediction: vendor, unanswered: wrong')
  expect(compare('accuracy', {}, holes, settled)).toMatchObject({ rowsUsed: 1000, excluded: [] })
  const skipped = head().replace('prediction: vendor', 'prediction: vendor, unanswered: skip')
  expect(tierOf(compare('accuracy', {}, holes, skipped))).toMatchObject({ vendor: 1 })
})

test('one that beats all others is alone in its tier, and nothing is left to do', () => {
  const best = rows.map((row): Row => ({ ...row, model: row['y']! }))
  const all = compare('accuracy', {}, best)
  expect(all).toMatchObject({ verdict: 'decided', tiers: [['model'], ['vendor'], ['rules', 'old']] })
  expect(all.sentence).toMatch(
    /^By accuracy, model beats vendor, rules and old on these 1,000 rows; vendor beats rules and old; /,
  )
  expect(all.next).toMatch(/^Nothing to do/)
  expect(all.pairs.map(({ needed }) => needed)).toEqual([null, null, null, null, null, null])
})

test('candidates that answer alike are one tier, and no number of rows is named', () => {
  const same = rows.map((row): Row => ({ ...row, vendor: row['model']!, rules: row['model']!, old: row['model']! }))
  const all = compare('f1', {}, same)
  expect(all.tiers).toEqual([['model', 'vendor', 'rules', 'old']])
  expect(all.next).toBe('Today there is nothing between model and vendor; no number of rows to name.')
})

test('whom the measure cannot judge is left out and named', () => {
  const scored = head('  a: { score: s }\n  b: { score: model }\n')
  const all = compare('roc_auc', {}, rows, scored)
  expect(all).toMatchObject({ verdict: 'decided', tiers: [['b'], ['a']], unit: 'number', pairConfidence: 0.95 })
  expect(all.notes).toContainEqual({
    code: 'not-compared',
    text: 'Not compared: rules, since roc_auc needs a score; rules names none.',
  })
})

test('without a row, or an answer, it says why and gives no number', () => {
  const none = compare('accuracy', { where: "c = 'XX'" })
  expect(none).toMatchObject({ verdict: 'no-evidence', tiers: [], rowsUsed: 0, pairConfidence: null })
  expect(none.sentence).toBe('By accuracy, nothing can be compared: no row fits.')
  const empty = rows.map((row): Row => ({ ...row, e: null }))
  const half = compare('roc_auc', {}, empty, head('  a: { score: s }\n  b: { score: model }\n  e: { score: e }\n'))
  expect(tierOf(half)).toEqual({ b: 1, a: 2, e: null })
  expect(half).toMatchObject({ verdict: 'undecided', next: 'Fill in what is missing, and compare again.' })
  expect(half.candidates.at(-1)).toMatchObject({ name: 'e', estimate: null, reason: 'all-missing' })
})

test.each(['accuracy', 'precision', 'f1', 'balanced_accuracy', 'matthews_corrcoef', 'cost_per_1000', 'recall'])(
  'on %s, with clusters and weights too, ranges hold their estimates and no number is NaN',
  (on) => {
    for (const columns of ['label: y', 'label: y, cluster: g', 'label: y, weight: w']) {
      const text = head('costs: { false_positive: 1, false_negative: 9 }\n', columns)
      const all = compare(on, {}, rows, text)
      expect(JSON.stringify(all)).not.toMatch(/NaN|Infinity/)
      for (const { estimate, low, high } of [...all.candidates, ...all.pairs]) {
        expect(low ?? -Infinity).toBeLessThanOrEqual(estimate!)
        expect(high ?? Infinity).toBeGreaterThanOrEqual(estimate!)
      }
      expect(all.tiers.flat().toSorted()).toEqual(['model', 'old', 'rules', 'vendor'])
    }
  },
)

test('the order of candidates and of rows changes no number', () => {
  const turned = head().replace(candidates, candidates.split('\n').slice(0, 4).toReversed().join('\n') + '\n')
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 400 }), (count) => {
      const some = rows.slice(0, count)
      const [one, other] = [compare('accuracy', {}, some), compare('accuracy', {}, some.toReversed(), turned)]
      expect(tierOf(other)).toEqual(tierOf(one))
      const named = (all: Comparison): unknown =>
        Object.fromEntries(
          all.pairs.map(({ first, second, low, high, ahead }) => {
            const ends = first < second ? [low!, high!] : [-high!, -low!]
            return [[first, second].toSorted().join(' '), [...ends.map((end) => Number(end.toFixed(12))), ahead]]
          }),
        )
      expect(named(other)).toEqual(named(one))
    }),
    { numRuns: 15 },
  )
})

test.each([
  [
    'fewer than two candidates',
    'accuracy',
    {},
    'product: P\ndata: { source: d.csv, columns: { label: y } }\ncandidates: { model: { prediction: model } }',
    'two candidates or more; P has model alone',
  ],
  [
    'a measure that judges one only',
    'roc_auc',
    {},
    head('  a: { score: s }\n'),
    'fewer than two candidates can be judged on roc_auc',
  ],
  ['a measure that the dataset lacks columns for', 'ndcg(5)', {}, head(), 'ndcg needs a ranking'],
  ['a misspelt measure', 'acuracy', {}, head(), 'Nearest: accuracy'],
  ['a bound', 'accuracy >= 90%', {}, head(), '--on: wanted a measure alone'],
  ['a measure of one candidate', 'recall of model', {}, head(), 'leave out: of model'],
  ['a measure without a better direction', 'alert_rate', {}, head(), 'no better direction'],
  ['a condition that cannot be read', 'accuracy', { where: 'c ==' }, head(), '--where: wanted'],
  ['a column that is not there', 'accuracy', { where: 'd = 1' }, head(), 'no column d'],
  ['a dataset that is not there', 'accuracy', { data: 'live' }, head(), 'wanted a dataset, got live'],
] as const)('%s is refused', (_, on, more, text, message) => {
  expect(() => compare(on, more, rows, text)).toThrow(message)
})
