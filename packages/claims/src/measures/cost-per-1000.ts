import type { Measure } from './measure.ts'

export const costPer1000: Measure = {
  name: 'cost_per_1000',
  aliases: ['cost_per_thousand'],
  title: 'Cost per 1,000',
  unit: 'money',
  better: 'lower',
  parameters: [],
  needs: ['binary', 'prediction', 'costs'],
  range: [null, null],
  quantity: ({ actual, flagged, costs, costPerCall }) => ({
    form: 'table',
    statistic: 'cost',
    actual,
    flagged,
    costs: { ...costs!, perCall: costPerCall },
  }),
  counted: ({ rows }) => `labelled and answered ${rows}`,
  sentence: ({ n, rows, who, value }) => `The mistakes and calls of ${who} cost ${value} per 1,000, over ${n} ${rows}.`,
  definition: 'What the outcomes cost per 1,000 rows, at the prices of the product file, with the price of each call.',
  formula: '1,000 · Σ price of the row’s outcome / rows',
  avoid: 'When prices are guesses: look at what would have to be true for the verdict to turn.',
  example: 'cost_per_1000 <= 400 EUR',
}
