import type { ComparedCandidate, ComparedPair, Comparison } from '@plumb/claims'
import { csvText } from '../../output/csv.ts'

const columns = [
  'part',
  'candidate',
  'against',
  'tier',
  'ahead',
  'estimate',
  'low',
  'high',
  'confidence',
  'step_low',
  'step_high',
  'n',
  'counted',
  'unit',
  'method',
  'reason',
  'needed',
  'cost_per_1000',
  'cost_low',
  'cost_high',
]

/** One line for every candidate, then one for every pair; numbers unrounded. */
export function compareCsv(comparison: Comparison): string {
  const { candidates, pairs } = comparison
  return csvText([
    columns,
    ...candidates.map((one) => candidateLine(one, comparison)),
    ...pairs.map((one) => pairLine(one, comparison)),
  ])
}

type Line = readonly (string | number | null)[]

function candidateLine(one: ComparedCandidate, { confidence, counted, unit }: Comparison): Line {
  const { name, tier, estimate, low, high, n, method, reason, costPer1000: cost } = one
  const costs = [cost?.estimate ?? null, cost?.low ?? null, cost?.high ?? null]
  const value = [estimate, low, high, confidence, null, null, n, counted, unit, method, reason, null]
  return ['candidate', name, null, tier, null, ...value, ...costs]
}

function pairLine(one: ComparedPair, { pairConfidence, counted, differenceUnit }: Comparison): Line {
  const { first, second, ahead, estimate, low, high, stepLow, stepHigh, n, method, reason, needed } = one
  const value = [
    estimate,
    low,
    high,
    pairConfidence,
    stepLow,
    stepHigh,
    n,
    counted,
    differenceUnit,
    method,
    reason,
    needed,
  ]
  return ['pair', first, second, null, ahead, ...value, null, null, null]
}
