import { InputError, type Place } from '../errors.ts'
import type { Amount, Argument, Comparison, Name, Quantity, Span } from '../language/claim.ts'
import { nearestName } from '../language/nearest.ts'
import { printClaim } from '../language/print.ts'
import type { DatasetFacts } from '../plan/scan.ts'
import type { Expr } from '../plan/expr.ts'
import { always, and, compare, literal, not, or } from '../plan/expressions.ts'
import { placeInText } from '../product/place-in-text.ts'
import type { Candidate, Dataset, Product, StatedClaim } from '../product/product.ts'
import { boundValue, isRelative, percent, type AmountUnit } from './amount.ts'
import { basisOf, type Scope } from './basis.ts'
import { resolveCondition } from './condition.ts'
import { roleColumn, type DatasetContext } from './dataset-context.ts'
import { answererOf } from './row-view.ts'
import { sliceKey, windowKey, windowOf } from './slices.ts'
import type { Basis, Pairing, ResolvedClaim, SliceKey, Subject, Test } from './resolved.ts'

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

/** The claims of a stage and of those before it; all without a stage. */
export function claimsUpTo({ claims, stages }: Product, stage: string | undefined): readonly StatedClaim[] {
  if (stage === undefined) return claims
  const last = stages.indexOf(stage)
  if (last >= 0) return claims.filter((claim) => stages.indexOf(claim.stage) <= last)
  const nearest = nearestName(stage, stages)
  throw new InputError('unknown-name', `there is no stage ${stage}; the stages are ${stages.join(', ')}`, {
    wanted: `one of ${stages.join(', ')}`,
    got: stage,
    ...(nearest === undefined ? {} : { nearest }),
  })
}

function contextOf(dataset: Dataset, facts: DatasetFacts, { asOfMs, cut }: ResolveOptions): DatasetContext {
  const asOfUs = asOfMs * 1000
  return { dataset, facts, asOfUs, ...(cut ? { cutUs: asOfUs } : {}) }
}

/** The dataset that a claim speaks of: named, or the first. */
export function datasetOf(stated: StatedClaim, { datasets }: Product): Dataset {
  const { on } = stated.claim.clauses
  return on === undefined ? datasets[0]! : namedDataset(on, stated, datasets)
}

/** The other dataset of a claim, in `vs`. */
export function versusOf(stated: StatedClaim, { datasets }: Product): Dataset | undefined {
  const { versus } = stated.claim.clauses
  return versus?.kind === 'dataset' ? namedDataset(versus.name, stated, datasets) : undefined
}

function namedDataset(name: Name, stated: StatedClaim, datasets: readonly Dataset[]): Dataset {
  const found = datasets.find((dataset) => dataset.name === name.text)
  if (found !== undefined) return found
  throw unknown(
    'dataset',
    name,
    datasets.map((dataset) => dataset.name),
    placeIn(stated, name.at),
  )
}

function unknown(what: string, name: Name, names: readonly string[], place: Place): InputError {
  const nearest = nearestName(name.text, names)
  const hint =
    nearest === undefined ? (names.length > 0 ? `; there is ${names.join(', ')}` : '') : `. Nearest: ${nearest}`
  return new InputError('unknown-name', `wanted a ${what}, got ${name.text}${hint}`, {
    ...place,
    wanted: `a ${what}`,
    got: name.text,
    ...(nearest === undefined ? {} : { nearest }),
  })
}

function placeIn(stated: StatedClaim, { start }: Span): Place {
  return placeInText(stated, start)
}

function resolveClaim(stated: StatedClaim, product: Product, contexts: readonly DatasetContext[]): ResolvedClaim {
  const { clauses, statement } = stated.claim
  if (clauses.correctedBy !== undefined) {
    throw new InputError('wrong-shape', 'corrected by works with judged rates, which no dataset here declares', {
      ...placeIn(stated, clauses.correctedBy.at),
      wanted: 'a claim on a judged rate',
      got: `corrected by ${clauses.correctedBy.text}`,
    })
  }
  const dataset = datasetOf(stated, product)
  const scope = scopeOf(stated, product, contextNamed(contexts, dataset.name))
  const subject =
    statement.kind === 'comparison'
      ? comparisonOf(statement, stated, product, scope)
      : subjectOf(statement.quantity, stated, product, contexts, scope)
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
    unit: unit.kind === 'named' ? unit.unit : unit.kind,
    better: betterOf(subject),
  }
}

