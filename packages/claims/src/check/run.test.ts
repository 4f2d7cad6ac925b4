import { expect, test } from 'vitest'
import { checkRows, checkClaim } from '../testing/check-rows.ts'
import type { Row } from '../testing/evaluate.ts'

const head = `product: P
data: { source: d.csv, columns: { label: y, prediction: f, time: at }, segments: [c] }`

test('x', () => {
  const rows: Row[] = Array.from({ length: 40 }, (_, i) => ({
    y: i % 2,
    f: i % 3 === 0 ? 1 : 0,
    c: i % 5 === 0 ? 'a' : 'b',
    at: 1e15 + i * 86400e6,
    x: i + 0.5,
  }))
  for (const claim of [
    'precision >= 30%',
    'rows >= 5',
    'gap(recall, c) <= 10 points',
    'parity(alert_rate, c) >= 80%',
    'mean(x) >= 3',
    'p95(x) <= 20',
    'gap(p95(x), c) <= 20',
    'worst(p95(x), c) <= 20',
    'matthews_corrcoef >= 0.1',
    'accuracy >= 50% each week',
    'duplicates <= 1%',
    'change(recall) >= -3 points vs previous week',
  ]) {
    try {
      const r = checkClaim(claim, rows, head, { times: ['at'] })
      console.log(claim, r.verdict, r.reason, r.estimate, r.low, r.high, '|', r.sentence, '|', r.next)
    } catch (e) {
      console.log(claim, (e as Error).stack?.split('\n').slice(0, 3))
    }
  }
  expect(1).toBe(1)
})
