import { hull, scaleRatio, type LinearisedRatio } from '@plumb/stats'
import { isLoneCluster } from '../forms/cluster-sums.ts'
import { combinedRatio, combinedValues, termMeans } from '../forms/combined-moments.ts'
import { noKeys } from '../forms/form.ts'
import { heavyTail } from '../forms/heavy-tail.ts'
import { tailNotes } from '../forms/mean.ts'
import type { Measured, Sampled } from '../forms/measured.ts'
import type { Design, RootQuantity } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { designValues, type SliceView, totalRows } from '../forms/slice-view.ts'
import { orReason } from '../forms/undefined.ts'
import type { Expr } from '../plan/expr.ts'
import { arithmetic, number } from '../plan/expressions.ts'

/** The difference of two roots of mean squares on the same rows, linearised. */
export function pairedRoot(a: RootQuantity, b: RootQuantity): BoundForm {
  const scale = Math.max(a.scale, b.scale)
  const terms = termsOf(a.value, b.value, scale)
  return {
    conditions: [],
    fine: noKeys,
    values: (design) => [...designValues(design), ...combinedValues(terms, design)],
    measure: (view, design) => measureRoots(terms, scale, view, design),
  }
}

/**
 * The difference of the squares, and the second one: rows on which the two agree then add exactly nothing. Written as a
 * product, which keeps the digits of small differences.
 */
function termsOf(first: Expr, second: Expr, scale: number): readonly [Expr, Expr] {
  const scaled = (value: Expr): Expr => arithmetic(value, '/', number(scale))
  const [apart, together] = [arithmetic(first, '-', second), arithmetic(first, '+', second)]
  return [arithmetic(scaled(apart), '*', scaled(together)), arithmetic(scaled(second), '*', scaled(second))]
}

function measureRoots(terms: readonly [Expr, Expr], scale: number, view: SliceView, design: Design): Measured {
  const n = totalRows(view.cells)
  if (n === 0) return { reason: 'empty-denominator', n }
  const [gap, square] = termMeans(terms, view, design) as readonly [number, number]
  const [first, second] = [Math.sqrt(Math.max(0, square + gap)), Math.sqrt(square)]
  if (first + second === 0) return withoutError(n)
  const difference = gap / (first + second)
  // d√x = dx / 2√x; the root of no error at all has no slope, and that candidate no spread
  const slope = (root: number): number => (root === 0 ? 0 : 1 / (2 * root))
  const ratio = combinedRatio(terms, [slope(first), slope(first) - slope(second)], difference, view, design)
  if (isLoneCluster(ratio)) return { reason: 'one-cluster', n }
  return sampledRoots(ratio, n, { scale, second: second * scale })
}

function withoutError(n: number): Sampled {
  const limits = (): { low: null; high: null } => ({ low: null, high: null })
  return { estimate: 0, n, method, limits, reason: 'no-variation', second: 0 }
}

const method = 'paired: hull of what each row does to the difference of the two roots'

function sampledRoots(
  ratio: LinearisedRatio,
  n: number,
  { scale, second }: { readonly scale: number; readonly second: number },
): Sampled {
  return {
    estimate: ratio.estimate * scale,
    n,
    method,
    ...orReason(
      () => hull(ratio),
      (confidence) => {
        const { low, high } = hull(ratio, { confidence })
        return { low: low * scale, high: high * scale }
      },
    ),
    resized: (factor) => sampledRoots(scaleRatio(ratio, factor), n * factor, { scale, second }),
    second,
    notes: [heavyTail, ...tailNotes(ratio)],
  }
}
