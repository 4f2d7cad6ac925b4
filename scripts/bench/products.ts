/** Twenty claims over the whole log, with slices, a histogram of scores and one of latencies. */
const twenty = [
  'rows >= 1000',
  'missing(score) <= 1%',
  'missing(amount) <= 1%',
  'accuracy >= 50%',
  'precision >= 1%',
  'recall >= 1%',
  'specificity >= 50%',
  'f1 >= 0.01',
  'roc_auc >= 0.5',
  'brier_score <= 0.5',
  'calibration_error <= 90%',
  'p95(latency_ms) <= 100000',
  'precision >= 1% in each country',
  'recall >= 1% in each country',
  'accuracy >= 10% in each device',
  'recall >= 1% in each age_band',
  'roc_auc >= 0.5 in each country',
  'gap(recall, age_band) <= 99 points',
  'accuracy >= 10% where amount > 20',
  'accuracy >= 10% in each country and device with at least 100 rows',
]

/** The same kinds of claims where rows come in clusters: shares, by slice. */
const clustered = [
  'accuracy >= 50%',
  'precision >= 1%',
  'recall >= 1%',
  'specificity >= 50%',
  'mean(amount) >= 0',
  'precision >= 1% in each country',
  'recall >= 1% in each country',
  'accuracy >= 10% in each device',
]

const columns = { label: 'label', score: 'score', time: 'ts' }

export function productOf(
  log: string,
  { cluster = false, claims }: { cluster?: boolean; claims?: number } = {},
): object {
  const list = cluster ? clustered : twenty
  const wanted = Array.from({ length: claims ?? list.length }, (_, i) => ({
    id: `c${i}`,
    claim: list[i % list.length]!,
  }))
  return {
    product: 'Benchmark',
    data: {
      log: {
        source: log,
        columns: { ...columns, ...(cluster ? { cluster: 'account' } : {}) },
        positive: 1,
        threshold: 0.5,
      },
    },
    claims: { bench: wanted },
  }
}
