import type { BoundForm } from '../forms/registry.ts'
import type { Basis } from '../resolve/resolved.ts'
import { pairedClasses } from './classes.ts'
import { pairedContest } from './contest.ts'
import { pairedCost } from './cost.ts'
import { pairedFit } from './fit.ts'
import { pairedJudged } from './judged.ts'
import { pairedMean } from './mean.ts'
import { pairedPer } from './per.ts'
import { pairedQuantile } from './quantile.ts'
import { pairedRank } from './rank.ts'
import { pairedRoot } from './root.ts'
import { pairedShare } from './share.ts'
import { pairedTable } from './table.ts'
import { pairedTop } from './top.ts'
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
  // a total of labels: the same whoever answers
  if (a.form === 'per' && b.form === 'per') return pairedPer(a, b)
  if (a.form === 'rank' && b.form === 'rank') return pairedRank(a, b)
  if (a.form === 'root' && b.form === 'root') return pairedRoot(a, b)
  if (a.form === 'quantile' && b.form === 'quantile') return pairedQuantile(a, b)
  if (a.form === 'top' && b.form === 'top') return pairedTop(a, b)
  if (a.form === 'contest' && b.form === 'contest') return pairedContest(a, b)
  if (a.form === 'judged' && b.form === 'judged') return pairedJudged(a, b)
  throw new Error(`no comparison of ${a.form} with ${b.form}: ${first.measure.name} should have been refused`)
}
