import { changesBetween, formatCount, movesText, times, type Change, type Check, type Looks } from '@plumb/claims'
import { ended } from '../../output/claim-words.ts'
import { timeText } from '../../output/dates.ts'
import { inertTerminal } from '../../output/inert.ts'
import { wrapped } from '../../output/text-width.ts'
import type { Kept } from './check-store.ts'

const mostLines = 6

/** What the end of a check says about those before it: what changed and why, and bounds that moved on the same rows. */
export function sinceLastCheck(check: Check, { previous, looks }: Kept, columns: number): string {
  const title = previous === null ? firstText(check) : `Since the last check (${timeText(previous.check.checkedAt)}):`
  const changes = previous === null ? [] : changesBetween(previous.check, check)
  const texts = [...changes.map(({ text }) => text), ...movedOften(looks, changes)]
  const shown = texts.slice(0, mostLines)
  const more = texts.length - shown.length
  const lines = [
    ...shown,
    ...(more > 0 ? [`and ${formatCount(more)} more: npm run plumb -- history`] : []),
    ...(previous !== null && changes.length === 0 ? [nothingText(looks)] : []),
  ]
  return `\n${[...wrapped(title, columns), ...lines.flatMap((line) => item(line, columns))].join('\n')}\n`
}

/** Lines of an item of a list, its later ones under its first. */
export function item(text: string, columns: number): readonly string[] {
  return wrapped(inertTerminal(text), Math.max(20, columns - 4)).map(
    (line, at) => `${at === 0 ? '  · ' : '    '}${line}`,
  )
}

/** Claims whose bound was moved on these rows, unless a change that was just told says the same. */
export function movedOften(looks: readonly Looks[], told: readonly Change[] = []): readonly string[] {
  const isTold = (claim: string): boolean => told.some((change) => change.kind === 'bound' && change.claim === claim)
  return looks
    .filter(({ moves, claim }) => moves > (isTold(claim) ? 1 : 0))
    .map((look) => `“${look.text}”: ${movesText(look)}.`)
}

/** How often the rows of each dataset were looked at: `The rows of live were looked at 3 times.` */
export function lookedAt(looks: readonly Looks[]): readonly string[] {
  const most = new Map<string, number>()
  for (const { dataset, looks: count } of looks) most.set(dataset, Math.max(count, most.get(dataset) ?? 0))
  return [...most]
    .filter(([, count]) => count > 1)
    .map(([dataset, count]) => ended(`the same rows of ${dataset} were looked at ${times(count)}`))
}

function firstText({ stage }: Check): string {
  const what = stage === null ? 'This is the first check of this product' : `This is the first check of stage ${stage}`
  return `${inertTerminal(what)} that is kept here: the next one says what changed.`
}

function nothingText(looks: readonly Looks[]): string {
  return ['Nothing changed.', ...lookedAt(looks)].join(' ')
}
