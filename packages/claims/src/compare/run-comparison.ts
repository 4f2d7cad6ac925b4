import type { Counted } from '../check/answered.ts'
import { dataResult, type CheckedWhen } from '../check/run.ts'
import { printCondition, printQuantity } from '../language/print.ts'
import type { Basis } from '../resolve/resolved.ts'
import { unitName, unitOf } from '../resolve/unit.ts'
import { titleOf } from '../sentences/sentence.ts'
import { comparedCandidates } from './compared-candidates.ts'
import { comparedPairs } from './compared-pairs.ts'
import type { Comparison } from './comparison.ts'
import { comparisonNext } from './comparison-next.ts'
import { comparisonNotes } from './comparison-notes.ts'
import { comparisonSentence } from './comparison-sentence.ts'
import { measuredContestants } from './measured-contestants.ts'
import { placedContestants } from './placed-contestants.ts'
import type { PreparedComparison } from './prepare-comparison.ts'

/** The comparison: a pure function of what was prepared and what was counted. The same inputs give the same bytes. */
export function runComparison(
  prepared: PreparedComparison,
  counted: Counted,
  { checkedAt, version }: CheckedWhen,
): Comparison {
  const { product, stated, facts } = prepared
  const basis = anyBasis(prepared)
  const confidence = stated.claim.clauses.confidence ?? product.confidence
  const better = basis.measure.better ?? 'higher'
  const measured = measuredContestants(prepared, counted)
  const placed = placedContestants(prepared, measured, { confidence, better })
  const candidates = comparedCandidates(prepared, measured, placed, { confidence, better })
  const pairs = comparedPairs(
    prepared,
    measured,
    placed,
    candidates.map(({ name }) => name),
  )
  const tiers = placed.tiers.map((_, at) => candidates.flatMap(({ name, tier }) => (tier === at + 1 ? [name] : [])))
  const told = { ...wordsOf(basis), tiers, candidates, pairs, rowsUsed: measured.tally.used }
  return {
    schema: 'plumb/compare@1',
    product: product.name,
    checkedAt,
    plumb: version,
    data: dataResult(basis.dataset, [facts]),
    dataset: basis.dataset.name,
    ...askedOf(prepared),
    title: told.title,
    better,
    ...unitsOf(basis, prepared),
    counted: told.counted,
    confidence,
    pairConfidence: placed.contests.find((one) => one !== undefined)?.confidence ?? null,
    verdict: verdictOf(tiers, candidates.length),
    tiers,
    rowsUsed: told.rowsUsed,
    excluded: measured.tally.excluded,
    candidates,
    pairs,
    sentence: comparisonSentence(told),
    next: comparisonNext(told),
    notes: comparisonNotes(prepared, measured.differences),
  }
}

/** Any of them says what the measure is. */
function anyBasis({ contestants, empty }: PreparedComparison): Basis {
  return [...contestants.map(({ side }) => side), ...empty][0]!.basis
}

function wordsOf(basis: Basis): { readonly title: string; readonly rows: string; readonly counted: string } {
  const { words } = basis.said
  return { title: titleOf(basis), rows: words.rows, counted: basis.measure.counted(words) }
}

function askedOf({ stated: { claim } }: PreparedComparison): Pick<Comparison, 'measure' | 'where'> {
  const { where } = claim.clauses
  return { measure: printQuantity(claim.statement.quantity), where: where === undefined ? null : printCondition(where) }
}

function unitsOf(
  basis: Basis,
  { product }: PreparedComparison,
): Pick<Comparison, 'unit' | 'differenceUnit' | 'currency'> {
  const shown = (name: string): string => (name === 'score' ? 'number' : name)
  return {
    unit: shown(unitName(unitOf({ kind: 'plain', self: basis }, product))),
    differenceUnit: shown(unitName(unitOf({ kind: 'comparison', first: basis, rivals: [] }, product))),
    currency: product.costs?.currency ?? null,
  }
}

/** One that is the best of all; a candidate that is not placed might be. */
function verdictOf(tiers: Comparison['tiers'], candidates: number): Comparison['verdict'] {
  if (tiers.length === 0) return 'no-evidence'
  return tiers[0]!.length === 1 && tiers.flat().length === candidates ? 'decided' : 'undecided'
}
