import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { DataSet } from './data-set.ts'

/** The data sets of a list such as `scripts/known-answers/data-sets.yaml`. */
export function readDataSets(file: string): readonly DataSet[] {
  return parse(readFileSync(file, 'utf8')) as readonly DataSet[]
}
