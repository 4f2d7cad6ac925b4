import type { Expr } from '../../plan/expr.ts'
import { partsOf } from '../../plan/parts-of.ts'
import { printExpr } from './print-expr.ts'
import type { Lookups } from './print-expr.ts'
import { printHash } from './print-hash.ts'
import { printWindow } from './print-window.ts'
import { typeOf } from './type-of.ts'

export interface LookupJoins {
  readonly lookups: Lookups
  /** What stands after the relation, with a leading space; empty where nothing is looked up. */
  readonly joins: string
}

/**
 * Windows in a time zone and digests cost about a microsecond a row, ten times the rest of a scan. So they are computed
 * once for each different input and joined to the rows.
 *
 * @param source `from …`, with the filter
 */
export function lookupJoins(exprs: readonly Expr[], source: string): LookupJoins {
  const wanted = new Map(exprs.flatMap(costlyIn).map((expr) => [printExpr(expr), expr]))
  const joins = [...wanted.values()].map((expr, index) => printJoin(expr, index, source))
  const lookups = [...wanted].map(([sql, expr], index) => [sql, printFound(expr, index)] as const)
  return { lookups: new Map(lookups), joins: joins.join('') }
}

type Costly = Extract<Expr, { readonly op: 'window' | 'hash' }>

/** Outermost ones only: what is inside one is computed with it. */
function costlyIn(expr: Expr): readonly Costly[] {
  if (isDigest(expr) || (expr.op === 'window' && expr.timezone !== 'UTC')) return [expr]
  return partsOf(expr).flatMap(costlyIn)
}

/** Numbers are mixed by arithmetic. */
function isDigest(expr: Expr): expr is Extract<Expr, { readonly op: 'hash' }> {
  return expr.op === 'hash' && typeOf(expr.of) !== 'number'
}

/**
 * The test that a group has rows is always true: it makes DuckDB expect fewer inputs than rows, so that it builds its
 * table of the inputs. Otherwise it expects as many and builds one of all the rows (at ten million, half a gigabyte).
 */
function printJoin(expr: Costly, index: number, source: string): string {
  const [input, output, from] = [inputName(index), outputName(index), printInput(expr)]
  const inputs = `select ${from} as ${input} ${source} group by 1 having count(*) > 0`
  return ` left join (select ${input}, ${printOutput(expr, input)} as ${output} from (${inputs})) on ${input} = ${from}`
}

/** Times of the same quarter of an hour share a window: every offset from UTC since 1972 is whole quarters. */
function printInput({ op, of }: Costly): string {
  return op === 'hash' ? printExpr(of) : `time_bucket(interval '15 minutes', ${printExpr(of)})`
}

function printOutput(expr: Costly, input: string): string {
  return expr.op === 'hash' ? printHash(input, typeOf(expr.of), expr.buckets) : printWindow(input, expr)
}

/** A missing value joins nothing, and a missing value has a hash. */
function printFound(expr: Costly, index: number): string {
  if (expr.op === 'window') return outputName(index)
  return `coalesce(${outputName(index)}, ${printHash("''", 'text', expr.buckets)})`
}

// a control character that no other name of ours begins with keeps them apart from the columns of a file

function inputName(index: number): string {
  return `"\u0001input${index}"`
}

function outputName(index: number): string {
  return `"\u0001output${index}"`
}
