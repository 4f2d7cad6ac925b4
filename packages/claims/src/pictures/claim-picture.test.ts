import { expect, test } from 'vitest'
import { claimPicture, type PicturedClaim } from './claim-picture.ts'
import { ticks } from './ticks.ts'
import { verdictGlyph } from './verdict-glyph.ts'

const claim: PicturedClaim = {
  estimate: 0.8,
  low: 0.68,
  high: 0.88,
  n: 60,
  bound: 0.95,
  direction: 'at-least',
  unit: 'share',
  verdict: 'fails',
  where: { latitude: '38–39' },
  slices: [
    { where: { latitude: '38–39' }, verdict: 'fails', estimate: 0.8, low: 0.68, high: 0.88, n: 60 },
    { where: { latitude: '37–38' }, verdict: 'holds', estimate: 0.983, low: 0.973, high: 0.99, n: 961 },
    { where: { latitude: '41–42' }, verdict: 'no-evidence', estimate: null, low: null, high: null, n: 0 },
  ],
}

test('labels stand on the marks, with range and n', () => {
  const svg = claimPicture(claim)
  expect(svg).toContain('latitude 38–39: 80% (68–88), n 60')
  expect(svg).toContain('latitude 37–38: 98.3% (97.3–99.0), n 961')
  expect(svg).toContain('promised: at least 95%')
  expect(svg).not.toContain('41–42')
})

test('the kept side is shaded and the axis stops at what is possible', () => {
  const svg = claimPicture(claim)
  expect(svg).toContain('fill="var(--kept)"')
  expect(svg).toContain('>100%</text>')
  expect(svg).not.toContain('>110%</text>')
  expect(svg).toContain('◂ breaks it')
  expect(claimPicture({ ...claim, direction: 'at-most' })).toContain('◂ keeps it')
})

test('two bounds have two plumb lines and the space between is kept', () => {
  const svg = claimPicture({ ...claim, direction: 'between', bound: [0.5, 0.9], slices: [] })
  expect(svg.match(/fill="var\(--ink\)"/g)).toHaveLength(2)
  expect(svg).toContain('promised: between 50% and 90%')
})

test('a claim without an estimate says so', () => {
  const svg = claimPicture({
    ...claim,
    estimate: null,
    low: null,
    high: null,
    n: 0,
    verdict: 'no-evidence',
    slices: [],
  })
  expect(svg).toContain('no estimate')
  expect(svg).not.toMatch(/NaN|Infinity/)
})

test('a value from data is escaped', () => {
  const svg = claimPicture({ ...claim, where: { 'x\u202e"><script>': '<img src=x>' } })
  expect(svg).not.toMatch(/<script|<img/)
  expect(svg).toContain('\\u202e')
})

test('ticks are round and inside the ends', () => {
  expect(ticks(0.52, 1, 5)).toEqual([0.6, 0.7, 0.8, 0.9, 1])
  expect(ticks(-3.2, 9.1, 5)).toEqual([-2, 0, 2, 4, 6, 8])
})

test('the five glyphs differ in shape', () => {
  const verdicts = ['holds', 'fails', 'undecided', 'no-evidence', 'waived'] as const
  expect(new Set(verdicts.map((verdict) => verdictGlyph(verdict))).size).toBe(5)
})
