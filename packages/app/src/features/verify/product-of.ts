import { basename, dirname, join, relative } from 'node:path'
import { InputError, type Check } from '@plumb/claims'
import { isFile } from '../is-file.ts'
import type { Target } from '../target.ts'

/**
 * The product that a file of evidence is of, where none is named: beside it, in the folder above (a report in `.plumb/`),
 * or in the current folder.
 */
export async function productOf(file: string, { productFile }: Check, cwd: string): Promise<Target> {
  // evidence names its product file, but no folder
  const own = productFile === null ? [] : [basename(productFile.name)]
  const names = [...new Set([...own, 'product.yaml', 'product.yml'])]
  for (const folder of [dirname(file), dirname(dirname(file)), cwd]) {
    for (const name of names) {
      const path = join(folder, name)
      if (await isFile(path)) return { path: relative(cwd, path), cwd }
    }
  }
  const details = { file, wanted: 'the product file that the evidence is of' }
  throw new InputError('not-found', `no product file lies beside ${file}; name it after the evidence`, details)
}
