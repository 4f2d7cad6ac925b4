import { expect, test } from 'vitest'
import type { ShareSample } from '../sample.ts'
import { linearOfCells } from './linear-of-cells.ts'
import { parity } from './parity.ts'
import { winRate } from './win-rate.ts'

// MOVER of exact binomial limits, by scipy; per 1,000 rows
test.each([
  [[35, 4200], [60, 3], 14_700, 4695.122884822359, 38_815.430070530754],
  [[35, 4200], [60, 0], 2100, 1613.3262397869519, 17_575.61054771401],
  [[100, -4200, -35], [12, 2, 40], -8600, -30_476.365875645308, -1152.3161676421828],
] as const)('prices of %j in %j of 1,000 rows cost what scipy says', (costs, counts, estimate, low, high) => {
  const found = linearOfCells(costs, counts, 1000)
  expect(1000 * found.estimate).toBeCloseTo(estimate, 8)
  expect(1000 * found.low).toBeCloseTo(low, 7)
  expect(1000 * found.high).toBeCloseTo(high, 7)
})

// MOVER of the exact discordant shares, halved, by scipy
test.each([
  [{ wins: 12, losses: 5, ties: 23 }, 0.5875, 0.47792609252849366, 0.6887960247920317],
  [{ wins: 0, losses: 0, ties: 30 }, 0.5, 0.4421483458889861, 0.5578516541110139],
] as const)('the win rate of %j has the limits that scipy gives', (matches, estimate, low, high) => {
  const found = winRate(matches)
  expect(found.estimate).toBeCloseTo(estimate, 12)
  expect(found.low).toBeCloseTo(low, 8)
  expect(found.high).toBeCloseTo(high, 8)
})

const share = (yes: number, rows: number): ShareSample => ({ design: 'independent', yes, rows })

// Katz (1978) has limits on one side of a ratio only; parity is the smaller over the larger, so never above 1
test.each([
  [12, 20, 40, 0.6],
  [120, 200, 400, 0.6],
  [38, 45, 50, 0.844444],
  [380, 450, 500, 0.844444],
])('the impact ratio of %i to %i of %i is the one of the four-fifths rule', (fewer, more, rows, ratio) => {
  const found = parity([share(fewer, rows), share(more, rows)])
  expect(found.estimate).toBeCloseTo(ratio, 6)
  expect(found.low).toBeLessThan(ratio)
  expect(found.high).toBeLessThanOrEqual(1)
})
