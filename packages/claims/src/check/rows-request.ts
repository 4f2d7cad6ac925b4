import { InputError } from '../errors.ts'
import type { Quantity } from '../forms/quantity.ts'
import { ClaimSyntaxError } from '../language/claim-syntax-error.ts'
import { nearestName } from '../language/nearest.ts'
import { parseCondition } from '../language/parse.ts'
import type { Expr } from '../plan/expr.ts'
import type { DatasetFacts, RowsRequest } from '../plan/scan.ts'
import { always, and, compare, never, not, or, same } from '../plan/expressions.ts'
import { selfOf, type ResolvedClaim } from '../resolve/resolved.ts'
import { resolveCondition } from '../resolve/condition.ts'
import type { PreparedCheck } from './prepare.ts'
import { keysOf } from './requests.ts'

/** Which rows of a claim to show. */
export interface RowsWanted {
  readonly claim: string
  /** One slice, in the words of a condition. */
  readonly where?: string
  readonly wrong: boolean
  readonly limit: number
}

/** The rows behind a claim: those of its denominator, or, `wrong`, those that count against it. */
export function rowsRequest(prepared: PreparedCheck, wanted: RowsWanted): RowsRequest {
  const claim = claimNamed(prepared, wanted.claim)
  const basis = selfOf(claim)
  const usable = not(or(...basis.exclusions.map(({ when }) => when)))
  const slice = wanted.where === undefined ? always : sliceCondition(wanted.where, claim, prepared)
  const { counted, against } = rowsOf(claim)
  return {
    dataset: basis.dataset.name,
    filter: and(basis.where, usable, slice, counted, wanted.wrong ? against : always),
    limit: wanted.limit,
    columns: columnsToShow(claim, prepared),
  }
}

/** What the claim is about comes first: roles, slices, arguments; then the rest of the file. */
function columnsToShow(claim: ResolvedClaim, { facts, product }: PreparedCheck): readonly string[] {
  const { dataset, joined, names } = withFacts(claim, facts)
  const { id, time, label } = dataset.columns
  const answers = [dataset.columns, ...product.candidates].flatMap((one) => [
    one.score,
    one.prediction,
    ...(one.scores ?? []).map(({ column }) => column),
  ])
  const sliced = keysOf(claim).flatMap(({ expr }) =>
    'of' in expr && expr.of.op === 'column' ? [expr.of.name] : expr.op === 'column' ? [expr.name] : [],
  )
  const first = [id, time, joined?.label ?? label, ...answers, ...sliced, ...selfOf(claim).said.args]
  const known = first.filter((name) => name !== undefined && (names.includes(name) || name === joined?.label))
  return [...new Set([...(known as string[]), ...names])]
}

function withFacts(
  claim: ResolvedClaim,
  facts: PreparedCheck['facts'],
): DatasetFacts & { readonly dataset: ResolvedClaim['dataset'] } {
  return { ...facts.find(({ name }) => name === claim.dataset.name)!, dataset: claim.dataset }
}

function claimNamed({ claims }: PreparedCheck, id: string): ResolvedClaim {
  const found = claims.find(({ claim }) => claim.stated.id === id)
  if (found !== undefined) return found.claim
  const ids = claims.map(({ claim }) => claim.stated.id)
  const nearest = nearestName(id, ids)
  const hint = nearest === undefined ? `; there is ${ids.slice(0, 5).join(', ')}` : `. Nearest: ${nearest}`
  throw new InputError('unknown-name', `wanted the id of a claim, got ${id}${hint}`, {
    wanted: 'the id of a claim',
    got: id,
    ...(nearest === undefined ? {} : { nearest }),
  })
}

function sliceCondition(text: string, claim: ResolvedClaim, { facts, options }: PreparedCheck): Expr {
  const own = facts.find(({ name }) => name === claim.dataset.name)!
  try {
    const context = { dataset: claim.dataset, facts: own, asOfUs: options.asOfMs * 1000 }
    return resolveCondition(parseCondition(text), context, (name) => ({ line: 1, column: name.at.start + 1 }))
  } catch (cause) {
    if (!(cause instanceof ClaimSyntaxError)) throw cause
    const { span, wanted, got } = cause
    throw new InputError('bad-claim', `--where: ${cause.message}`, {
      line: 1,
      column: span.start + 1,
      wanted,
      got,
      cause,
    })
  }
}

interface Rows {
  readonly counted: Expr
  readonly against: Expr
}

function rowsOf({ subject }: ResolvedClaim): Rows {
  if (subject.kind === 'comparison') {
    const all = subject.rivals.map(({ second }) => differing(subject.first.quantity, second.quantity))
    return { counted: all[0]?.counted ?? always, against: or(...all.map(({ against }) => against)) }
  }
  return countedRows(subject.self.quantity, subject.self.measure.better)
}

function countedRows(quantity: Quantity, better: 'higher' | 'lower' | null): Rows {
  switch (quantity.form) {
    case 'share': {
      const against = better === 'lower' ? quantity.yes : not(quantity.yes)
      return { counted: quantity.among, against }
    }
    case 'table':
      return { counted: always, against: not(same(quantity.actual, quantity.flagged)) }
    case 'classes':
      return { counted: always, against: not(sameClass(quantity.label, quantity.answer)) }
    case 'count': {
      const { fact } = quantity
      return fact.of === 'share' ? { counted: always, against: fact.which } : { counted: always, against: never }
    }
    default:
      return { counted: always, against: always }
  }
}

/** Rows on which the two candidates differ. */
function differing(first: Quantity, second: Quantity): Rows {
  if (first.form === 'share' && second.form === 'share') {
    return { counted: first.among, against: and(second.yes, not(first.yes)) }
  }
  if (first.form === 'table' && second.form === 'table') {
    return { counted: always, against: not(same(first.flagged, second.flagged)) }
  }
  if (first.form === 'classes' && second.form === 'classes') {
    return { counted: always, against: not(sameClass(first.answer, second.answer)) }
  }
  return { counted: always, against: always }
}

function sameClass(left: Expr, right: Expr): Expr {
  return compare(left, '=', right)
}
