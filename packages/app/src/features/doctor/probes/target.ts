import type { Value } from '@plumb/claims'
import { quoteName, quoteText } from '../../../warehouse/quote.ts'
import type { FileStudy } from '../../study/file-study.ts'

/** SQL that is true for a positive row, and true for a row with a label. */
export interface Target {
  readonly positive: string
  readonly known: string
}

/** What the label is asked for: its positive value, or its most frequent class. */
export function targetValue({ label }: Pick<FileStudy, 'label'>): Value | undefined {
  return label?.positive?.value ?? label?.column.counts?.[0]?.value
}

export function targetOf(study: FileStudy): Target | undefined {
  const [value, column] = [targetValue(study), study.label?.column]
  if (value === undefined || column === undefined) return undefined
  const name = quoteName(column.name)
  return { positive: `${name}::varchar = ${literal(value)}`, known: `${name} is not null` }
}

/** As the engine writes it: 1.0 for the number 1. */
function literal(value: Value): string {
  return typeof value === 'number' ? `(${value})::double::varchar` : quoteText(String(value))
}