function contextNamed(contexts: readonly DatasetContext[], name: string): DatasetContext {
  const found = contexts.find(({ dataset }) => dataset.name === name)
  if (found === undefined) throw new Error(`no facts were gathered for dataset ${name}`)
  return found
}

function scopeOf(stated: StatedClaim, product: Product, context: DatasetContext, of?: Name): Scope {
  const placeOf = ({ at }: { readonly at: Span }): Place => placeIn(stated, at)
  const named = of === undefined ? undefined : candidateNamed(of, product.candidates, placeOf(of))
  const base: Scope = {
    context,
    answerer: answererOf(context.dataset, product.candidates, named),
    ...(product.costs === undefined ? {} : { costs: product.costs }),
    where: always,
    placeOf,
  }
  return { ...base, where: populationOf(stated, base) }
}

function candidateNamed(of: Name, candidates: readonly Candidate[], place: Place): Candidate {
  const found = candidates.find(({ name }) => name === of.text)
  if (found !== undefined) return found
  throw unknown(
    'candidate',
    of,
    candidates.map(({ name }) => name),
    place,
  )
}

/** The claim's `where`, and, as of a time that was asked for, no later rows. */
function populationOf(stated: StatedClaim, scope: Scope): Expr {
  const { where } = stated.claim.clauses
  const condition = where === undefined ? always : resolveCondition(where, scope.context, scope.placeOf)
  const time = scope.context.cutUs === undefined ? undefined : roleColumn(scope.context, 'time')
  const { cutUs } = scope.context
  if (time === undefined || cutUs === undefined || time.type !== 'time') return condition
  return and(condition, not(compare(time, '>', literal(cutUs, 'time'))))
}

function subjectOf(
  quantity: Quantity,
  stated: StatedClaim,
  product: Product,
  contexts: readonly DatasetContext[],
  scope: Scope,
): Subject {
  const { text } = quantity.measure
  switch (text) {
    case 'gap':
    case 'parity':
    case 'worst': {
      const [inner, column] = twoArguments(quantity, scope)
      const self = basisOf(inner, innerScope(inner, quantity, stated, product, scope))
      if (self.measure.fact === true) throw notAGroupMeasure(text, inner, scope)
      return { kind: text, self, by: sliceKey(column, scope) }
    }
    case 'change':
      return changeOf(oneQuantity(quantity, scope), quantity, stated, product, contexts, scope)
    default:
      return { kind: 'plain', self: basisOf(quantity, innerScope(quantity, quantity, stated, product, scope)) }
  }
}

/** `of` may stand inside a combinator or after it. */
function innerScope(inner: Quantity, outer: Quantity, stated: StatedClaim, product: Product, scope: Scope): Scope {
  const of = inner.of ?? outer.of
  return of === undefined ? scope : scopeOf(stated, product, scope.context, of)
}

function notAGroupMeasure(combinator: string, inner: Quantity, { placeOf }: Scope): InputError {
  return new InputError(
    'wrong-shape',
    `${combinator} compares groups of people or cases; ${inner.measure.text} is a fact of the file`,
    {
      ...placeOf(inner),
      wanted: 'an inferred measure, such as recall',
      got: inner.measure.text,
    },
  )
}

function twoArguments(quantity: Quantity, { placeOf }: Scope): readonly [Quantity, Name] {
  const [first, second] = quantity.args
  const inner = first === undefined ? undefined : asQuantity(first)
  if (quantity.args.length === 2 && inner !== undefined && second?.kind === 'name') return [inner, second.name]
  throw new InputError(
    'bad-claim',
    `wanted ${quantity.measure.text}(measure, column), such as ${quantity.measure.text}(recall, country)`,
    {
      ...placeOf(quantity),
      wanted: `${quantity.measure.text}(measure, column)`,
      got: `${quantity.args.length} argument${quantity.args.length === 1 ? '' : 's'}`,
    },
  )
}

