import { changeBetween } from '../combinators/change.ts'
import { distanceBetween } from '../combinators/distance.ts'
import type { Value } from '../plan/expr.ts'
import type { ResolvedClaim, WindowKey } from '../resolve/resolved.ts'
import { nextWindow } from '../windows/calendar.ts'
import type { Answered } from './answered.ts'

/**
 * What the windows of a claim make of its outcomes: `vs previous week` compares the last week that is over with the one
 * before it; rows without a time are set aside.
 */
export function overWindows(claim: ResolvedClaim, answered: readonly Answered[], asOfUs: number): readonly Answered[] {
  const { subject, window } = claim
  if ('key' in subject) {
    const between = subject.kind === 'change-window' ? changeBetween : distanceBetween
    return lastWindow(subject.key, answered, asOfUs, between)
  }
  if (window === undefined) return answered
  return answered.map((outcome) => (outcome.key.at(-1) === null ? { ...outcome, setAside: 'no-time' } : outcome))
}

function lastWindow(
  { unit, timezone }: WindowKey,
  answered: readonly Answered[],
  asOfUs: number,
  between: typeof changeBetween,
): readonly Answered[] {
  const dated = answered.filter(({ key }) => key.at(-1) !== null)
  const startOf = ({ key }: Answered): number => key.at(-1) as number
  const closed = dated.filter((one) => nextWindow(startOf(one), unit, timezone) <= asOfUs)
  const last = closed.reduce((latest, one) => Math.max(latest, startOf(one)), -Infinity)
  const current = closed.filter((one) => startOf(one) === last)
  const results = current.map((one): Answered => {
    const before = dated.find(
      (other) => nextWindow(startOf(other), unit, timezone) === last && sameSlice(other.key, one.key),
    )
    return {
      ...one,
      key: one.key.slice(0, -1),
      measured: between(one.measured, before?.measured),
      ...(before !== undefined && 'limits' in before.measured ? { reference: before.measured.estimate } : {}),
    }
  })
  const apart = answered.filter((one) => !current.includes(one))
  return [...results, ...apart.map((one): Answered => ({ ...one, setAside: reasonOf(one) }))]
}

function reasonOf({ key }: Answered): string {
  return key.at(-1) === null ? 'no-time' : 'outside-windows'
}

function sameSlice(one: readonly Value[], other: readonly Value[]): boolean {
  return JSON.stringify(one.slice(0, -1)) === JSON.stringify(other.slice(0, -1))
}
