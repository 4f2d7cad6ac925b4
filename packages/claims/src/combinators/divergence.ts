import { jensenShannon, populationStability, type DriftDistance, type DriftOptions } from '@plumb/stats'
import type { Note } from '../check/check.ts'
import type { Sampled } from '../forms/measured.ts'
import type { SharedCells } from './shared-cells.ts'
import { rowsOf, worthOfGrowth } from './shared-size.ts'

type Divergence = (reference: readonly number[], current: readonly number[], options: DriftOptions) => DriftDistance

const divergences: Readonly<Record<'psi' | 'jensen-shannon', Divergence>> = {
  psi: populationStability,
  'jensen-shannon': jensenShannon,
}

/**
 * A divergence of two populations without the part that chance adds; open above where some cell is too thin.
 *
 * @param n rows of the population that the claim is about
 * @param grown as if it were this many times as large, and the other one as it is
 */
export function divergence(statistic: keyof typeof divergences, cells: SharedCells, n: number, grown = 1): Sampled {
  const { reference, current } = cells
  const scale = worthOfGrowth([rowsOf(reference), rowsOf(current)], grown)
  const at = (confidence: number): DriftDistance => divergences[statistic](reference, current, { confidence, scale })
  const measured = at(0.95)
  return {
    estimate: measured.estimate,
    n: n * grown,
    method: `noncentral chi-square over ${reference.length} cells, chance taken off`,
    limits: (confidence) => at(confidence),
    resized: (factor) => divergence(statistic, cells, n, grown * factor),
    notes: [chanceNote(measured)],
    ...(measured.high === null ? { reason: 'rare-values' as const } : {}),
  }
}

function chanceNote({ plugIn, byChance }: DriftDistance): Note {
  const [all, chance] = [plugIn, byChance].map((value) => Number(value.toPrecision(2)))
  return {
    code: 'by-chance',
    text: `As measured it is ${all}; two samples like these of one population show about ${chance} by chance, which is taken off.`,
  }
}
