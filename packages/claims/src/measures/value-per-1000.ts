import type { Measure } from './measure.ts'

export const valuePer1000: Measure = {
  name: 'value_per_1000',
  aliases: ['value_per_thousand', 'net_benefit_per_1000'],
  title: 'Value per 1,000',
  unit: 'money',
  better: 'higher',
  parameters: [],
  needs: ['binary', 'prediction', 'costs'],
  range: [null, null],
  quantity: ({ actual, flagged, costs, costPerCall }) => ({
    form: 'table',
    statistic: 'cost',
    actual,
    flagged,
    costs: {
      truePositive: 0 - costs!.truePositive,
      falsePositive: 0 - costs!.falsePositive,
      falseNegative: 0 - costs!.falseNegative,
      trueNegative: 0 - costs!.trueNegative,
      perCall: 0 - costPerCall,
    },
  }),
  counted: ({ rows }) => `labelled and answered ${rows}`,
  sentence: ({ n, rows, who, value }) => `The answers of ${who} are worth ${value} per 1,000, over ${n} ${rows}.`,
  definition:
    'What the outcomes bring per 1,000 rows, at the prices of the product file (a gain is a negative cost), less the price of each call.',
  formula: '−1,000 · Σ price of the row’s outcome / rows',
  avoid: 'When no outcome has a gain: it is then cost_per_1000 with the sign turned, which reads worse.',
  example: 'value_per_1000 >= 200 EUR',
}
