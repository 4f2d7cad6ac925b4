import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Cell } from './cell.ts'
import type { Missed, Runs } from './run-cell.ts'

/** What earlier runs found, by cell, seed and samples. */
export interface Kept {
  readonly find: (cell: Cell, runs: Runs) => Missed | undefined
  readonly add: (cell: Cell, runs: Runs, missed: Missed) => void
}

/** Keeps what is found in a file, one line a cell, so that a long study can stop and go on; without a file nothing is kept. */
export function keptIn(file: string | undefined): Kept {
  if (file === undefined) return { find: () => undefined, add: () => undefined }
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  const known = new Map(lines.map((line) => JSON.parse(line) as readonly [string, Missed]))
  return {
    find: (cell, runs) => known.get(nameOf(cell, runs)),
    add(cell, runs, missed) {
      // enumerated cells take no time, and JSON has no infinity
      if (missed.samples !== Infinity) appendFileSync(file, `${JSON.stringify([nameOf(cell, runs), missed])}\n`)
    },
  }
}

function nameOf({ method, where }: Cell, { seed, replicates }: Runs): string {
  return [seed, replicates, method.what, where].join(' ')
}
