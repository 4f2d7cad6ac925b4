import { gap, gapByChance, parity, StatsError, worst, type Limits, type OpenLimits } from '@plumb/stats'
import { orUnmeasured } from '../forms/undefined.ts'
import type { Note } from '../check/check.ts'
import { isSampled, type Measured, type Sampled } from '../forms/measured.ts'
import type { Value } from '../plan/expr.ts'
import { formatCount } from '../sentences/format-rows.ts'
import { valueText } from '../sentences/where-text.ts'

/** One group's quantity, with the group's name. */
export interface Group {
  readonly name: Value
  readonly measured: Measured
}

export type GroupStatistic = 'gap' | 'parity' | 'worst'

export interface GroupOptions {
  readonly better: 'higher' | 'lower'
  readonly leftOut: readonly Note[]
  /** A group's value in words. */
  readonly show: (value: number) => string
}

/** The largest difference, smallest ratio or worst value over groups; asks each group only for its limits at a level. */
export function overGroups(
  statistic: GroupStatistic,
  groups: readonly Group[],
  { better, leftOut, show }: GroupOptions,
): Measured {
  const sampled = groups.flatMap(({ name, measured }) => (isSampled(measured) ? [{ name, measured }] : []))
  const n = sampled.reduce((total, { measured }) => total + measured.n, 0)
  if (sampled.length < 2 && (statistic !== 'worst' || sampled.length === 0)) return { reason: 'too-few-rows', n }
  return orUnmeasured(n, () => ({
    ...ofGroups(statistic, sampled, better),
    notes: [extremesNote(statistic, sampled, better, show), ...chanceNote(statistic, sampled), ...leftOut],
  }))
}

interface SampledGroup {
  readonly name: Value
  readonly measured: Sampled
}

function ofGroups(statistic: GroupStatistic, groups: readonly SampledGroup[], better: 'higher' | 'lower'): Sampled {
  const reason = groups.find(({ measured }) => measured.reason !== undefined)?.measured.reason
  return {
    estimate: estimateOf(statistic, groups, better),
    n: groups.reduce((total, { measured }) => total + measured.n, 0),
    method: methodOf(statistic, groups[0]!.measured.method),
    limits: (confidence) => limitsOf(statistic, groups, better, confidence),
    ...resizing(statistic, groups, better),
    ...(reason === undefined ? {} : { reason }),
  }
}

function estimateOf(statistic: GroupStatistic, groups: readonly SampledGroup[], better: 'higher' | 'lower'): number {
  const values = groups.map(({ measured }) => measured.estimate)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  switch (statistic) {
    case 'gap':
      return most - least
    case 'parity':
      if (least >= 0 && most > 0) return least / most
      throw new StatsError('empty-denominator', 'a ratio of groups wants values of 0 or more, and not all 0')
    case 'worst':
      return better === 'higher' ? least : most
  }
}

/** An end is open where a group that it rests on has no limit there. */
function limitsOf(
  statistic: GroupStatistic,
  groups: readonly SampledGroup[],
  better: 'higher' | 'lower',
  confidence: number,
): OpenLimits {
  const limited = groups.map(({ measured }) => ({
    estimate: measured.estimate,
    limits: ({ confidence: level = 0.95 }) => unbounded(measured.limits(level)),
  }))
  switch (statistic) {
    case 'gap':
      return open(gap(limited, { confidence }))
    case 'parity':
      return open(parity(limited, { confidence }))
    case 'worst':
      return open(worst(limited, { better, confidence }))
  }
}

function unbounded({ low, high }: OpenLimits): Limits {
  return { low: low ?? -Infinity, high: high ?? Infinity }
}

function open({ low, high }: Limits): OpenLimits {
  return { low: Number.isFinite(low) ? low : null, high: Number.isFinite(high) ? high : null }
}

function resizing(
  statistic: GroupStatistic,
  groups: readonly SampledGroup[],
  better: 'higher' | 'lower',
): Pick<Sampled, 'resized'> {
  if (groups.some(({ measured }) => measured.resized === undefined)) return {}
  const resize = (factor: number): readonly SampledGroup[] =>
    groups.map(({ name, measured }) => ({ name, measured: measured.resized!(factor) }))
  return { resized: (factor) => ofGroups(statistic, resize(factor), better) }
}

function methodOf(statistic: GroupStatistic, within: string): string {
  const how = {
    gap: 'largest pairwise MOVER difference, studentized range',
    parity: 'smallest pairwise MOVER ratio, studentized range',
    worst: 'worst group, intersection-union',
  }
  return `${how[statistic]}; within groups ${within}`
}

function extremesNote(
  statistic: GroupStatistic,
  groups: readonly SampledGroup[],
  better: 'higher' | 'lower',
  show: (value: number) => string,
): Note {
  const ordered = groups.toSorted((a, b) => a.measured.estimate - b.measured.estimate)
  const [lowest, highest] = [ordered[0]!, ordered.at(-1)!]
  const said = ({ name, measured }: SampledGroup): string =>
    `${valueText(name)} ${show(measured.estimate)} (n ${formatCount(measured.n)})`
  const text =
    statistic === 'worst'
      ? `Worst of ${groups.length} groups: ${said(better === 'higher' ? lowest : highest)}.`
      : `Of ${groups.length} groups the lowest is ${said(lowest)}, the highest ${said(highest)}.`
  return { code: 'groups', text }
}

/** A gap between small groups arises by chance alone. */
function chanceNote(statistic: GroupStatistic, groups: readonly SampledGroup[]): readonly Note[] {
  const shares = groups.flatMap(({ measured }) => (measured.share === undefined ? [] : [measured.share]))
  if (statistic !== 'gap' || shares.length < groups.length) return []
  const points = (gapByChance(shares) * 100).toPrecision(2)
  return [
    {
      code: 'by-chance',
      text: `Equal groups of these sizes would show a gap of about ${points} points by chance alone.`,
    },
  ]
}
