import type { RowsRequest } from '../../plan/scan.ts'
import { printCondition } from './print-expr.ts'
import { quoteName } from './quote.ts'

/**
 * The first rows of a population, in the order of the file.
 *
 * @param relation as in `printScan`
 */
export function printRows({ filter, limit, columns }: RowsRequest, relation: string): string {
  if (!Number.isSafeInteger(limit) || limit < 0)
    throw new Error(`the limit of rows must be a whole number; got ${limit}`)
  const shown = columns.length === 0 ? allColumns : columns.map(quoteName).join(', ')
  const where = filter === undefined ? '' : ` where ${printCondition(filter)}`
  return `select ${shown} from ${relation}${where} limit ${limit}`
}

/** All but those that say which values are bad. */
const allColumns = `columns(c -> not contains(c, chr(1)))`
