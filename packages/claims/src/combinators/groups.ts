import { gap, gapByChance, parity, worst, type Estimate } from '@plumb/stats'
import type { Note } from '../check/check.ts'
import { isSampled, type Measured, type Sampled } from '../forms/measured.ts'
import type { Value } from '../plan/expr.ts'

/** One group's quantity, with the group's name. */
export interface Group {
  readonly name: Value
  readonly measured: Measured
}

export type GroupStatistic = 'gap' | 'parity' | 'worst'

/** The largest difference, smallest ratio or worst value over groups; asks each group only for its limits at a level. */
export function overGroups(
  statistic: GroupStatistic,
  groups: readonly Group[],
  { better, leftOut }: { readonly better: 'higher' | 'lower'; readonly leftOut: readonly Note[] },
): Measured {
  const sampled = groups.flatMap(({ name, measured }) => (isSampled(measured) ? [{ name, measured }] : []))
  const n = sampled.reduce((total, { measured }) => total + measured.n, 0)
  if (sampled.length < 2 && (statistic !== 'worst' || sampled.length === 0)) return { reason: 'too-few-rows', n }
  return ofGroups(statistic, sampled, better, leftOut)
}

interface SampledGroup {
  readonly name: Value
  readonly measured: Sampled
}

function ofGroups(
  statistic: GroupStatistic,
  groups: readonly SampledGroup[],
  better: 'higher' | 'lower',
  leftOut: readonly Note[],
): Sampled {
  const limited = groups.map(({ measured }) => ({
    estimate: measured.estimate,
    limits: ({ confidence = 0.95 } = {}): { low: number; high: number } => closed(measured.limits(confidence)),
  }))
  const at = (confidence: number): Estimate => {
    switch (statistic) {
      case 'gap':
        return gap(limited, { confidence })
      case 'parity':
        return parity(limited, { confidence })
      case 'worst':
        return worst(limited, { better, confidence })
    }
  }
  return {
    estimate: at(0.95).estimate,
    n: groups.reduce((total, { measured }) => total + measured.n, 0),
    method: methodOf(statistic, groups[0]!.measured.method),
    limits: at,
    ...resizing(statistic, groups, better, leftOut),
    notes: [extremesNote(statistic, groups, better), ...chanceNote(statistic, groups), ...leftOut],
  }
}

function closed({ low, high }: { readonly low: number | null; readonly high: number | null }): {
  low: number
  high: number
} {
  return { low: low ?? -Infinity, high: high ?? Infinity }
}

function resizing(
  statistic: GroupStatistic,
  groups: readonly SampledGroup[],
  better: 'higher' | 'lower',
  leftOut: readonly Note[],
): Pick<Sampled, 'resized'> {
  if (groups.some(({ measured }) => measured.resized === undefined)) return {}
  return {
    resized: (factor) =>
      ofGroups(
        statistic,
        groups.map(({ name, measured }) => ({ name, measured: measured.resized!(factor) })),
        better,
        leftOut,
      ),
  }
}

function methodOf(statistic: GroupStatistic, within: string): string {
  const how = {
    gap: 'largest pairwise MOVER difference, studentized range',
    parity: 'smallest pairwise MOVER ratio, studentized range',
    worst: 'worst group, intersection-union',
  }
  return `${how[statistic]}; within groups ${within}`
}

function extremesNote(statistic: GroupStatistic, groups: readonly SampledGroup[], better: 'higher' | 'lower'): Note {
  const ordered = groups.toSorted((a, b) => a.measured.estimate - b.measured.estimate)
  const [lowest, highest] = [ordered[0]!, ordered.at(-1)!]
  const said = ({ name, measured }: SampledGroup): string =>
    `${name === null ? '(missing)' : String(name)} ${Number(measured.estimate.toPrecision(3))} (n ${measured.n})`
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
