import { shareLimits } from '@plumb/stats'
import { isSampled, type Measured } from '../forms/measured.ts'
import { selfOf, type ResolvedClaim } from '../resolve/resolved.ts'
import type { SettledTest } from '../verdict/rule.ts'
import type { Note } from './check.ts'

/** Warns of a bound that no number of rows can show, and names the best that this many could. */
export function unreachable(claim: ResolvedClaim, test: SettledTest, measured: Measured): Note | undefined {
  const { measure } = selfOf(claim)
  if (claim.subject.kind !== 'plain' || measure.fact === true || test.kind !== 'bound') return undefined
  const [least, most] = measure.range
  const upwards = test.relation.startsWith('>')
  const end = upwards ? most : least
  if (end === null || (upwards ? test.bound < end : test.bound > end)) return undefined
  const said = `${upwards ? 'at least' : 'at most'} ${asText(test.bound, measure.unit === 'share')}`
  const best =
    isSampled(measured) && measured.share !== undefined ? bestBound(measured.n, claim.confidence, upwards) : undefined
  const text =
    best === undefined
      ? ''
      : `: from ${measured.n} rows the ${upwards ? 'highest' : 'lowest'} bound that could be shown is ${best}`
  return { code: 'unreachable', text: `No number of rows can show ${said}${text}.` }
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
