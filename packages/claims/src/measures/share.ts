import type { ShareQuantity } from '../forms/quantity.ts'
import { comparedColumns } from '../plan/compared-columns.ts'
import type { Expr } from '../plan/expr.ts'
import { always, missing, or } from '../plan/expressions.ts'
import { haveOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const share: Measure = {
  name: 'share',
  aliases: ['share_of_rows', 'rate'],
  title: 'Share',
  unit: 'share',
  better: null,
  parameters: [{ name: 'condition', takes: 'condition' }],
  needs: [],
  range: [0, 1],
  quantity: (_rows, { condition }) => ({ form: 'share', yes: condition!, among: always, ...unseenBy(condition!) }),
  counted: ({ rows }) => rows,
  sentence: ({ n, yes, rows, frequency, args }) =>
    `Of ${n} ${rows}, ${yes ?? 'a weighted part'} ${haveOf(yes ?? '1')} ${args[0]}: ${frequency}.`,
  definition: 'The share of rows for which a condition is true.',
  formula: 'rows with the condition / rows',
  avoid: 'For facts about the file itself (missing, duplicates): those are exact.',
  example: 'share(latency_ms <= 400) >= 95%',
}

function unseenBy(condition: Expr): Pick<ShareQuantity, 'unseen'> {
  const columns = comparedColumns(condition)
  if (columns.length === 0) return {}
  return { unseen: { rows: or(...columns.map(missing)), columns: columns.map(({ name }) => name) } }
}
