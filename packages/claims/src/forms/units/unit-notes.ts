import type { Note } from '../../check/check.ts'
import { formatCount } from '../../sentences/format-rows.ts'
import { formatPlain } from '../../sentences/format-value.ts'
import type { RankingValue, RepeatsValue } from '../quantity.ts'
import type { Valued } from './unit-ratio.ts'

/** What to say of queries without a relevant result, and of relevant results that were not returned. */
export function rankingNotes(value: RankingValue, units: readonly Valued[]): readonly Note[] {
  return [...nothingRelevant(value, units), ...notReturned(units.reduce((total, { lost = 0 }) => total + lost, 0))]
}

function nothingRelevant({ statistic }: RankingValue, units: readonly Valued[]): readonly Note[] {
  const found = units.filter(({ relevant }) => relevant !== 0)
  const none = units.length - found.length
  if (none === 0 || found.length === 0) return []
  const sum = (of: (one: Valued) => number): number => found.reduce((total, one) => total + of(one), 0)
  const mean = sum(({ unit, value }) => unit.weight * value) / sum(({ unit }) => unit.weight)
  const isShare = statistic === 'hit' || statistic === 'precision' || statistic === 'recall'
  const without = formatPlain(Number(mean.toPrecision(3)), isShare ? 'share' : 'number')
  const are = none === 1 ? 'query has no relevant result and counts' : 'queries have no relevant result and count'
  return [{ code: 'nothing-relevant', text: `${formatCount(none)} ${are} as 0; without them this is ${without}.` }]
}

function notReturned(results: number): readonly Note[] {
  if (results === 0) return []
  const have = results === 1 ? 'relevant result has' : 'relevant results have'
  return [{ code: 'not-returned', text: `${formatCount(results)} ${have} no place in the ranking: not returned.` }]
}

/** Cases that have too few runs to tell. */
export function repeatsNotes({ k }: RepeatsValue, leftOut: number): readonly Note[] {
  if (leftOut === 0) return []
  const cases = leftOut === 1 ? 'case has' : 'cases have'
  const are = leftOut === 1 ? 'is' : 'are'
  return [{ code: 'left-out', text: `${formatCount(leftOut)} ${cases} fewer than ${k} runs and ${are} left out.` }]
}
