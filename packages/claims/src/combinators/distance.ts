import type { Note } from '../check/check.ts'
import type { Distribution } from '../forms/distance.ts'
import { isSampled, type Measured, type Sampled } from '../forms/measured.ts'
import { orUnmeasured } from '../forms/undefined.ts'
import { divergence } from './divergence.ts'
import { metric } from './metric.ts'
import { sharedCells } from './shared-cells.ts'

/** How far this population is spread from another one; a population alone has no distance. */
export function distanceBetween(self: Measured, versus: Measured | undefined): Measured {
  if (isSampled(self) || self.distribution === undefined) return self
  if (versus === undefined) return { reason: 'no-rows', n: 0 }
  if (isSampled(versus) || versus.distribution === undefined) return versus
  const { n, distribution } = self
  const other = versus.distribution
  return orUnmeasured(n, () => {
    const sampled = sampledDistance(distribution, other, n)
    return { ...sampled, notes: [...(sampled.notes ?? []), ...notesOf(distribution, other)] }
  })
}

function sampledDistance(current: Distribution, reference: Distribution, n: number): Sampled {
  const { statistic } = current.quantity
  const cells = sharedCells(current, reference)
  return isDivergence(statistic) ? divergence(statistic, cells, n) : metric(statistic, cells, n, current.random)
}

const withinBuckets: Note = {
  code: 'binned',
  text: 'Values were counted in buckets of a logarithmic scale, 2% wide; what moves within a bucket is not seen.',
}

type Statistic = Distribution['quantity']['statistic']

function isDivergence(statistic: Statistic): statistic is 'psi' | 'jensen-shannon' {
  return statistic === 'psi' || statistic === 'jensen-shannon'
}

function notesOf(current: Distribution, reference: Distribution): readonly Note[] {
  return [current, reference].some(({ bucketed }) => bucketed) ? [withinBuckets] : []
}
