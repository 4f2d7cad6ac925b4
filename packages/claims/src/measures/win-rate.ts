import { contestOf, winsOf } from './contests.ts'
import type { Measure } from './measure.ts'

export const winRate: Measure = {
  name: 'win_rate',
  aliases: ['share_won', 'wins', 'preference_rate'],
  title: 'Win rate',
  unit: 'share',
  better: 'higher',
  parameters: [{ name: 'side', takes: 'side' }],
  needs: ['pairwise'],
  range: [0, 1],
  quantity: ({ columns }, { className = 'left' }) => ({
    form: 'contest',
    ...winsOf(columns, className),
    ties: contestOf(columns).tie,
    middle: 0.5,
  }),
  counted: ({ rows }) => `decided or tied ${rows}`,
  sentence: ({ n, rows, frequency, args }) => `Of ${n} ${rows}, ${args[0]} won ${frequency}, a tie counting one half.`,
  definition: 'The share of contests that a side wins, a tie counting one half: 50% is as good as the others.',
  formula: '(wins + ties / 2) / contests',
  avoid:
    'When one side is always shown first: a judge may like the place. Show both orders, and look at position bias.',
  example: "win_rate('model b') >= 50%",
}
