import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Check, ClaimResult, Verdict } from '@plumb/claims'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkProduct } from '../packages/app/src/features/checks/check-product.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** By claim its value, or one value a slice, as pandas and scikit-learn find them (`reference/examples.py`). */
const values = JSON.parse(readFileSync(new URL('reference/examples.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, number | Readonly<Record<string, number>>>>>
>

/** The story of each example: what does not hold. Everything else does. */
const stories: Readonly<Record<string, Readonly<Record<string, Verdict>>>> = {
  'home-court': {
    'not-shifted-on-either-side': 'fails',
    'not-shifted-in-any-season': 'fails',
    'nine-in-ten': 'undecided',
    'mended-lasts': 'undecided',
    'nfl-is-not-shifted': 'undecided',
    'mending-helps-the-nfl': 'undecided',
  },
  'model-judges': {
    'every-judge-answers': 'waived',
    'gpt4-agrees-with-people': 'undecided',
    'gpt4-is-as-good-as-a-second-person': 'undecided',
    'chatgpt-beats-a-ruler': 'undecided',
    'gpt4-is-the-best': 'undecided',
    'place-does-not-matter': 'fails',
    'chatgpt-keeps-its-mind': 'fails',
    'length-does-not-matter': 'undecided',
    'right-about-short-answers-too': 'fails',
    'twice-agrees-with-people': 'undecided',
    'twice-does-not-mend-length': 'undecided',
  },
  'late-payers': {
    'says-what-it-means': 'undecided',
    'fair-chances-at-every-age': 'undecided',
    'more-accurate-than-a-rule': 'undecided',
    'finds-half': 'fails',
    'finds-men-and-women-alike': 'undecided',
    'finds-at-every-limit': 'undecided',
  },
}

describe.each(Object.entries(stories))('the example %s', (name, story) => {
  let check: Check
  beforeAll(async () => {
    check = await checkedAt(name, '2026-11-25T12:00:00Z')
  })

  test('has the verdicts of its story', () => {
    expect(verdictsOf(check.claims.filter(({ verdict }) => verdict !== 'holds'))).toEqual(story)
  })

  test('has the values that pandas and scikit-learn find, of every claim and every slice', () => {
    expect(check.claims.map(({ id }) => id).toSorted()).toEqual(Object.keys(values[name]!).toSorted())
    expect(check.claims.filter((claim) => !agrees(claim, values[name]![claim.id]!))).toEqual([])
  })

  test('tells the same ten years later', async () => {
    const later = await checkedAt(name, '2036-11-25T12:00:00Z')
    expect(verdictsOf(later.claims)).toEqual(verdictsOf(check.claims))
  })

  test('ships small files that say where they come from', () => {
    const data = join(root, 'examples', name, 'data')
    const large = readdirSync(data).filter((file) => statSync(join(data, file)).size > 1_500_000)
    expect(large).toEqual([])
    expect(readFileSync(join(data, 'ATTRIBUTION.md'), 'utf8')).toMatch(/licen[cs]/i)
  })

  test('has a story of at most 400 words beside its numbers', () => {
    const text = readFileSync(join(root, 'examples', name, 'README.md'), 'utf8')
    const told = text.replace(/```[\s\S]*?```/g, ' ')
    expect(told.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(400)
  })
})

test('every example but the first, which the README tells, has its story here', () => {
  const folders = readdirSync(join(root, 'examples')).filter((name) =>
    existsSync(join(root, 'examples', name, 'product.yaml')),
  )
  expect(folders.toSorted()).toEqual(['high-value-districts', ...Object.keys(stories)].toSorted())
})

test('a value that is another is told apart', () => {
  expect(agrees({ estimate: 0.5, slices: [] }, 0.5 + 1e-6)).toBe(false)
  expect(agrees({ estimate: 0.5, slices: [] }, { DE: 0.5 })).toBe(false)
})

function checkedAt(name: string, time: string): Promise<Check> {
  const path = join('examples', name)
  return checkProduct({ path, cwd: root }, { now: new Date(time), allow: [], version: '0.0.0' })
}

function verdictsOf(claims: readonly ClaimResult[]): Readonly<Record<string, Verdict>> {
  return Object.fromEntries(claims.map(({ id, verdict }) => [id, verdict]))
}

/** The same number, or the same numbers in the same slices. */
function agrees(
  { estimate, slices }: Pick<ClaimResult, 'estimate' | 'slices'>,
  wanted: number | Readonly<Record<string, number>>,
): boolean {
  if (typeof wanted === 'number') return isClose(estimate, wanted)
  const named = slices.map(
    (slice) =>
      [
        Object.values(slice.where ?? {})
          .join(' ')
          .replaceAll(',', ''),
        slice,
      ] as const,
  )
  const same = named.filter(([slice, { estimate: got }]) => isClose(got, wanted[slice] ?? NaN))
  return same.length === slices.length && slices.length === Object.keys(wanted).length
}

/** At most 1e-9 away, relative to numbers above 1. */
function isClose(got: number | null, wanted: number): boolean {
  return got !== null && Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
}
