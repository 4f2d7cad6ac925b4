import { printClaim } from '../language/print.ts'
import type { Measure } from '../measures/measure.ts'
import type { DatasetFacts } from '../plan/scan.ts'
import type { Dataset, Product, StatedClaim } from '../product/product.ts'
import { comparisonOf } from './comparison.ts'
import type { DatasetContext } from './dataset-context.ts'
import { claimsUpTo, datasetOf, placeIn } from './names.ts'
import type { ResolvedClaim, SliceKey, Subject } from './resolved.ts'
import { type Scope, scopeOf } from './scope.ts'
import { sliceKey, windowKey } from './slices.ts'
import { requireSharedKeys } from './shared-keys.ts'
import { asQuantity, subjectOf } from './subject.ts'
import { betterOf, testOf } from './test-of.ts'
import { unitName, unitOf } from './unit.ts'
import { contextNamed } from './versus-scope.ts'

export interface ResolveOptions {
  readonly asOfMs: number
  /** Leave out rows after the as-of time. */
  readonly cut: boolean
  /** Only this stage and those before it. */
  readonly stage?: string
}

/** The claims of a product, bound to its data. Every error of naming, unit, column, shape or bound arises here. */
export function resolveClaims(
  product: Product,
  facts: readonly DatasetFacts[],
  options: ResolveOptions,
): readonly ResolvedClaim[] {
  const contexts = product.datasets.flatMap((dataset) => {
    const own = facts.find(({ name }) => name === dataset.name)
    return own === undefined ? [] : [contextOf(dataset, own, options)]
  })
  return claimsUpTo(product, options.stage).map((stated) => resolveClaim(stated, product, contexts))
}

export function contextOf(dataset: Dataset, facts: DatasetFacts, { asOfMs, cut }: ResolveOptions): DatasetContext {
  const asOfUs = asOfMs * 1000
  return { dataset, facts, asOfUs, ...(cut ? { cutUs: asOfUs } : {}) }
}

function resolveClaim(stated: StatedClaim, product: Product, contexts: readonly DatasetContext[]): ResolvedClaim {
  const { clauses, statement } = stated.claim
  const dataset = datasetOf(stated, product)
  const scope = scopeOf(stated, product, contextNamed(contexts, dataset.name))
  const subject =
    statement.kind === 'comparison'
      ? comparisonOf(statement, stated, product, scope)
      : subjectOf(statement.quantity, stated, product, contexts, scope)
  // each window of a distance is held against the whole other population
  const keysIn = (own: Scope): readonly SliceKey[] => [
    ...(clauses.each ?? []).map((name) => sliceKey(name, own)),
    ...(clauses.window === undefined || subject.kind === 'distance' ? [] : [windowKey(clauses.window, own)]),
  ]
  if (subject.kind === 'change' || subject.kind === 'distance') {
    const other = scopeOf(stated, product, contextNamed(contexts, subject.versus.dataset.name))
    const names = [dataset.name, other.context.dataset.name] as const
    requireSharedKeys(keysIn(scope), keysIn(other), names, placeIn(stated, { start: 0, end: 0 }))
  }
  const unit = unitOf(subject, product)
  return {
    stated,
    text: printClaim(stated.claim),
    dataset,
    candidate: candidateName(subject, stated, scope),
    subject,
    slices: (clauses.each ?? []).map((name) => sliceKey(name, scope)),
    ...(clauses.window === undefined ? {} : { window: windowKey(clauses.window, scope) }),
    ...(clauses.minimum === undefined ? {} : { minimum: clauses.minimum }),
    confidence: clauses.confidence ?? product.confidence,
    ...testOf(stated, subject, unit),
    unit: unitName(unit),
    better: betterOf(subject),
  }
}

function candidateName(subject: Subject, stated: StatedClaim, scope: Scope): string | null {
  if (subject.kind === 'comparison') return subject.rivals[0]?.paired.names[0] ?? null
  const { statement } = stated.claim
  const quantity = statement.kind === 'comparison' ? undefined : statement.quantity
  const inner = quantity?.args.map(asQuantity).find((one) => one?.of !== undefined)
  return quantity?.of?.text ?? inner?.of?.text ?? (judgesAnswers(subject.self.measure) ? scope.answerer.name : null)
}

/** Contests, raters and facts are of the dataset, whoever answers its rows. */
function judgesAnswers({ needs, fact }: Measure): boolean {
  return fact !== true && needs.some((need) => !/rater|pairwise|positions/.test(need))
}
