// The proof: how often the interval of every method misses the truth, on each side, by simulation. Writes docs/truth.md.
// `npm run truth` takes long; `npm run truth -- --quick` takes two minutes on two cores.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort } from 'node:worker_threads'
import { cells } from './truth/cells.ts'
import { flagged, mostMissed } from './truth/flagged.ts'
import { type Kept, keptIn } from './truth/kept.ts'
import { studied, type Job } from './truth/pool.ts'
import { reportText, type Studied } from './truth/report.ts'
import { runCell } from './truth/run-cell.ts'

if (isMainThread) await main()
else parentPort?.on('message', ({ cell, ...runs }: Job) => parentPort?.postMessage(runCell(cells[cell]!, runs), []))

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      replicates: { type: 'string' },
      // studies only the methods whose name holds these words
      only: { type: 'string', default: '' },
      // a file that keeps what was found, so that a study that was stopped goes on where it was
      keep: { type: 'string' },
      out: { type: 'string', default: fileURLToPath(new URL('../docs/truth.md', import.meta.url)) },
    },
  })
  const replicates = Number(values.replicates ?? (values.quick ? 600 : 20_000))
  const { seed } = values
  const command = ['npm run truth', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])]
    .join(' ')
    .replace(/ --keep \S+/, '')
  const since = performance.now()
  const chosen = [...cells.keys()].filter((cell) => cells[cell]!.method.what.includes(values.only))
  const kept = keptIn(values.keep)
  const first = await study(chosen, { seed, replicates }, kept)
  // what looks bad is looked at again, on samples that did not make it look bad
  const doubtful = first.filter(
    ({ cell, missed }) => flagged(missed, { most: mostMissed(cell), level: 0.05 }) && missed.samples < Infinity,
  )
  const again = await study(
    doubtful.map(({ cell }) => cells.indexOf(cell)),
    { seed: `${seed} again`, replicates: 4 * replicates },
    kept,
  )
  const anew = new Map(again.map((one) => [one.cell, one]))
  const all = first.map((one) => anew.get(one.cell) ?? one)
  writeFileSync(values.out, reportText(all, { seed, replicates, command }))
  process.stdout.write(`${all.length} cells in ${Math.round((performance.now() - since) / 1000)} s: ${values.out}\n`)
}

async function study(which: readonly number[], runs: Omit<Job, 'cell'>, kept: Kept): Promise<readonly Studied[]> {
  const known = new Map(which.map((cell) => [cell, kept.find(cells[cell]!, runs)]))
  const left = which.filter((cell) => known.get(cell) === undefined)
  const missed = await studied(
    fileURLToPath(import.meta.url),
    left.map((cell) => ({ cell, ...runs })),
    ({ cell }, one) => kept.add(cells[cell]!, runs, one),
  )
  const anew = new Map(left.map((cell, i) => [cell, missed[i]!]))
  return which.map((cell) => ({ cell: cells[cell]!, missed: known.get(cell) ?? anew.get(cell)! }))
}
