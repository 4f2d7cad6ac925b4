import { join } from 'node:path'
import { checkAnswers, type CheckedAnswer } from './check-answers.ts'
import type { DataSet } from './data-set.ts'

/** Below `scripts/`. */
export const dataSetsFile = 'known-answers/data-sets.yaml'

/** Checks all data sets of a folder, each in a folder of its own name, one after the other. */
export async function checkDataSets(dataSets: readonly DataSet[], folder: string): Promise<readonly CheckedAnswer[]> {
  const checked: CheckedAnswer[] = []
  for (const dataSet of dataSets) checked.push(...(await checkAnswers(dataSet, join(folder, dataSet.name))))
  return checked
}
