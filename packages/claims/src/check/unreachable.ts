import { shareLimits, type ShareSample } from '@plumb/stats'
import { isSampled, type Measured } from '../forms/measured.ts'
import { selfOf, type ResolvedClaim } from '../resolve/resolved.ts'
import { formatRows } from '../sentences/format-rows.ts'
import type { SettledTest } from '../verdict/rule.ts'
import type { Note } from './check.ts'

/** Warns of a bound that no number of rows can show, and names the best that this many could. */
export function unreachable(claim: ResolvedClaim, test: SettledTest, measured: Measured): Note | undefined {
  const { measure } = selfOf(claim)
  const { kind } = claim.subject
  const isPlain = kind === 'plain' || kind === 'distance' || kind === 'distance-window'
  if (!isPlain || measure.fact === true || test.kind !== 'bound') return undefined
  const [least, most] = measure.range
  const upwards = test.relation.startsWith('>')
  const end = upwards ? most : least
  if (end === null || (upwards ? test.bound < end : test.bound > end)) return undefined
  const said = `${wordsOf[test.relation]} ${asText(test.bound, measure.unit === 'share')}`
  const share = isSampled(measured) ? measured.share : undefined
  const best = share === undefined ? undefined : bestBound(rowsIn(share), claim.confidence, upwards)
  const text =
    best === undefined
      ? ''
      : `: from ${formatRows(measured.n)} the ${upwards ? 'highest' : 'lowest'} bound that could be shown is ${best}`
  return { code: 'unreachable', text: `No number of rows can show ${said}${text}.` }
}

const wordsOf = { '>=': 'at least', '>': 'more than', '<=': 'at most', '<': 'less than' }

/** How many independent rows a sample without variation counts as. */
function rowsIn(share: ShareSample): number {
  if (share.design === 'independent') return share.rows
  const { unit, kish, denominator, squaredDenominators } = share.ratio
  return unit === 'row' ? kish : denominator ** 2 / squaredDenominators
}

/** Rounded to the safe side. */
function bestBound(n: number, confidence: number, upwards: boolean): string {
  const { low, high } = shareLimits({ design: 'independent', yes: upwards ? n : 0, rows: n }, { confidence })
  const digits = n >= 1_000 ? 1_000 : 100
  return asText(upwards ? Math.floor(low * digits) / digits : Math.ceil(high * digits) / digits, true)
}

function asText(value: number, share: boolean): string {
  return share ? `${Number((value * 100).toPrecision(6))}%` : String(value)
}
