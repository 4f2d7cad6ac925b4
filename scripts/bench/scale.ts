import { join } from 'node:path'
import { readerOf, scaleCases, writeScaleData, type ScaleCase } from './scale-cases.ts'
import { interleaved, type Measured } from './run-measured.ts'
import { against, mib, printTable } from './table.ts'

/** How to run a check of a product text, and a bare scan of a statement. */
export interface Runners {
  readonly check: (name: string, product: object) => Promise<Measured>
  readonly scan: (sql: string) => Promise<Measured>
}

/** Wide files, many slices, many files: each check against a bare scan of the columns that it reads. */
export async function benchScale(folder: string, runners: Runners): Promise<void> {
  await writeScaleData(folder)
  const rows: string[][] = []
  for (const one of scaleCases) rows.push(await measured(one, folder, runners))
  printTable(['what', 'measured against a bare scan', 'peak memory (the bare scan’s)'], rows)
}

async function measured(
  { what, source, claims, scan }: ScaleCase,
  folder: string,
  runners: Runners,
): Promise<string[]> {
  const took = await interleaved(
    {
      scan: () => runners.scan(scan(readerOf(join(folder, source)))),
      check: () => runners.check('scale', productOf(source, claims)),
    },
    3,
  )
  return [what, against(took.check, took.scan), `${mib(took.check)} (${mib(took.scan)})`]
}

function productOf(source: string, claims: readonly string[]): object {
  const columns = { label: 'label', score: 'score' }
  return { product: 'Scale', data: { source, columns, positive: 1, threshold: 0.5 }, claims: { bench: claims } }
}
