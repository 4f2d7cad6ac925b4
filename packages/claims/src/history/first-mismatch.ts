import type { Check, ClaimResult } from '../check/check.ts'

/** A value of some evidence that does not come out again. */
export interface Mismatch {
  /** The id of the claim; null for what the evidence says beside its claims. */
  readonly claim: string | null
  /** `estimate`, `slices.2.low`, `data.0.rows`. */
  readonly field: string
  /** Null also where it is missing. */
  readonly stated: Scalar
  readonly computed: Scalar
}

type Scalar = string | number | boolean | null

/**
 * The first value of evidence that differs from what was computed again, claims first; null where all agree. Numbers agree
 * within one part in 10⁹, which is what another platform's logarithms may move.
 */
export function firstMismatch(stated: Check, computed: Check): Mismatch | null {
  const skipped = stated.plumb === computed.plumb ? [] : words
  return claimMismatch(stated.claims, computed.claims, skipped) ?? restMismatch(stated, computed, skipped)
}

/** Which words say a number may change from version to version. */
const words = ['sentence', 'next', 'notes', 'method', 'counted']
/** When a check was made cannot be computed, nor by which version; claims are compared on their own. */
const notComputed = ['checkedAt', 'plumb', 'baseline', 'claims', 'productFile']

function claimMismatch(
  stated: readonly ClaimResult[],
  computed: readonly ClaimResult[],
  skipped: readonly string[],
): Mismatch | null {
  for (const claim of stated) {
    const again = computed.find(({ id }) => id === claim.id)
    if (again === undefined) return { claim: claim.id, field: 'claim', stated: claim.claim, computed: null }
    const found = difference(claim, again, { path: [], skipped })
    if (found !== null) return { claim: claim.id, ...found }
  }
  const left = computed.find(({ id }) => stated.every((claim) => claim.id !== id))
  return left === undefined ? null : { claim: left.id, field: 'claim', stated: null, computed: left.claim }
}

function restMismatch(stated: Check, computed: Check, skipped: readonly string[]): Mismatch | null {
  const found = difference(stated, computed, { path: [], skipped: [...notComputed, ...skipped] })
  return found === null ? null : { claim: null, ...found }
}

interface Walk {
  readonly path: readonly string[]
  readonly skipped: readonly string[]
}

function difference(stated: unknown, computed: unknown, walk: Walk): Omit<Mismatch, 'claim'> | null {
  const { path, skipped } = walk
  if (!isObject(stated) || !isObject(computed)) {
    if (agree(stated, computed)) return null
    return { field: path.join('.'), stated: scalar(stated), computed: scalar(computed) }
  }
  const keys = new Set([...Object.keys(computed), ...Object.keys(stated)])
  for (const key of keys) {
    if (skipped.includes(key)) continue
    const found = difference(stated[key], computed[key], { path: [...path, key], skipped })
    if (found !== null) return found
  }
  return null
}

/** A list and a mapping differ at their first key, or not at all where both are empty. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

const tolerance = 1e-9

function agree(one: unknown, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other
  return one === other || Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other))
}

function scalar(value: unknown): Scalar {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return JSON.stringify(value)
}
