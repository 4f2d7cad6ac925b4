import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkAnswers, type CheckedAnswer } from './check-answers.ts'
import type { DataSet } from './data-set.ts'

/** Below `scripts/`. */
export const dataSetsFile = 'known-answers/data-sets.yaml'

/**
 * Checks all data sets of a folder, each in a folder of its own name, one after the other.
 *
 * @throws where one of them is not there, before any is checked
 */
export async function checkDataSets(dataSets: readonly DataSet[], folder: string): Promise<readonly CheckedAnswer[]> {
  const absent = dataSets.filter(({ name }) => !existsSync(join(folder, name)))
  if (absent.length > 0) throw new Error(`no folder ${absent.map(({ name }) => name).join(', ')} in ${folder}`)
  const checked: CheckedAnswer[] = []
  for (const dataSet of dataSets) checked.push(...(await checkAnswers(dataSet, join(folder, dataSet.name))))
  return checked
}