function oneQuantity(quantity: Quantity, { placeOf }: Scope): Quantity {
  const [first] = quantity.args
  const inner = first === undefined ? undefined : asQuantity(first)
  if (quantity.args.length === 1 && inner !== undefined) return inner
  throw new InputError('bad-claim', 'wanted change(measure), such as change(precision)', {
    ...placeOf(quantity),
    wanted: 'change(measure)',
    got: `${quantity.args.length} argument${quantity.args.length === 1 ? '' : 's'}`,
  })
}

function asQuantity(argument: Argument): Quantity | undefined {
  if (argument.kind === 'quantity') return argument.quantity
  return argument.kind === 'name' ? { measure: argument.name, args: [], at: argument.name.at } : undefined
}

function changeOf(
  inner: Quantity,
  outer: Quantity,
  stated: StatedClaim,
  product: Product,
  contexts: readonly DatasetContext[],
  scope: Scope,
): Subject {
  const { versus } = stated.claim.clauses
  const own = innerScope(inner, outer, stated, product, scope)
  const self = basisOf(inner, own)
  if (versus?.kind === 'previous') {
    return { kind: 'change-window', self, unit: versus.unit, key: windowOf(versus.unit, scope) }
  }
  const other = versusOf(stated, product)
  if (other === undefined) {
    throw new InputError('bad-claim', 'change needs what it is measured against: vs a dataset, or vs previous week', {
      ...scope.placeOf(outer),
      wanted: 'vs …',
      got: 'no vs',
    })
  }
  const reference = scopeOf(stated, product, contextNamed(contexts, other.name), inner.of ?? outer.of)
  return { kind: 'change', self, versus: basisOf(inner, reference), segments: sharedSegments(scope, reference) }
}

/** Segments whose column both datasets have. */
function sharedSegments(scope: Scope, reference: Scope): readonly SliceKey[] {
  const has = ({ context }: Scope, column: string): boolean => context.facts.columns.some(({ name }) => name === column)
  return scope.context.dataset.segments
    .filter(({ column }) => has(scope, column) && has(reference, column))
    .map(({ name }) => sliceKey({ text: name, at: { start: 0, end: 0 } }, scope))
}

function comparisonOf(statement: Comparison, stated: StatedClaim, product: Product, scope: Scope): Subject {
  const { quantity } = statement
  const sides = [statement.first, statement.second].map((name) => scopeOf(stated, product, scope.context, name))
  const [first, second] = sides.map((side) => basisOf(quantity, side)) as [Basis, Basis]
  if (first.measure.better === null) {
    throw new InputError('wrong-shape', `${first.measure.name} has no better direction, so nothing beats on it`, {
      ...scope.placeOf(quantity),
      wanted: 'a measure that is better higher or lower',
      got: first.measure.name,
    })
  }
  return { kind: 'comparison', first, second, paired: pairingOf(first, second, sides as [Scope, Scope]) }
}

/** What is missing for both is set aside; what is missing for one leaves a row unpaired. */
function pairingOf(first: Basis, second: Basis, sides: readonly [Scope, Scope]): Pairing {
  const common = first.exclusions.filter((one) => second.exclusions.some((other) => isSame(one.when, other.when)))
  const absent = (basis: Basis): Expr =>
    or(
      ...basis.exclusions
        .filter((one) => !common.some((other) => isSame(other.when, one.when)))
        .map(({ when }) => when),
    )
  return {
    firstAbsent: absent(first),
    secondAbsent: absent(second),
    exclusions: common,
    settled: sides.some(({ answerer }) => answerer.settled),
    names: [sides[0].answerer.name ?? 'the model', sides[1].answerer.name ?? 'the model'],
  }
}

