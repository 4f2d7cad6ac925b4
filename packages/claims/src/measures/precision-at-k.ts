import { countedOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

export const precisionAtK: Measure = {
  name: 'precision_at_k',
  aliases: ['precision_at_top_k', 'p_at_k'],
  title: 'Precision at k',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'k', takes: 'whole number' }],
  needs: ['binary', 'score'],
  range: [0, 1],
  quantity: ({ actual, score }, { numbers: [k] }) => ({ form: 'top', actual, score: score!, rows: k! }),
  counted: ({ rows }) => `${rows} with the highest scores`,
  sentence: ({ n, yes, rows, positive, who, frequency }) =>
    `Of the ${n} ${rows} that ${who} scores highest, ${yes === undefined ? 'a part was' : countedOf(yes)} ${positive}: ${frequency}.`,
  definition:
    'Of the k rows with the highest scores, the share that really is positive. Rows that share the score at the edge count in equal parts, so their order does not matter.',
  formula: 'positives among the k highest scores / k',
  avoid: 'To compare sets of different size or base rate: the same k reaches deeper into the smaller one.',
  example: 'precision_at_k(100) >= 60%',
}
