import type { Check } from '@plumb/claims'
import { inertTerminal } from '../../output/inert.ts'
import { wrapped } from '../../output/text-width.ts'
import { item } from '../history/since-last-check.ts'
import { baselineWords } from './baseline-words.ts'
import type { Baseline } from './read-baseline.ts'

/** What differs from a baseline, beneath the table of a check. */
export function baselineTable(baseline: Baseline, check: Check, columns: number): string {
  const { source, when, groups, unchanged } = baselineWords(baseline, check)
  const lines = [
    ...wrapped(inertTerminal(`Compared with ${source}, ${when}:`), columns),
    ...groups.flatMap(({ title, texts }) => [title, ...texts.flatMap((text) => item(text, columns))]),
    unchanged,
  ]
  return `\n${lines.join('\n')}\n`
}
