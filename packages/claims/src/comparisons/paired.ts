import { InputError } from '../errors.ts'
import type { BoundForm } from '../forms/registry.ts'
import type { Basis } from '../resolve/resolved.ts'
import { pairedCost } from './cost.ts'
import { pairedMean } from './mean.ts'
import { pairedRank } from './rank.ts'
import { pairedShare } from './share.ts'
import { pairedTable } from './table.ts'

/** The difference of a measure between two candidates on the same rows, as a form of its own. */
export function pairedForm(first: Basis, second: Basis): BoundForm {
  const [a, b] = [first.quantity, second.quantity]
  if (a.form === 'share' && b.form === 'share') return pairedShare(a, b, first.view, second.view)
  if (a.form === 'table' && b.form === 'table')
    return a.statistic === 'cost' ? pairedCost(a, b) : pairedTable(a.statistic, first.view, second.view)
  if (a.form === 'mean' && b.form === 'mean') return pairedMean(a, b)
  if (a.form === 'rank' && b.form === 'rank' && a.statistic !== 'calibration') return pairedRank(a, b)
  const { name } = first.measure
  throw new InputError(
    'wrong-shape',
    `candidates cannot be compared on ${name} yet: compare on a share, F1, AUC, Brier score or cost`,
    {
      wanted: 'a share, F1, AUC, a mean or a cost',
      got: name,
    },
  )
}
