/** A share as it was written, as a percent: `10%` for `10%` and for `0.1`; the name of a parameter stays. */
export function percentOf(written: string | undefined): string {
  const share = Number(written)
  return Number.isFinite(share) ? `${Number((100 * share).toPrecision(12))}%` : (written ?? '')
}
