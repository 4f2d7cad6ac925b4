import type { Cell, Method } from './cell.ts'
import { flagged, mostMissed } from './flagged.ts'
import { table } from './markdown-table.ts'
import type { Missed } from './run-cell.ts'

export interface Studied {
  readonly cell: Cell
  readonly missed: Missed
}

export interface ReportOptions {
  readonly seed: string
  readonly replicates: number
  /** The command that writes this report. */
  readonly command: string
}

const mostShown = 120

/** The report as Markdown: the worst cells first, then every method, then what was not studied. */
export function reportText(all: readonly Studied[], { seed, replicates, command }: ReportOptions): string {
  const methods = [...new Set(all.map(({ cell }) => cell.method))]
  const bad = all
    .filter(({ cell, missed }) => flagged(missed, { most: mostMissed(cell) }))
    .toSorted((a, b) => worst(b) - worst(a))
  return `${[
    ...head(all, { seed, replicates, command }),
    '## Worst first',
    `${bad.length} of ${all.length} cells miss on one side more often than they may, beyond what chance explains (1 in 1,000)${bad.length > mostShown ? `; the ${mostShown} worst` : ''}:`,
    badTable(bad.slice(0, mostShown)),
    '## Every method',
    'Mean and least coverage over the cells, the worst of each side, and the least coverage that was found when the method was chosen. Cells with a known weakness stand in the columns `least`, `above` and `below` too, but not in `when chosen`. The least of many cells with few samples reads low: with 150 samples 92 is no surprise where 95 is the truth.',
    methodTable(methods, all),
    '## Where this study and the choice of methods differ',
    ...differences(methods, all),
    ...ending,
  ].join('\n\n')}\n`
}

function head(all: readonly Studied[], { seed, replicates, command }: ReportOptions): readonly string[] {
  const error = (samples: number): string => points(Math.sqrt((0.025 * 0.975) / samples))
  const least = Math.min(...all.map(({ missed }) => missed.samples))
  return [
    '# Does a range hold the truth as often as it says?',
    `Every interval of \`packages/stats\` at its usual 95%, or at the level that stands behind its name, and those of the forms of \`packages/claims\` where rows have weights or clusters, on samples drawn from laws whose truth is known. **Above** is the share of samples whose range lies wholly above the truth: a wrong "at least". **Below** is a wrong "at most". A verdict uses one end at a time, so each side should miss in at most 2.5%, or half of what its level leaves.`,
    `\`${command}\` wrote this file: seed ${seed}, ${all.length.toLocaleString('en-US')} cells, ${replicates.toLocaleString('en-US')} samples each, fewer where a sample takes long. The Monte-Carlo standard error of a side that misses in 2.5% is ${error(replicates)} points at ${replicates.toLocaleString('en-US')} samples, ${error(least)} at ${least.toLocaleString('en-US')}. Shares of single rows and of few pairs are enumerated, without error. A cell that looked bad was drawn anew, with another seed and four times the samples, and only that second look is shown: the worst of many would look worse than it is. Samples without an interval, such as one class only, are left out; the largest share of them in a cell stands in the last column.`,
    'The same seed gives the same file. `npm run truth -- --quick` takes five minutes on two cores, `npm run truth` two hours; `--only WORDS` studies the methods whose name holds these words, and `--keep FILE` goes on where a study was stopped. A short version runs in `test/truth.test.ts`, where a planted Wald interval is caught.',
  ]
}

function badTable(bad: readonly Studied[]): string {
  return table(
    ['what', 'setting', 'covers', 'above', 'below', 'samples', 'known weakness'],
    bad.map(({ cell, missed }) => [
      cell.method.what,
      cell.where,
      points(1 - missed.above - missed.below),
      points(missed.above),
      points(missed.below),
      missed.samples === Infinity ? 'exact' : missed.samples.toLocaleString('en-US'),
      cell.weak?.why ?? '',
    ]),
  )
}

function methodTable(methods: readonly Method[], all: readonly Studied[]): string {
  const rows = methods.map((method) => {
    const own = all.filter(({ cell }) => cell.method === method).map(({ missed }) => missed)
    const covered = own.map(({ above, below }) => 1 - above - below)
    const most = (of: (missed: Missed) => number): string => points(Math.max(...own.map(of)))
    return [
      method.what,
      `\`${method.by}\``,
      String(own.length),
      points(covered.reduce((sum, one) => sum + one, 0) / own.length),
      points(Math.min(...covered)),
      most(({ above }) => above),
      most(({ below }) => below),
      method.stated?.toFixed(1) ?? '',
      most(({ refused }) => refused),
    ]
  })
  const columns = ['what', 'function', 'cells', 'mean', 'least', 'above', 'below', 'when chosen', 'no interval']
  return table(columns, rows)
}

/** The worst cell of each method that covers less often than the least found when it was chosen, beyond chance. */
function differences(methods: readonly Method[], all: readonly Studied[]): readonly string[] {
  const differing = all.filter((one) => flagged(total(one.missed), { most: 1 - (stated(one) ?? 0) / 100 }))
  const lines = methods.flatMap((method) => {
    const own = differing.filter(({ cell }) => cell.method === method).toSorted((a, b) => covers(a) - covers(b))
    return own.slice(0, 1).map((first) => differenceLine(first, own.length))
  })
  if (lines.length === 0) return ['In no cell, beyond chance (1 in 1,000).']
  return [
    'Cells that cover less often, beyond chance (1 in 1,000), than the least that was found when the method was chosen, on other laws or other samples:',
    lines.join('\n'),
  ]
}

function differenceLine(first: Studied, count: number): string {
  const { cell, missed } = first
  const known = cell.weak === undefined ? '' : ` for its known weakness (${cell.weak.why})`
  const which = count === 1 ? 'one cell' : `the worst of ${count} cells`
  return `- **${cell.method.what}** covers ${points(covers(first))} in ${which}, ${cell.where}: ${points(missed.above)} above, ${points(missed.below)} below. The least was ${stated(first)?.toFixed(1)}${known}.`
}

/** What was found for its weakness, where it has one; else for the method. */
function stated({ cell }: Studied): number | undefined {
  return cell.weak === undefined ? cell.method.stated : cell.weak.stated
}

function total(missed: Missed): Missed {
  return { ...missed, above: missed.above + missed.below, below: 0 }
}

function covers({ missed }: Studied): number {
  return 1 - missed.above - missed.below
}

function worst({ missed }: Studied): number {
  return Math.max(missed.above, missed.below)
}

function points(share: number): string {
  return (100 * share).toFixed(1)
}

const ending = [
  '## What was not studied',
  [
    '- precision at k, recall at the top and lift, R² and Brier skill with clusters or weights; averages over more than 300 classes;',
    '- `change` of anything but a share; comparisons on F-beta, Brier skill, balanced accuracy, Matthews correlation, precision and R², and of any measure of the table with clusters;',
    '- weights that go with what is measured, other than in shares; clusters of very unequal sizes, other than in shares;',
    '- ratings that are missing for a reason; rows that depend on each other in other ways than by clusters.',
  ].join('\n'),
  'A range that rests on one of these says so where it is shown. Whole checks, from file to verdict, are tried on planted truth: `npm run plumb -- fixture` lists what can be planted.',
]