function isSame(one: Expr, other: Expr): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function candidateName(subject: Subject, stated: StatedClaim, scope: Scope): string | null {
  if (subject.kind === 'comparison') return subject.paired.names[0]
  const { statement } = stated.claim
  const quantity = statement.kind === 'comparison' ? undefined : statement.quantity
  const inner = quantity?.args.map(asQuantity).find((one) => one?.of !== undefined)
  return quantity?.of?.text ?? inner?.of?.text ?? (subject.self.measure.needs.length > 0 ? scope.answerer.name : null)
}

/** What bounds of this subject are measured in. */
function unitOf(subject: Subject, product: Product): AmountUnit {
  const basis = subject.kind === 'comparison' ? subject.first : subject.self
  const unit = measuredIn(basis, product)
  const fraction = unit.kind === 'share' || unit.kind === 'score'
  if (subject.kind === 'parity') return { kind: 'share' }
  if (subject.kind === 'plain' || subject.kind === 'worst') return unit
  return fraction ? { kind: unit.kind === 'share' ? 'points' : 'score' } : unit
}

function measuredIn({ measure, quantity, dataset }: Basis, { costs }: Product): AmountUnit {
  switch (measure.unit) {
    case 'column': {
      const column = columnOf(quantity)
      const unit = column === undefined ? undefined : dataset.units[column]
      return unit === undefined ? { kind: 'number' } : { kind: 'named', unit }
    }
    case 'money':
      return costs?.currency === undefined ? { kind: 'number' } : { kind: 'named', unit: costs.currency }
    default:
      return { kind: measure.unit }
  }
}

function columnOf(quantity: Basis['quantity']): string | undefined {
  if (quantity.form === 'quantile') return quantity.value.name
  if (quantity.form === 'mean') return quantity.value.op === 'column' ? quantity.value.name : undefined
  if (quantity.form === 'count' && 'column' in quantity.fact) return quantity.fact.column.name
  return undefined
}

function betterOf(subject: Subject): 'higher' | 'lower' | null {
  switch (subject.kind) {
    case 'gap':
      return 'lower'
    case 'parity':
      return 'higher'
    case 'comparison':
      return subject.first.measure.better
    default:
      return subject.self.measure.better
  }
}

function testOf(
  stated: StatedClaim,
  subject: Subject,
  unit: AmountUnit,
): { readonly test: Test; readonly direction: ResolvedClaim['direction'] } {
  const { statement } = stated.claim
  const value = (amount: Amount): number => boundValue(amount, unit, placeIn(stated, amount.at))
  switch (statement.kind) {
    case 'between': {
      const [low, high] = [value(statement.low), value(statement.high)]
      if (low <= high) return { test: { kind: 'between', low, high }, direction: 'between' }
      throw new InputError('bad-claim', 'between wants the lower bound first', {
        ...placeIn(stated, statement.low.at),
        wanted: 'the lower bound first',
        got: `${statement.low.value} and ${statement.high.value}`,
      })
    }
    case 'bound': {
      const direction = statement.relation.startsWith('>') ? 'at-least' : 'at-most'
      const { relation, amount } = statement
      if (isChange(subject) && isRelative(amount, unit)) {
        return { test: { kind: 'relative', relation, share: percent(amount.value) }, direction }
      }
      return { test: { kind: 'bound', relation, bound: value(amount) }, direction }
    }
    case 'comparison':
      return { test: comparisonTest(statement, subject, unit, value), direction: 'compare' }
  }
}

function isChange({ kind }: Subject): boolean {
  return kind === 'change' || kind === 'change-window'
}

/** `by` counts in the better direction; `beats` without it means by more than nothing. */
function comparisonTest(
  { how, by }: Comparison,
  subject: Subject,
  unit: AmountUnit,
  value: (amount: Amount) => number,
): Test {
  const higher = betterOf(subject) === 'higher'
  const sign = (how === 'beats') === higher ? 1 : -1
  const relation = by === undefined ? (higher ? '>' : '<') : higher ? '>=' : '<='
  if (by === undefined) return { kind: 'bound', relation, bound: 0 }
  if (isRelative(by, unit)) return { kind: 'relative', relation, share: sign * percent(by.value) }
  return { kind: 'bound', relation, bound: sign * value(by) }
}
