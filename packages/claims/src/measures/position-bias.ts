import { always } from '../plan/expressions.ts'
import { contestOf } from './contests.ts'
import type { Measure } from './measure.ts'

export const positionBias: Measure = {
  name: 'position_bias',
  aliases: ['order_bias', 'first_position_bias'],
  title: 'Position bias',
  unit: 'points',
  better: null,
  parameters: [],
  needs: ['pairwise', 'positions'],
  range: [-0.5, 0.5],
  quantity({ columns }) {
    const { left, tie } = contestOf(columns)
    return { form: 'contest', wins: left, ties: tie, among: always, middle: 0 }
  },
  counted: ({ rows }) => rows,
  sentence: ({ n, rows, value }) =>
    `In ${n} ${rows}, what is shown left wins a share that differs from one half by ${value}; 0 is no bias.`,
  definition: 'The share of contests won by what is shown left, a tie counting one half, minus one half.',
  formula: '(won left + ties / 2) / contests − 1/2',
  avoid: 'When sides were not shown left and right equally often: the better side then looks like bias.',
  example: 'position_bias between -5 points and 5 points',
}
