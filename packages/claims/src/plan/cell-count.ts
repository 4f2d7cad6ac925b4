import type { Expr } from './expr.ts'
import type { DatasetFacts, Key } from './scan.ts'
import { nameOf } from './atoms.ts'

const windowUs = { hour: 3.6e9, day: 8.64e10, week: 6.048e11, month: 2.4192e12 }
const mostLogBuckets = 2_000

/** About how many cells a scan with these keys gives: the product of the keys' sizes, at most one a row. */
export function cellCount(keys: readonly Key[], facts: DatasetFacts): number {
  const groups = new Map<string, number>()
  for (const { expr } of keys) {
    const threshold = thresholdOf(expr)
    const group = threshold ?? nameOf(expr)
    // thresholds of one score nest: k of them make k + 1 bands, not 2^k
    const size = threshold === undefined ? keySize(expr, facts) : (groups.get(group) ?? 1) + 1
    groups.set(group, size)
  }
  let product = 1
  for (const size of groups.values()) product *= size
  return Math.min(product, Math.max(1, facts.rows))
}

function thresholdOf(expr: Expr): string | undefined {
  const nests = expr.op === 'compare' && expr.how !== '=' && expr.how !== '!=' && expr.right.op === 'literal'
  return nests ? `threshold ${nameOf(expr.left)}` : undefined
}

/** How many values a key takes, missing included. */
export function keySize(expr: Expr, facts: DatasetFacts): number {
  switch (expr.op) {
    case 'column':
      return (factsOf(expr.name, facts)?.distinct ?? facts.rows) + 1
    case 'band':
      return expr.cuts.length + 2
    case 'bin':
      return expr.bins + 1
    case 'highest':
      return expr.among.length + 1
    case 'hash':
      return expr.buckets
    case 'log-bucket':
      return Math.min(mostLogBuckets, keySize(expr.of, facts))
    case 'arithmetic':
    case 'abs':
    case 'ln':
      return Math.max(1, facts.rows)
    case 'window': {
      const column = expr.of.op === 'column' ? factsOf(expr.of.name, facts) : undefined
      if (column?.minimum === undefined || column.maximum === undefined) return facts.rows
      return Math.floor((column.maximum - column.minimum) / windowUs[expr.unit]) + 3
    }
    default:
      return 2
  }
}

function factsOf(name: string, facts: DatasetFacts): DatasetFacts['columns'][number] | undefined {
  return facts.columns.find((column) => column.name === name)
}
