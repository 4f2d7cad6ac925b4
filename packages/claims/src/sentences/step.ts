import type { Unit } from '../check/check.ts'
import { unitStyle } from './units.ts'

export interface Ranged {
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly unit: Unit
  /** The promise: one digit more is written when rounding would hide on which side of it an end lies. */
  readonly bound?: number | readonly [number, number] | null | undefined
}

/**
 * The step that an estimate and its range are rounded to: a power of ten in the unit itself (0.01 is one point of a share).
 * Shares, points and numbers inside [0, 1]: the largest one that is not above the range's half-width, at most one point.
 * Anything else: the largest one not above half of the half-width. Then finer, while rounding hides a side.
 *
 * @example
 * step({ estimate: 0.978, low: 0.97, high: 0.983, unit: 'share' }) // => 0.001
 */
export function step(ranged: Ranged): number {
  const { scale, largestStep } = unitStyle(ranged.unit)
  const fraction = scale === 100 || insideOne(ranged)
  const most = fraction ? Math.min(largestStep, 0.01) : largestStep
  const half = halfWidth(ranged)
  return finer(Math.min(most, powerOfTen(fraction ? half : half / 2)), ranged)
}

/** A value rounded to a step, without the noise of binary fractions. */
export function rounded(value: number, size: number): number {
  const steps = Math.round(value / size + Math.sign(value) * 1e-9)
  return size >= 1 ? steps * size : steps / Math.round(1 / size)
}

/** The largest power of ten that is not above a positive number. */
function powerOfTen(value: number): number {
  const exponent = Math.floor(Math.log10(value) + 1e-9)
  return exponent < 0 ? 1 / 10 ** -exponent : 10 ** exponent
}

function finer(first: number, ranged: Ranged): number {
  const smallest = first / 1000
  let size = first
  while (size > smallest * 1.5 && hidesBound(size, ranged)) size /= 10
  return size === first && hidesZero(size, ranged) ? size / 10 : size
}

function hidesBound(size: number, { low, high, bound }: Ranged): boolean {
  const bounds = bound === undefined || bound === null ? [] : typeof bound === 'number' ? [bound] : bound
  return bounds.some((at) => hides(low, at, size) || hides(high, at, size))
}

function hidesZero(size: number, { low, high, unit }: Ranged): boolean {
  return (unitStyle(unit).eitherSign || low < 0) && (hides(low, 0, size) || hides(high, 0, size))
}

function hides(end: number, at: number, size: number): boolean {
  if (!Number.isFinite(end)) return false
  const gap = rounded(end, size) - at
  return Math.sign(end - at) !== (Math.abs(gap) < size * 1e-6 ? 0 : Math.sign(gap))
}

function insideOne({ estimate, low, high, unit }: Ranged): boolean {
  return unit === 'number' && [estimate, low, high].every((value) => Math.abs(value) <= 1)
}

function halfWidth({ estimate, low, high }: Ranged): number {
  if (Number.isFinite(high - low)) return (high - low) / 2
  const end = Number.isFinite(low) ? low : high
  return Math.abs(estimate - end) || Math.abs(estimate) || 1
}
