import { binomialPmf, type Limits } from '@plumb/stats'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cells } from '../scripts/truth/cells.ts'
import { flagged, mostMissed } from '../scripts/truth/flagged.ts'
import { keptIn } from '../scripts/truth/kept.ts'
import { reportText } from '../scripts/truth/report.ts'
import { runCell } from '../scripts/truth/run-cell.ts'
import { exactCell } from '../scripts/truth/shares.ts'

const wald = { what: 'Wald', by: 'wald', stated: 95 }

function waldLimits(yes: number, rows: number): Limits {
  const share = yes / rows
  const reach = 1.96 * Math.sqrt((share * (1 - share)) / rows)
  return { low: share - reach, high: share + reach }
}

const planted = exactCell(wald, 40, 0.95, waldLimits)
const runs = { seed: 'short', replicates: 40 }

describe('a short version of the study of every interval', () => {
  test('no interval misses far more often than it says, but for those with a known weakness', () => {
    const sound = cells.filter(({ weak }) => weak === undefined)
    expect(sound.length).toBeGreaterThan(1000)
    const bad = sound.flatMap((cell) => {
      const missed = runCell(cell, runs)
      return flagged(missed, { most: 2 * mostMissed(cell), level: 1e-5 })
        ? [{ what: cell.method.what, where: cell.where, missed }]
        : []
    })
    expect(bad).toEqual([])
  })

  test('every cell has a name of its own, since that seeds its samples', () => {
    const names = cells.map(({ method, where }) => `${method.what} ${where}`)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })
})

describe('a planted wrong interval', () => {
  test('is flagged by enumeration and by simulation', () => {
    expect(flagged(runCell(planted, runs), { most: 0.05 })).toBe(true)
    const drawn = {
      ...planted,
      study: {
        draw: (random: { next: () => number }) =>
          waldLimits(Array.from({ length: 40 }, () => random.next()).filter((u) => u < 0.95).length, 40),
      },
    }
    const missed = runCell(drawn, { seed: 'wald', replicates: 400 })
    expect(flagged(missed, { most: 0.05 })).toBe(true)
    const exact = binomialPmf(40, 40, 0.95)
    // an interval without width at 40 of 40, wholly above 95%
    expect(Math.abs(missed.above - exact)).toBeLessThan(0.1)
  })

  test('stands at the top of the report, and among the differences', () => {
    const sound = cells.filter(({ study }) => 'outcomes' in study).slice(0, 20)
    const all = [...sound, planted].map((cell) => ({ cell, missed: runCell(cell, runs) }))
    const text = reportText(all, { seed: '1', replicates: 40, command: 'npm run truth' })
    const table = text.slice(text.indexOf('## Worst first'), text.indexOf('## Every method')).split('\n')
    expect(table.filter((line) => line.startsWith('| '))[2]).toMatch(/^\| Wald .* exact/)
    expect(text).toMatch(/- \*\*Wald\*\* covers 8\d\.\d in one cell/)
  })
})

test('the same seed gives the same misses; a sample without an answer counts as none', () => {
  const cell = cells.find(({ method }) => method.what === 'balanced accuracy')!
  const [one, other] = [runCell(cell, runs), runCell(cell, runs)]
  expect(one).toEqual(other)
  expect(one.refused).toBeGreaterThan(0)
  expect(one.samples).toBe(Math.round(40 * (1 - one.refused)))
})

test('a study that was stopped finds what it found, by cell, seed and samples', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plumb-truth-'))
  try {
    const file = join(folder, 'kept.jsonl')
    const [cell, other] = cells.filter(({ study }) => !('outcomes' in study))
    const missed = { above: 0.025, below: 0.05, samples: 40, refused: 0 }
    keptIn(file).add(cell!, runs, missed)
    const kept = keptIn(file)
    expect(kept.find(cell!, runs)).toEqual(missed)
    expect(kept.find(other!, runs)).toBeUndefined()
    expect(kept.find(cell!, { ...runs, replicates: 41 })).toBeUndefined()
    expect(keptIn(undefined).find(cell!, runs)).toBeUndefined()
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('an interval of another level may miss as often as its level says', () => {
  const [at80, usual] = [cells.find(({ method }) => method.confidence === 0.8)!, cells[0]!]
  expect(mostMissed(at80)).toBeCloseTo(0.1, 12)
  expect(mostMissed(usual)).toBeCloseTo(0.025, 12)
})
