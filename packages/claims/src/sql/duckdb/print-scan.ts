import type { Expr } from '../../plan/expr.ts'
import type { Scan } from '../../plan/scan.ts'
import { lookupJoins } from './lookup-joins.ts'
import { printAggregate } from './print-aggregate.ts'
import { printCondition } from './print-expr.ts'
import type { PackedKeys } from './pack-keys.ts'
import { printGroups } from './print-groups.ts'
import { printKey } from './print-key.ts'

/**
 * A scan as one statement. Columns `k0 …` are the keys, `v0 …` the values; cells come in the order of their keys, missing
 * first, so that the result does not depend on threads.
 *
 * @param relation what stands after `from`: a quoted name, or a select in parentheses. It has the columns under their
 *   names with their types (DOUBLE, VARCHAR, BOOLEAN, TIMESTAMP in UTC), and for a column with bad values a BOOLEAN one
 *   named `name\u0001bad`.
 * @param packed the keys as one, which stands in `k0` (`packKeys`)
 * @example
 * printScan({ dataset: 'log', keys: [], values: [{ name: 'n', aggregate: { kind: 'rows' } }] }, '"log"')
 * // => select count(*) as v0 from "log"
 */
export function printScan({ filter, keys, values }: Scan, relation: string, packed?: PackedKeys): string {
  const where = filter === undefined ? '' : ` where ${printCondition(filter)}`
  const { lookups, joins } = lookupJoins(exprsOf({ keys, values }), `from ${relation}${where}`)
  const printed = packed === undefined ? keys.map(({ expr }) => printKey(expr, lookups)) : [packed.sql]
  const columns = [
    ...printed.map((sql, index) => `${sql} as k${index}`),
    ...values.map(({ aggregate }, index) => `${printAggregate(aggregate, lookups)} as v${index}`),
  ]
  return `select ${columns.join(', ')} from ${relation}${joins}${where}${printGroups(printed.length)}`
}

function exprsOf({ keys, values }: Pick<Scan, 'keys' | 'values'>): readonly Expr[] {
  return [
    ...keys.map(({ expr }) => expr),
    ...values.flatMap(({ aggregate }) => (aggregate.kind === 'rows' ? [] : [aggregate.of])),
  ]
}
