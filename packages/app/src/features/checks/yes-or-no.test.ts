import { expect, test } from 'vitest'
import { checkClaims } from './check-text.ts'

/** Forty rows: a quarter says the first of each two words, and no label is in. */
const csv = ['words,names,passes,kind,none', ...Array.from({ length: 40 }, (_, i) => line(i))].join('\n')

function line(i: number): string {
  const first = i % 4 === 0
  return [first ? 'yes' : 'no', first ? 'fraud' : 'fine', first ? 'pass' : 'fail', 'abc'[i % 3], ''].join(',')
}

test.each([
  ['in usual words', { columns: { prediction: 'words' } }],
  ['as the dataset says', { positive: 'fraud', columns: { prediction: 'names' } }],
  ['while no label is in yet', { positive: 'fraud', columns: { prediction: 'names', label: 'none' } }],
  ['in usual words while no label is in yet', { columns: { prediction: 'words', label: 'none' } }],
])('alerts are counted without labels: %s', async (_, data) => {
  const [alerts] = await checkClaims(['alert_rate >= 1%'], csv, { data })
  expect(alerts).toMatchObject({ estimate: 0.25, n: 40 })
})

test('a candidate without labels answers yes in usual words', async () => {
  const [alerts] = await checkClaims(['alert_rate of model >= 1%'], csv, {
    candidates: { model: { prediction: 'words' } },
  })
  expect(alerts).toMatchObject({ estimate: 0.25, n: 40 })
})

test.each([
  ['words that nobody explained', 'alert_rate', { columns: { prediction: 'names' } }, 'names holds fine, fraud'],
  [
    'words that nobody explained, while no label is in yet',
    'alert_rate',
    { columns: { prediction: 'names', label: 'none' } },
    'write positive: …',
  ],
  [
    'a positive value of other words',
    'alert_rate',
    { positive: 1, columns: { prediction: 'names' } },
    'names holds fine, fraud',
  ],
  [
    'one of several classes',
    'alert_rate',
    { task: 'multiclass', columns: { label: 'kind', prediction: 'kind' } },
    'kind holds a, b, c',
  ],
  [
    'the likeliest of several classes',
    'alert_rate',
    { task: 'multiclass', columns: { label: 'kind', scores: { a: 'none', b: 'none' } } },
    'names one of several classes',
  ],
  [
    'one of several classes as a judge',
    'pass_rate',
    { task: 'multiclass', columns: { label: 'kind', prediction: 'kind' } },
    'nothing says what passes in kind, which holds a, b, c',
  ],
  [
    'the likeliest of several classes as a judge',
    'pass_rate',
    { task: 'multiclass', columns: { label: 'kind', scores: { a: 'none', b: 'none' } } },
    'names one of several classes',
  ],
])('answers that are neither yes nor no are refused rather than counted as no: %s', async (_, measure, data, says) => {
  await expect(checkClaims([`${measure} >= 1%`], csv, { data })).rejects.toThrow(says)
})

test('a judge passes rows in words of passing, whether or not a label is in', async () => {
  for (const columns of [{ prediction: 'passes' }, { prediction: 'passes', label: 'none' }]) {
    const [passed] = await checkClaims(['pass_rate >= 1%'], csv, { data: { columns } })
    expect(passed).toMatchObject({ estimate: 0.25, n: 40 })
  }
})

test('a rule says yes or no whatever the labels are', async () => {
  const [flagged, passed] = await checkClaims(['alert_rate of rule >= 1%', 'pass_rate of rule >= 1%'], csv, {
    data: { task: 'multiclass', columns: { label: 'kind' } },
    candidates: { rule: { when: "words = 'yes'" } },
  })
  expect([flagged!.estimate, passed!.estimate]).toEqual([0.25, 0.25])
})
