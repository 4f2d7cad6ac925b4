import { arithmetic, iff, number } from '../plan/expressions.ts'
import type { Measure } from './measure.ts'

export const brierSkillScore: Measure = {
  name: 'brier_skill_score',
  aliases: ['brier_skill', 'bss'],
  title: 'Brier skill score',
  unit: 'score',
  better: 'higher',
  parameters: [],
  needs: ['binary', 'score', 'probability'],
  range: [null, 1],
  quantity: ({ actual, score }) => {
    const label = iff(actual, number(1), number(0))
    const error = arithmetic(score!, '-', label)
    return { form: 'fit', error, errorScale: 1, label, center: 0.5, scale: 0.5, chances: true }
  },
  counted: ({ rows }) => `labelled and scored ${rows}`,
  sentence: ({ n, rows, who, value }) =>
    `The Brier skill of the chances stated by ${who} is ${value} over ${n} ${rows}: 1 is without error, 0 no better than always stating the base rate.`,
  definition: 'How much smaller the Brier score is than that of always stating the base rate of the same rows.',
  formula: '1 − Brier score / (base rate · (1 − base rate))',
  avoid: 'To compare slices or datasets: it depends on their base rates. And with few rows of the rarer label.',
  example: 'brier_skill_score >= 0.1',
}
