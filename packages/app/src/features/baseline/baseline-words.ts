import { againstBaseline, formatCount, verdictWord, type Change, type Check, type Verdict } from '@plumb/claims'
import { timeText } from '../../output/dates.ts'
import type { Baseline } from './read-baseline.ts'

/** What differs from a baseline, in words for any output. */
export interface BaselineWords {
  /** What it is compared with: `main`. No text here is inert yet. */
  readonly source: string
  /** `checked 24 Nov 2026, 10:00 UTC by Plumb 0.1.0`. */
  readonly when: string
  /** Groups that are not empty, by concern. */
  readonly groups: readonly { readonly title: string; readonly texts: readonly string[] }[]
  /** `Unchanged: 15 hold, 2 fail.` */
  readonly unchanged: string
}

export function baselineWords({ source, check: before }: Baseline, after: Check): BaselineWords {
  const { unchanged, ...groups } = againstBaseline(before, after)
  const listed = (Object.keys(titles) as readonly (keyof typeof titles)[]).map((name) => ({
    title: titles[name],
    texts: groups[name].map(({ text }: Change) => text),
  }))
  const other = before.product === after.product ? [] : [`The baseline is of another product: ${before.product}.`]
  const shown = listed.map((group) =>
    group.title === titles.rest ? { ...group, texts: [...other, ...group.texts] } : group,
  )
  return {
    source,
    when: `checked ${timeText(before.checkedAt)} by Plumb ${before.plumb}`,
    groups: shown.filter(({ texts }) => texts.length > 0),
    unchanged: unchangedText(unchanged),
  }
}

const titles = {
  newlyFailing: 'Newly failing',
  newlyHolding: 'Newly holding',
  otherwise: 'Another verdict',
  moved: 'Bounds and claims that were moved',
  rest: 'Also',
} as const

function unchangedText(counts: Readonly<Record<Verdict, number>>): string {
  const parts = (Object.entries(counts) as [Verdict, number][]).filter(([, count]) => count > 0)
  if (parts.length === 0) return 'No promise has the verdict that it had.'
  return `Unchanged: ${parts.map(([verdict, count]) => `${formatCount(count)} ${word(verdict, count)}`).join(', ')}.`
}

function word(verdict: Verdict, count: number): string {
  if (count > 1 && verdict === 'holds') return 'hold'
  if (count > 1 && verdict === 'fails') return 'fail'
  return verdict === 'no-evidence' ? 'without evidence' : verdictWord(verdict)
}
