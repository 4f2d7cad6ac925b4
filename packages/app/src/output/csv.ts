import { whereText, type Check, type ClaimResult, type SliceResult } from '@plumb/claims'
import { inertCsv } from './inert.ts'

type Field = string | number | boolean | null

/** One line for every claim and for every slice beneath it; numbers unrounded, text that a spreadsheet would compute quoted. */
export function renderCsv(check: Check): string {
  const lines = check.claims.flatMap((claim) => [
    claimLine(claim),
    ...claim.slices.map((slice) => sliceLine(claim, slice)),
  ])
  return csvText([columns, ...lines])
}

/** Lines of fields as CSV (RFC 4180). */
export function csvText(lines: readonly (readonly Field[])[]): string {
  return lines.map((fields) => `${fields.map(inertCsv).join(',')}\r\n`).join('')
}

const columns = [
  'stage',
  'id',
  'claim',
  'part',
  'where',
  'verdict',
  'beneath',
  'estimate',
  'low',
  'high',
  'confidence',
  'n',
  'counted',
  'bound',
  'bound_to',
  'direction',
  'unit',
  'method',
  'reason',
  'needed',
  'sentence',
  'next',
]

function claimLine(claim: ClaimResult): readonly Field[] {
  const where = claim.where === null ? '' : whereText(claim.where)
  return [
    ...head(claim),
    'claim',
    where,
    claim.verdict,
    claim.beneath,
    ...numbers(claim, claim),
    claim.sentence,
    claim.next,
  ]
}

function sliceLine(claim: ClaimResult, slice: SliceResult): readonly Field[] {
  return [...head(claim), 'slice', whereText(slice.where), slice.verdict, null, ...numbers(claim, slice), null, null]
}

function head({ stage, id, claim }: ClaimResult): readonly Field[] {
  return [stage, id, claim]
}

function numbers(claim: ClaimResult, part: ClaimResult | SliceResult): readonly Field[] {
  const [bound, to] = typeof claim.bound === 'number' ? [claim.bound, null] : claim.bound
  return [
    part.estimate,
    part.low,
    part.high,
    claim.confidence,
    part.n,
    claim.counted,
    bound,
    to,
    claim.direction,
    claim.unit,
    claim.method,
    part.reason,
    part.needed,
  ]
}
