import { expect, test } from 'vitest'
import { clopperPearson } from './proportion.ts'

test('clopperPearson equals R binom.confint as statsmodels records it (results_proportion.py)', () => {
  const published = [
    [18, 20, 0.6830172859809176, 0.9876514728297052],
    [4, 20, 0.05733399705003284, 0.436614002996668],
    [4, 200, 0.005475565879556443, 0.05041360908989634],
    [190, 200, 0.9099724622986486, 0.975765834527891],
    [1, 30, 0.0008435709, 0.17216946],
    [29, 30, 0.8278305, 0.9991564],
    [0, 30, 0, 0.11570331],
    [30, 30, 0.8842967, 1],
  ] as const
  for (const [yes, rows, low, high] of published) {
    expect(clopperPearson(yes, rows).low).toBeCloseTo(low, 6)
    expect(clopperPearson(yes, rows).high).toBeCloseTo(high, 6)
  }
})

test('no failure in n rows still allows 1 − 0.05^(1/n), one-sided', () => {
  const allowed = [
    [30, 0.09503385285530419],
    [100, 0.029513049607039932],
    [300, 0.00993608194445772],
    [1000, 0.0029912495450953314],
  ] as const
  for (const [rows, high] of allowed) expect(clopperPearson(0, rows, { confidence: 0.9 }).high).toBeCloseTo(high, 12)
})

test('the fewest rows that prove a rate with up to five failures are those of the exact binomial', () => {
  const fewest = [
    [0.8, [14, 22, 30, 37, 44, 50]],
    [0.9, [29, 46, 61, 76, 89, 103]],
    [0.95, [59, 93, 124, 153, 181, 208]],
    [0.99, [299, 473, 628, 773, 913, 1049]],
  ] as const
  for (const [rate, sizes] of fewest) {
    for (const [failures, rows] of sizes.entries()) {
      expect(clopperPearson(rows - failures, rows, { confidence: 0.9 }).low).toBeGreaterThanOrEqual(rate)
      expect(clopperPearson(rows - 1 - failures, rows - 1, { confidence: 0.9 }).low).toBeLessThan(rate)
    }
  }
})
