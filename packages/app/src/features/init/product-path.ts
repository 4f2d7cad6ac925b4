import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** Where the product file of a data file belongs: beside it. */
export function productPath(file: string, cwd: string): string {
  return join(dirname(resolve(cwd, file)), 'product.yaml')
}

/** The product file that stands beside a data file already, under either of its usual names. */
export async function existingProduct(file: string, cwd: string): Promise<string | undefined> {
  const path = productPath(file, cwd)
  for (const each of [path, path.replace(/\.yaml$/, '.yml')]) {
    const exists = await stat(each).then(
      () => true,
      () => false,
    )
    if (exists) return each
  }
  return undefined
}
