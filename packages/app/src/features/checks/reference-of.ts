import { readdir, readFile } from 'node:fs/promises'
import { checkClaims } from './check-text.ts'

/** A data set with the product settings that read it, and what another program computes on it: for tests. */
interface Reference {
  readonly name: string
  readonly columns: Readonly<Record<string, string>>
  readonly positive: number | string
  readonly threshold: number
  readonly costs: Readonly<Record<string, number>>
  /** Estimate and n by quantity. */
  readonly expected: Readonly<Record<string, readonly [number, number]>>
}

const folder = new URL('reference/', import.meta.url)

/** The data sets of a file in reference/. */
export async function referencesOf(file: string): Promise<readonly Reference[]> {
  return JSON.parse(await readFile(new URL(file, folder), 'utf8')) as readonly Reference[]
}

/** Every quantity that some file in reference/ speaks of. */
export async function quantitiesOfReferences(): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const all = await Promise.all(files.map(referencesOf))
  return all.flat().flatMap(({ expected }) => Object.keys(expected))
}

/** Where the estimate or n of a check is not the expected one: empty when all is right. */
export async function disagreements(one: Reference): Promise<readonly unknown[]> {
  const { name, columns, positive, threshold, costs, expected } = one
  const csv = await readFile(new URL(`${name}.csv`, folder), 'utf8')
  const quantities = Object.keys(expected)
  const claims = quantities.map((quantity) => `${quantity} <= 1`)
  const results = await checkClaims(claims, csv, { costs, data: { columns, positive, threshold } })
  return results.flatMap(({ estimate, n, reason }, i) => {
    const [wanted, wantedN] = expected[quantities[i]!]!
    const right = isClose(estimate, wanted) && n === wantedN
    return right ? [] : [{ quantity: quantities[i], estimate, n, reason, wanted, wantedN }]
  })
}

/** At most 1e-9 away, relative to numbers above 1. */
function isClose(got: number | null, wanted: number): boolean {
  return got !== null && Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
}
