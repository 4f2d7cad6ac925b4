/**
 * Maps bins to at most `limit` runs of neighbours that hold about equal shares of both labels, so that rare positives keep
 * as much resolution as the many negatives.
 *
 * @param positives weight of the positives in each bin
 * @param negatives the same of the negatives
 * @param limit most runs, at least 2
 * @returns the run of each bin, ascending; the bins themselves when there are few enough
 */
export function mergeBins(positives: Float64Array, negatives: Float64Array, limit: number): Int32Array {
  if (positives.length <= limit) return Int32Array.from(positives, (_, bin) => bin)
  const [allPositives, allNegatives] = [total(positives), total(negatives)]
  let share = 0
  return Int32Array.from(positives, (weight, bin) => {
    const own = (part(weight, allPositives) + part(negatives[bin] ?? 0, allNegatives)) / 2
    const middle = share + own / 2
    share += own
    return Math.min(limit - 1, Math.floor(middle * limit))
  })
}

/** Rows of one label alone fill half of the runs. */
function part(weight: number, all: number): number {
  return all > 0 ? weight / all : 0
}

function total(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0)
}
