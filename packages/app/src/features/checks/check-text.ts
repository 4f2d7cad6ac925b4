import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Check, ClaimResult } from '@plumb/claims'
import { checkProduct } from './check-product.ts'

/** Checks a product given as an object or as YAML, with its files by name, in a folder of its own: for tests. */
export async function checkText(
  product: Readonly<Record<string, unknown>> | string,
  files: Readonly<Record<string, string>>,
): Promise<Check> {
  const folder = await mkdtemp(join(tmpdir(), 'plumb-check-'))
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    // JSON is YAML
    const yaml = typeof product === 'string' ? product : JSON.stringify({ product: 'Test', ...product })
    await writeFile(join(folder, 'product.yaml'), yaml)
    const now = new Date('2026-11-25T12:00:00Z')
    return await checkProduct({ path: undefined, cwd: folder }, { now, allow: [], version: '0.0.0' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The results of these claims on one file, in their order. */
export async function checkClaims(
  claims: readonly string[],
  csv: string,
  { data = {}, ...product }: Readonly<Record<string, unknown>> = {},
): Promise<readonly ClaimResult[]> {
  const dataset = { source: 'data.csv', ...(data as object) }
  return (await checkText({ ...product, data: dataset, claims: { launch: claims } }, { 'data.csv': csv })).claims
}

/** Rows as CSV: a column a key of the first row; null is an empty cell. */
export function csvOf(rows: readonly object[]): string {
  const line = (values: readonly unknown[]): string => values.map(cellOf).join(',')
  return `${[line(Object.keys(rows[0] ?? {})), ...rows.map((row) => line(Object.values(row)))].join('\n')}\n`
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null ? '' : JSON.stringify(value)
}
