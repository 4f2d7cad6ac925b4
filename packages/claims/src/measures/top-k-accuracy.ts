import type { Expr } from '../plan/expr.ts'
import { always, compare, iff, literal, number } from '../plan/expressions.ts'
import type { Measure, RoleColumns } from './measure.ts'

export const topKAccuracy: Measure = {
  name: 'top_k_accuracy',
  aliases: ['top_k', 'top_k_accuracy_score'],
  title: 'Top-k accuracy',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'k', takes: 'whole number' }],
  needs: ['label', 'class scores'],
  range: [0, 1],
  quantity: ({ columns }, { numbers: [k = 1] }) => ({
    form: 'share',
    yes: compare(placeOfLabel(columns.scores), '<', number(k)),
    among: always,
  }),
  counted: ({ rows }) => `labelled and scored ${rows}`,
  sentence: ({ n, yes, rows, who, frequency, args: [k] }) =>
    `Of ${n} ${rows}, ${yes ?? 'a weighted part'} had the right class among the ${k === '1' ? 'first' : `first ${k}`} of ${who}: ${frequency}.`,
  definition: 'The share of rows whose class is among the k with the highest scores.',
  formula: 'rows whose class is among the k highest scores / rows; of equal scores the later class stands higher',
  avoid: 'When people see one answer only: promise accuracy. A class without a column of scores is never among them.',
  example: 'top_k_accuracy(3) >= 95%',
}

/** How many classes stand above that of the label; none where it has no scores. */
function placeOfLabel(scores: RoleColumns['scores']): Expr {
  const none: Expr = literal(null, 'number')
  const own = scores.reduceRight<Expr>((rest, { is }, index) => iff(is, number(index), rest), none)
  return { op: 'place', own, among: scores.map(({ column }) => column) }
}
