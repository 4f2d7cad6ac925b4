import type { Check } from '@plumb/claims'
import { inertMarkdown, inertMarkdownCode } from '../../output/inert.ts'
import { baselineWords } from './baseline-words.ts'
import type { Baseline } from './read-baseline.ts'

/** For a pull request: what fails newly, what holds newly, what was moved, what stayed. */
export function baselineMarkdown(baseline: Baseline, check: Check): string {
  const { source, when, groups, unchanged } = baselineWords(baseline, check)
  const parts = [
    `Compared with ${inertMarkdownCode(source)}, ${inertMarkdown(when)}.`,
    ...groups.map(({ title, texts }) => {
      const list = texts.map((text) => `- ${inertMarkdown(text)}`).join('\n')
      return `**${title}** (${texts.length})\n\n${list}`
    }),
    unchanged,
  ]
  return parts.join('\n\n')
}
