import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Check, ClaimResult } from '@plumb/claims'
import { exampleBoard, exampleCheck, exampleClaim, exampleSlice, hostileCheck } from '../../output/example-check.ts'
import type { ReportHistory } from './report-history.ts'
import { renderExecutive } from './render-executive.ts'

/** What a reader sees, and the title. */
function shown(html: string): string {
  return html
    .replace(/<(style|script)[^]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#?\w+;/g, '&')
}

/** Counted as loosely and as strictly as people do. */
function wordCount(html: string): number {
  const text = shown(html)
  return Math.max(text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0, text.split(/\s+/).filter((word) => word !== '').length)
}

function figures(html: string): readonly string[] {
  return html
    .split('<div class="figure">')
    .slice(1)
    .map((part) => shown(part.split('</section>')[0] ?? ''))
}

const html = renderExecutive(exampleBoard())

test('the page leads with the verdict and says what fails, what is not known, what is waived and what holds', () => {
  expect(html).toContain('<h1 class="">Not ready: 2 of 11 promises fail and 3 cannot be told yet.</h1>')
  for (const label of ['Broken', 'Not known', 'Kept', 'Not shown', 'Blind spots']) {
    expect(html).toContain(`<h2 class="">${label}</h2>`)
  }
  expect(html).toContain('were: <b>80 in 100</b> <span class="rg">(68 to 88)</span>')
})

test('where a sentence lacks range or n, they stand beside it', () => {
  const page = renderExecutive(exampleCheck([exampleClaim({ sentence: 'Most flags are right.' })]))
  expect(figures(page)[0]).toMatch(/Most flags are right\.\s+80%\s+\(68–88\)\s+n 60\s+at least 95%/)
})

const past: ReportHistory = {
  total: 2,
  looks: [],
  checks: [
    { id: 2, since: 1, verdicts: { a: 'fails', b: 'holds', c: 'undecided', d: 'holds' } },
    { id: 1, since: null, verdicts: { a: 'holds', b: 'fails', c: 'holds', d: 'holds' } },
  ].map((one) => ({
    checkedAt: '2026-01-02T00:00:00.000Z',
    asOf: null,
    stage: null,
    verdict: 'fails',
    headline: 'Not ready',
    changes: [],
    more: 0,
    ...one,
  })) as ReportHistory['checks'],
}

test('what turned since the last check stands on it', () => {
  expect(renderExecutive(exampleBoard(), past)).toContain(
    'Since 2 Jan 2026 of the promises, 1 newly fails, 1 newly holds, 1 turned otherwise.',
  )
})

const text = fc.oneof(
  fc.string({ maxLength: 300, unit: 'grapheme' }),
  fc.lorem({ maxCount: 60 }),
  fc.constantFrom('<script>alert(1)</script>', '</script><b>9 9 9</b>', 'x'.repeat(2000), ''),
)

const value = fc.double({ min: -1e9, max: 1e9, noNaN: true })

const claim: fc.Arbitrary<ClaimResult> = fc
  .record({
    claim: text,
    stage: fc.constantFrom('data', 'build', 'live'),
    sentence: fc.oneof(text, fc.constant(exampleClaim().sentence)),
    next: text,
    counted: text,
    unit: fc.oneof(fc.constantFrom('share', 'points', 'count', 'number', 'EUR'), text),
    verdict: fc.constantFrom('holds', 'fails', 'undecided', 'no-evidence', 'waived'),
    direction: fc.constantFrom('at-least', 'at-most', 'compare'),
    method: fc.constantFrom('count', 'exact binomial'),
    n: fc.nat(10_000_000),
    numbers: fc.option(fc.array(value, { minLength: 3, maxLength: 3 })),
    bound: value,
  })
  .map(({ numbers, ...changes }) => {
    const [low = null, estimate = null, high = null] = numbers?.toSorted((one, other) => one - other) ?? []
    const slices = [exampleSlice({ where: { [changes.claim]: changes.next } })]
    return exampleClaim({ ...(changes as Partial<ClaimResult>), low, estimate, high, slices })
  })

const check: fc.Arbitrary<Check> = fc
  .record({ product: text, claims: fc.array(claim, { maxLength: 30 }), name: text })
  .map(({ product, claims, name }) => {
    const data = exampleCheck().data.map((one) => ({ ...one, name }))
    return exampleCheck(claims, { product, data: [...data, ...data, ...data] })
  })

describe('whatever the product', () => {
  test('the page has fewer than 250 words and at most seven figures, each with its range and n', () => {
    fc.assert(
      fc.property(check, (one) => {
        const page = renderExecutive(one, past)
        expect(wordCount(page)).toBeLessThan(250)
        expect(shown(page).replace(/\s+/g, ' ').length).toBeLessThan(2000)
        expect(figures(page).length).toBeLessThanOrEqual(7)
        for (const figure of figures(page)) {
          expect(figure).toMatch(/\(.*\d.*\)|exact|no estimate|\(no range\)|there are/is)
          expect(figure).toMatch(/\bn [\d,]+|Of [\d,]+/)
        }
      }),
      { seed: 20_261_125, numRuns: 150 },
    )
  })

  test('its text stays text, and nothing is fetched or run', () => {
    fc.assert(
      fc.property(check, (one) => {
        const page = renderExecutive(one)
        expect(page.match(/<script/g)).toHaveLength(1)
        expect(page.match(/<\/script>/g)).toHaveLength(1)
        expect(page).not.toMatch(/<img|<iframe|<object|<form|<b>9|style="/)
      }),
      { seed: 20_261_125, numRuns: 50 },
    )
  })
})

test('hostile text stays text', () => {
  const page = renderExecutive(hostileCheck())
  expect(page.match(/<script/g)).toHaveLength(1)
  expect(page.search(/(?!\n)\p{Cc}|\u202e/u)).toBe(-1)
})

test('a product without promises has a page that says so', () => {
  expect(renderExecutive(exampleCheck([]))).toContain('Cannot tell: nothing is promised yet.')
})
