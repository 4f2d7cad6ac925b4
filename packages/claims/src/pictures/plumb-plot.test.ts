import { expect, test } from 'vitest'
import { commonSpan, plumbScale } from './plumb-scale.ts'
import { plumbPlot, type PlumbRow } from './plumb-plot.ts'

const row: PlumbRow = {
  estimate: 0.8,
  low: 0.68,
  high: 0.88,
  bound: 0.95,
  direction: 'at-least',
  unit: 'share',
  verdict: 'fails',
}

test('the kept side is right, and mirrored for at-most', () => {
  const { at, ends, mirrored } = plumbScale(row)
  expect([mirrored, ends]).toEqual([false, [0.65, 1]])
  expect(at(0.95)).toBe(0)
  expect(at(1)).toBeGreaterThan(0)
  const most = plumbScale({ ...row, direction: 'at-most', bound: 0.01, estimate: 0, low: 0, high: 0.004 })
  expect([most.mirrored, most.ends]).toEqual([true, [0.025, 0]])
  expect(most.at(0)).toBeGreaterThan(0)
})

test('a comparison keeps the better side right', () => {
  const cost = { ...row, direction: 'compare', unit: 'EUR', bound: -50, estimate: -80, low: -100, high: -60 } as const
  expect(plumbScale({ ...cost, better: 'lower' }).at(-80)).toBeGreaterThan(0)
  expect(plumbScale({ ...cost, better: 'higher' }).at(-80)).toBeLessThan(0)
})

test('between puts the nearer bound in the centre and the other inside the picture', () => {
  const near = { ...row, direction: 'between', bound: [0.05, 0.4], estimate: 0.117, low: 0.11, high: 0.124 } as const
  const { centre, other, mirrored, at } = plumbScale(near)
  expect([centre, other, mirrored]).toEqual([0.05, 0.4, false])
  expect(at(0.4)).toBeLessThan(1)
  const upper = plumbScale({ ...near, estimate: 0.38, low: 0.37, high: 0.41 })
  expect([upper.centre, upper.other, upper.mirrored]).toEqual([0.4, 0.05, true])
  expect(upper.at(0.41)).toBeLessThan(0)
  expect(plumbPlot({ ...near, verdict: 'holds' })).toContain('stroke-dasharray="3 2"')
})

test('the picture has a line with a bob, a whisker with caps, a dot and words for screen readers', () => {
  const svg = plumbPlot(row)
  expect(svg).toContain('<title>80% (68–88); promised at least 95%: fails</title>')
  expect(svg).toContain('Axis from 65% to 100%')
  expect(svg).toContain('stroke="var(--fails)" stroke-width="2"')
  expect(svg).toContain('<circle')
  expect(svg).toContain('x1="50%" y1="0" x2="50%" y2="34" stroke="var(--ink)"')
  expect(plumbPlot(row, { line: false })).not.toContain('var(--ink)"')
})

test('an exact count is a square and a narrow range only a dot', () => {
  const exact = plumbPlot({
    ...row,
    unit: 'count',
    bound: 5000,
    estimate: 5832,
    low: 5832,
    high: 5832,
    verdict: 'holds',
  })
  expect(exact).toContain('<rect')
  expect(exact).not.toContain('<circle')
  const narrow = plumbPlot({ ...row, estimate: 0.22, low: 0.217, high: 0.223 })
  expect(narrow).not.toContain('stroke-width="2"')
})

test('a range that goes on is cut with an arrow', () => {
  expect(plumbPlot(row, { span: 0.2 })).toContain('<path d="M2 -4 L-4 0 L2 4"')
  expect(plumbPlot({ ...row, high: null, estimate: 0.96, low: 0.9 }, { span: 0.2 })).toContain(
    '<path d="M-2 -4 L4 0 L-2 4"',
  )
})

test('without an estimate there is a dashed line and no mark', () => {
  const svg = plumbPlot({ ...row, estimate: null, low: null, high: null, verdict: 'no-evidence' })
  expect(svg).toContain('stroke="var(--none)" stroke-dasharray="2 4"')
  expect(svg).not.toContain('<circle')
  expect(svg).not.toMatch(/NaN|Infinity/)
})

test('a waived row keeps the colour of the verdict beneath', () => {
  expect(plumbPlot({ ...row, verdict: 'waived', beneath: 'fails' })).toContain('var(--fails)')
})

test('the thin widened line stands only on the breaking side', () => {
  const widened = { widenedLow: 0.6, widenedHigh: 0.93 }
  expect(plumbPlot({ ...row, ...widened })).toContain('stroke="var(--fails)" stroke-width="1"')
  expect(plumbPlot({ ...row, ...widened, estimate: 0.97, verdict: 'undecided' })).not.toContain(
    'stroke="var(--undecided)" stroke-width="1"',
  )
})

test('units from a file cannot break out of the picture', () => {
  const svg = plumbPlot({ ...row, unit: '"><script>alert(1)</script>', bound: 1, estimate: 1, low: 0.5, high: 2 })
  expect(svg).not.toContain('<script>')
})

test('one span serves most slices', () => {
  const slices = [0.9, 0.91, 0.92, 0.05].map((low) => ({ ...row, low, high: 0.97, estimate: 0.94 }))
  expect(commonSpan(slices)).toBeCloseTo(0.15, 6)
})

test('small differences around a bound of 0 fill the picture', () => {
  const small = {
    ...row,
    direction: 'compare',
    unit: 'number',
    bound: 0,
    estimate: -0.003,
    low: -0.004,
    high: -0.002,
  } as const
  expect(plumbScale({ ...small, better: 'lower' }).at(-0.002)).toBeGreaterThan(0.3)
  expect(plumbScale({ ...small, estimate: 0, low: 0, high: 0 }).span).toBe(0.1)
})
