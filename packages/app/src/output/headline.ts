import { formatCount, type Check } from '@plumb/claims'

/** The verdict of a check as a sentence without its stop: `Not ready: 2 of 9 promises fail and 1 cannot be told yet`. */
export function headline(check: Check): string {
  const open = unknown(check)
  const short = shortHeadline(check)
  return check.verdict === 'fails' && open > 0 ? `${short} and ${formatCount(open)} cannot be told yet` : short
}

/** The headline cut to its verdict, for a title: `Not ready: 2 of 9 promises fail`. */
export function shortHeadline(check: Check): string {
  const { claims, summary, verdict } = check
  const of = `of ${formatCount(claims.length)} ${claims.length === 1 ? 'promise' : 'promises'}`
  if (claims.length === 0) return 'Cannot tell: nothing is promised yet'
  if (verdict === 'fails')
    return `Not ready: ${formatCount(summary.fails)} ${of} ${summary.fails === 1 ? 'fails' : 'fail'}`
  if (verdict === 'undecided')
    return `Cannot tell yet: ${formatCount(unknown(check))} ${of} ${unknown(check) === 1 ? 'is' : 'are'} not decided`
  if (summary.waived === 0) return `Ready: ${allHold(claims.length)}`
  return `Ready: ${formatCount(summary.holds)} ${of} ${summary.holds === 1 ? 'holds' : 'hold'}, ${formatCount(summary.waived)} waived`
}

/** How many claims have no verdict either way. */
function unknown({ summary }: Pick<Check, 'summary'>): number {
  return summary.undecided + summary.noEvidence
}

function allHold(count: number): string {
  return count === 1 ? 'the one promise holds' : `all ${formatCount(count)} promises hold`
}
