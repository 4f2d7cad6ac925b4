import type { DatasetFacts } from '../plan/scan.ts'
import { type ResolvedClaim, selfOf } from '../resolve/resolved.ts'
import type { SettledTest } from '../verdict/rule.ts'
import type { ClaimResult } from './check.ts'
import type { PreparedCheck } from './prepare.ts'

/** What a result says of its claim whatever was found. */
export function headOf(
  claim: ResolvedClaim,
  test: SettledTest,
): Pick<
  ClaimResult,
  | 'id'
  | 'claim'
  | 'stage'
  | 'dataset'
  | 'candidate'
  | 'confidence'
  | 'bound'
  | 'direction'
  | 'strict'
  | 'better'
  | 'unit'
  | 'why'
  | 'counted'
> {
  const { stated, dataset, candidate, confidence, direction, better } = claim
  const self = selfOf(claim)
  return {
    id: stated.id,
    claim: claim.text,
    stage: stated.stage,
    dataset: dataset.name,
    candidate,
    confidence,
    bound: test.kind === 'between' ? [test.low, test.high] : test.bound,
    direction,
    strict: test.kind === 'bound' && !test.relation.endsWith('='),
    better,
    unit: claim.unit === 'score' ? 'number' : claim.unit,
    why: stated.why ?? null,
    counted: self.measure.counted(self.said.words),
  }
}

/** What the engine knows of the dataset that a claim is about. */
export function factsOf(claim: ResolvedClaim, { facts }: PreparedCheck): DatasetFacts {
  return facts.find(({ name }) => name === claim.dataset.name)!
}
