import { isSampled, type Measured, type RandomFor } from '../forms/measured.ts'
import type { BoundForm } from '../forms/registry.ts'
import type { Design } from '../forms/quantity.ts'
import type { SliceView } from '../forms/slice-view.ts'
import { totalRows } from '../forms/slice-view.ts'
import { compileCondition } from '../plan/atoms.ts'
import type { Expr, Value } from '../plan/expr.ts'
import type { Request } from '../plan/request.ts'
import type { Cell, Profile } from '../profile/fold.ts'
import type { Exclusion } from '../resolve/exclusions.ts'

/** What one slice of a population gave. */
export interface Outcome {
  /** Values of the slice keys, the window's last. */
  readonly key: readonly Value[]
  /** Rows of the slice. */
  readonly rows: number
  /** Rows that could be used. */
  readonly used: number
  readonly excluded: readonly { readonly rows: number; readonly reason: string }[]
  readonly measured: Measured
}

/** How a quantity is measured in a slice: the form of a basis, or a paired form. */
export interface Measuring {
  readonly form: BoundForm
  readonly design: Design
  readonly exclusions: readonly Exclusion[]
}

/** One outcome a slice of the profile. */
export function outcomesOf(
  profile: Profile,
  request: Request,
  measuring: Measuring,
  randomFor: (slice: string) => RandomFor,
): readonly Outcome[] {
  const view = viewOf(profile, request)
  return profile.slices.map(({ key, cells }): Outcome => {
    const { used, excluded } = setAside(cells, measuring.exclusions, view)
    const rows = totalRows(cells)
    return {
      key,
      rows,
      used: totalRows(used),
      excluded,
      measured: measureSlice(used, rows, view, measuring, randomFor(key.map(String).join('\u0001'))),
    }
  })
}

function measureSlice(
  used: readonly Cell[],
  rows: number,
  view: SliceView,
  { form, design }: Measuring,
  random: RandomFor,
): Measured {
  const measured = form.measure({ ...view, cells: used }, design, random)
  // nothing was usable: say so, rather than that a denominator is empty
  if (!isSampled(measured) && used.length === 0 && rows > 0) return { reason: 'all-missing', n: 0 }
  return measured
}

/** How a form reads the cells of a profile. */
export function viewOf(profile: Profile, request: Request): SliceView {
  const compiled = new Map<Expr, (cell: Cell) => boolean>()
  const names = new Map(request.values.map(({ name }, at) => [name, at]))
  return {
    cells: [],
    fine: request.fine,
    test(condition) {
      const known = compiled.get(condition)
      if (known !== undefined) return known
      const test = compileCondition<Cell>(condition, (atom) => {
        const at = profile.atoms.get(atom)
        return at === undefined ? undefined : (cell) => cell.atoms[at]!
      })
      compiled.set(condition, test)
      return test
    },
    has: ({ name }) => names.has(name),
    sum(cell, value) {
      const at = names.get(value.name)
      if (at === undefined) throw new Error(`the request lacks ${value.name}`)
      return cell.sums[at] ?? null
    },
  }
}

/** Rows that cannot be used, by the first reason that is true of them. */
function setAside(
  cells: readonly Cell[],
  exclusions: readonly Exclusion[],
  view: SliceView,
): { readonly used: readonly Cell[]; readonly excluded: Outcome['excluded'] } {
  const tests = exclusions.map(({ reason, when }) => ({ reason, test: view.test(when) }))
  const counts = new Map<string, number>()
  const used = cells.filter((cell) => {
    const first = tests.find(({ test }) => test(cell))
    if (first !== undefined) counts.set(first.reason, (counts.get(first.reason) ?? 0) + cell.rows)
    return first === undefined
  })
  return { used, excluded: [...counts].map(([reason, rows]) => ({ reason, rows })) }
}
