import { expect, test } from 'vitest'
import { durationMs } from './duration-ms.ts'

test.each([
  ['30 days', 2_592_000_000],
  ['1 day', 86_400_000],
  ['12 hours', 43_200_000],
  ['2 weeks', 1_209_600_000],
  ['1.5hours', 5_400_000],
  ['0 days', 0],
])('%s is %d ms', (text, ms) => expect(durationMs(text)).toBe(ms))

test.each(['', '30', 'days', '-1 days', '2 months', '1 day ago'])('%j is no duration', (text) => {
  expect(durationMs(text)).toBeUndefined()
})
