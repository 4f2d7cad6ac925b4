import { InputError } from '../errors.ts'
import type { RankQuantity } from '../forms/quantity.ts'
import type { BoundForm } from '../forms/registry.ts'
import { nameOf } from '../plan/atoms.ts'
import type { Basis } from '../resolve/resolved.ts'
import { pairedClasses } from './classes.ts'
import { pairedCost } from './cost.ts'
import { pairedFit } from './fit.ts'
import { pairedMean } from './mean.ts'
import { pairedPer } from './per.ts'
import { pairedRank } from './rank.ts'
import { pairedShare } from './share.ts'
import { pairedTable } from './table.ts'
import { pairedUnits } from './units.ts'

/** The difference of a measure between two candidates on the same rows, as a form of its own. */
export function pairedForm(first: Basis, second: Basis): BoundForm {
  const [a, b] = [first.quantity, second.quantity]
  if (a.form === 'share' && b.form === 'share') return pairedShare(a, b, first.view, second.view)
  if (a.form === 'table' && b.form === 'table') {
    if (a.statistic === 'cost') return pairedCost(a, b)
    const statistic = a.statistic === 'f-beta' ? { beta: a.beta! } : a.statistic
    return pairedTable(statistic, first.view, second.view)
  }
  if (a.form === 'classes' && b.form === 'classes') return pairedClasses(a, b)
  if (a.form === 'mean' && b.form === 'mean') return pairedMean(a, b)
  if (a.form === 'units' && b.form === 'units') return pairedUnits(a, b)
  if (a.form === 'fit' && b.form === 'fit') return pairedFit(a, b)
  if (a.form === 'per' && b.form === 'per' && nameOf(a.denominator) === nameOf(b.denominator)) return pairedPer(a, b)
  if (a.form === 'rank' && b.form === 'rank' && isPaired(a.statistic)) return pairedRank(a, b)
  const { name } = first.measure
  throw new InputError(
    'wrong-shape',
    `candidates cannot be compared on ${name} yet: compare on a share, F1, AUC, Brier score, MAE, R² or cost`,
    {
      wanted: 'a share, F1, AUC, a mean, R² or a cost',
      got: name,
    },
  )
}

/** Statistics of scores whose difference on the same rows has a range. */
function isPaired(statistic: RankQuantity['statistic']): boolean {
  return statistic === 'roc-auc' || statistic === 'average-precision'
}
