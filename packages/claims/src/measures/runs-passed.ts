import type { Measure } from './measure.ts'
import { ofRepeats } from './of-repeats.ts'

export const runsPassed: Measure = {
  name: 'runs_passed',
  aliases: ['run_pass_rate', 'pass_rate_of_runs'],
  title: 'Share of runs that pass',
  unit: 'share',
  better: 'higher',
  parameters: [],
  needs: ['label', 'repeats'],
  range: [0, 1],
  quantity: (rows) => ofRepeats('passed', rows, 1),
  counted: () => 'runs',
  sentence: ({ n, who, frequency }) =>
    `${frequency} of ${n} ${n === '1' ? 'run' : 'runs'} of ${who} pass; the range counts cases, not runs.`,
  definition: 'The share of runs that pass. Runs of one case are alike, so the range rests on the cases.',
  formula: 'runs that pass / runs',
  avoid: 'When cases have unequal numbers of runs and should count alike: pass_at(1) averages over cases.',
  example: 'runs_passed >= 85%',
}
