import {
  averagePrecisionLimits,
  bootstrapAveragePrecision,
  clopperPearson,
  createRandom,
  matthewsCorrelation,
  rocAuc,
  rocAucLimits,
  type ScoreSample,
} from '@plumb/stats'

/** Milliseconds of intervals with a closed form, and of those by draws from 1,024 bins. */
export function timeIntervals(): { readonly closed: number; readonly drawn: number } {
  const sample = sampleOf(1024)
  const closed = [() => clopperPearson(930, 1000), () => rocAucLimits(rocAuc(sample))]
  const drawn = [
    () => averagePrecisionLimits(bootstrapAveragePrecision(sample, { random: createRandom('bench') })),
    () => matthewsCorrelation({ tp: 80, fn: 20, fp: 30, tn: 870 }, { random: createRandom('bench') }),
  ]
  return { closed: Math.max(...closed.map(medianMs)), drawn: Math.max(...drawn.map(medianMs)) }
}

function medianMs(work: () => unknown): number {
  const times = Array.from({ length: 21 }, () => {
    const since = performance.now()
    work()
    return performance.now() - since
  })
  return times.toSorted((a, b) => a - b)[10]!
}

/** Ten million rows in bins: the higher the score, the more positives. */
function sampleOf(bins: number): ScoreSample {
  const scores = Array.from({ length: bins }, (_, bin) => (bin + 0.5) / bins)
  const cells = scores.flatMap((score, bin) =>
    [true, false].map((positive) => {
      const rows = Math.round((10_000_000 / bins) * (positive ? score : 1 - score)) + 1
      return { bin, positive, cluster: 0, rows, weight: rows, weightSquares: rows }
    }),
  )
  return { weighted: false, clustered: false, scores, cells }
}
