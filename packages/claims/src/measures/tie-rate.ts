import { always } from '../plan/expressions.ts'
import { countedOf } from '../sentences/counted-of.ts'
import { contestOf } from './contests.ts'
import type { Measure } from './measure.ts'

export const tieRate: Measure = {
  name: 'tie_rate',
  aliases: ['ties', 'draw_rate', 'share_tied'],
  title: 'Tie rate',
  unit: 'share',
  better: null,
  parameters: [],
  needs: ['pairwise'],
  range: [0, 1],
  quantity: ({ columns }) => ({ form: 'share', yes: contestOf(columns).tie, among: always }),
  counted: ({ rows }) => rows,
  sentence: ({ n, yes, rows, frequency }) => `Of ${n} ${rows}, ${countedOf(yes)} tied: ${frequency}.`,
  definition: 'The share of contests that no side wins.',
  formula: 'ties / contests',
  avoid: 'As a sign of quality: a judge that never ties may only be forced to choose.',
  example: 'tie_rate <= 20%',
}
