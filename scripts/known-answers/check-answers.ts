import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClaimResult, SliceResult } from '@plumb/claims'
import { checkProduct } from '../../packages/app/src/features/checks/check-product.ts'
import type { DataSet, KnownAnswer, KnownProduct } from './data-set.ts'
import { expectedNumber } from './expected-number.ts'
import { makeTables } from './make-tables.ts'

export interface CheckedAnswer extends KnownAnswer {
  readonly dataSet: string
  /** Null where there is no evidence. */
  readonly got: number | null
  readonly difference: number | null
  readonly tolerance: number
  readonly agrees: boolean
}

/** Checks products on a data set as the command would, and lays what comes out beside what is known. */
export async function checkAnswers(
  { name, products = [] }: DataSet,
  folder: string,
): Promise<readonly CheckedAnswer[]> {
  const checked: CheckedAnswer[] = []
  for (const product of products) checked.push(...(await checkedProduct(name, product, folder)))
  return checked
}

async function checkedProduct(
  dataSet: string,
  { tables = {}, answers, ...rest }: KnownProduct,
  folder: string,
): Promise<readonly CheckedAnswer[]> {
  const own = await mkdtemp(join(tmpdir(), 'plumb-known-'))
  try {
    await cp(folder, own, { recursive: true })
    await makeTables(tables, { from: folder, to: own })
    const stated = [...new Set(answers.map(({ claim }) => claim))].map((claim, i) => ({ id: `claim-${i}`, claim }))
    // JSON is YAML
    await writeFile(join(own, 'product.yaml'), JSON.stringify({ product: dataSet, ...rest, claims: { known: stated } }))
    const now = new Date('2026-01-01T00:00:00Z')
    const { claims } = await checkProduct({ path: undefined, cwd: own }, { now, allow: [], version: '0.0.0' })
    const results = new Map(stated.map(({ claim }, i) => [claim, claims[i]!]))
    return answers.map((answer) => ({ dataSet, ...answer, ...judged(answer, results.get(answer.claim)!) }))
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

type Judged = Pick<CheckedAnswer, 'got' | 'difference' | 'tolerance' | 'agrees'>

function judged({ expected, slice, claim }: KnownAnswer, result: ClaimResult): Judged {
  const { value, tolerance } = expectedNumber(expected)
  const got = (slice === undefined ? result : sliceOf(result, slice, claim)).estimate
  const difference = got === null ? null : got - value
  return { got, difference, tolerance, agrees: difference !== null && Math.abs(difference) <= tolerance }
}

function sliceOf({ slices }: ClaimResult, wanted: NonNullable<KnownAnswer['slice']>, claim: string): SliceResult {
  const found = slices.find(({ where }) => Object.entries(wanted).every(([key, value]) => where[key] === value))
  if (found === undefined) throw new Error(`${claim} has no slice ${JSON.stringify(wanted)}`)
  return found
}
