import type { ClaimResult } from '@plumb/claims'
import { expect, test } from 'vitest'
import { checkClaims, csvOf } from './check-text.ts'

const measures = listed(
  'accuracy, balanced_accuracy, precision, recall, specificity, negative_predictive_value, false_positive_rate',
  'false_negative_rate, base_rate, alert_rate, f1, matthews_corrcoef, roc_auc, average_precision, brier_score, log_loss',
  'calibration_error, cost_per_1000, mean(x), sum(x), minimum(x), per(x; z), p50(x), p99(x), share(x > 1), missing(x)',
  'distinct(x), duplicates, rows, labelled_rows',
)
const groups = listed(
  'gap(accuracy; g), parity(recall; g), worst(roc_auc; g), gap(mean(x); g), gap(roc_auc; g), parity(brier_score; g)',
  'worst(f1; g), gap(cost_per_1000; g), gap(p50(x); g), gap(calibration_error; g), gap(matthews_corrcoef; g)',
  'gap(average_precision; g), parity(per(x; z); g)',
)
const compared = listed(
  'accuracy, recall, precision, f1, balanced_accuracy, matthews_corrcoef, roc_auc, average_precision, brier_score',
  'log_loss, cost_per_1000, negative_predictive_value, specificity',
)
const claims = [
  ...[...measures, ...groups].map((quantity) => `${quantity} <= 0.5`),
  ...compared.map((measure) => `a beats b on ${measure}`),
]

interface Row {
  readonly y: number | null
  readonly s: number
  readonly o: number
}

/** So many rows, with columns to measure, group, weigh and cluster by. */
function rowsOf(count: number, row: (i: number) => Row): readonly object[] {
  return Array.from({ length: count }, (_, i) => {
    return { ...row(i), x: i % 3, z: i % 2, g: i % 2 === 0 ? 'u' : 'v', w: 1 + (i % 3), c: `k${i % 4}` }
  })
}

const samples: Readonly<Record<string, readonly object[]>> = {
  'one positive row': rowsOf(1, () => ({ y: 1, s: 0.9, o: 0.2 })),
  'one negative row': rowsOf(1, () => ({ y: 0, s: 0.9, o: 0.2 })),
  'a row of each': rowsOf(2, (i) => ({ y: i, s: 0.3 + 0.6 * i, o: 0.4 })),
  'only positives': rowsOf(6, (i) => ({ y: 1, s: i / 10, o: 0.5 })),
  'only negatives': rowsOf(6, (i) => ({ y: 0, s: i / 10, o: 0.5 })),
  'one score for all': rowsOf(12, (i) => ({ y: i % 2, s: 0.5, o: 0.5 })),
  'perfect against all wrong': rowsOf(12, (i) => ({ y: i % 2, s: i % 2, o: 1 - (i % 2) })),
  'no flag': rowsOf(12, (i) => ({ y: i % 2, s: 0.1, o: 0.2 })),
  'one positive among twelve': rowsOf(12, (i) => ({ y: i === 3 ? 1 : 0, s: i / 12, o: 0.5 })),
  'one label among five': rowsOf(5, (i) => ({ y: i === 0 ? 1 : null, s: 0.5, o: 0.5 })),
}
const designs = [{}, { weight: 'w', cluster: 'c' }]

/** Quantities of some lines; `;` stands for the comma inside one. */
function listed(...lines: readonly string[]): readonly string[] {
  return lines
    .join(', ')
    .split(', ')
    .map((quantity) => quantity.replaceAll(';', ','))
}

/** Facts and quantiles of whole numbers may have limits that are equal. */
const mayBeNarrow = /^count$|order statistics|Woodruff/

function troubleWith({ claim, estimate, low, high, n, verdict, reason, method }: ClaimResult): readonly string[] {
  if (estimate === null)
    return verdict === 'no-evidence' && reason !== null ? [] : [`${claim}: missing without a reason`]
  const [least, most] = [low ?? -Infinity, high ?? Infinity]
  const rules = {
    'is no number': [estimate, low ?? 0, high ?? 0, n].every(Number.isFinite),
    'does not hold its estimate': least <= estimate + 1e-12 && most >= estimate - 1e-12,
    'has no width': least < most || mayBeNarrow.test(method),
    'is open without a reason': low !== null || high !== null || reason !== null || verdict !== 'undecided',
  }
  return Object.entries(rules).flatMap(([trouble, isFine]) => (isFine ? [] : [`${claim}: ${trouble}`]))
}

test.each(Object.entries(samples))(
  'every quantity of %s has a number, an interval that holds it, or a reason',
  async (_, rows) => {
    for (const design of designs) {
      const results = await checkClaims(claims, csvOf(rows), {
        costs: { false_positive: 1, false_negative: 5 },
        candidates: { a: { score: 's' }, b: { score: 'o' } },
        data: { columns: { label: 'y', score: 's', ...design }, positive: 1 },
      })
      expect(results.length).toBe(claims.length)
      expect(results.flatMap(troubleWith)).toEqual([])
    }
  },
)
