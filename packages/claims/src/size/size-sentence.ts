import type { Measure } from '../measures/measure.ts'
import { formatCount } from '../sentences/format-rows.ts'
import type { Sliced } from './slices-of.ts'
import type { Shown } from './what-rows-show.ts'

export interface SizeWords {
  readonly measure: Measure
  readonly sliced: Sliced
  readonly expect: number
  readonly power: number
}

/** How many rows would show a claim, in words. */
export function neededSentence(needed: number | null, { measure, sliced, expect, power }: SizeWords): string {
  if (needed === null) return `No number of rows can show this if it really is ${percent(expect)}.`
  const { words, count } = sliced
  const rows = `About ${formatCount(needed)} ${countedWords(measure)}`
  const chance = `with a chance of ${percent(power)}, if it really is ${percent(expect)}`
  if (words === '') return `${rows} would show it ${chance}.`
  if (count === undefined)
    return `${rows} ${words} would show it there ${chance}. All at once take more: say how many there are.`
  const all = `${formatCount(needed * count)} in all ${formatCount(count)}`
  return `${rows} ${words} (${all}) would show it in all of them ${chance} in each.`
}

/** What a number of rows could show, in words. */
export function shownSentence(
  { rows, claim, chance }: Shown,
  { measure, sliced, expect, power }: SizeWords,
  written: string,
): string {
  const where = sliced.words === '' ? '' : ` ${sliced.words}`
  const alone = sliced.count === undefined ? ' of one slice alone' : ''
  const really = `if it really is ${percent(expect)}`
  const narrowest =
    claim === null
      ? `${formatCount(rows)} ${countedWords(measure)}${where} show no bound with a chance of ${percent(power)}, ${really}.`
      : `${formatCount(rows)} ${countedWords(measure)}${where} could show \`${claim}\`${alone} with a chance of ${percent(power)}, ${really}.`
  return chance === null
    ? narrowest
    : `${narrowest} They would show \`${written}\`${alone} with a chance of ${chancePercent(chance)}.`
}

/** A share in percent, as it was given. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(6))}%`
}

/** A computed chance in whole percents; one that is not certain never says so. */
export function chancePercent(chance: number): string {
  if (chance < 0.01) return 'under 1%'
  return chance > 0.99 ? 'over 99%' : `${Math.round(chance * 100)}%`
}

function countedWords({ counted }: Measure): string {
  return counted({ rows: 'rows', positive: 'positive' })
}
