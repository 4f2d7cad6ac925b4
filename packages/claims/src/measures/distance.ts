import type { DistanceQuantity } from '../forms/quantity.ts'
import { centred } from './extents.ts'
import type { Measure } from './measure.ts'

/** What every distance of a column from another population has in common. */
export function distance(
  statistic: DistanceQuantity['statistic'],
  takes: 'column' | 'numeric column',
): Pick<Measure, 'better' | 'parameters' | 'needs' | 'versus' | 'quantity' | 'counted'> {
  return {
    better: 'lower',
    parameters: [{ name: 'column', takes }],
    needs: [],
    versus: true,
    quantity: (_rows, { columns, extents }) => ({
      form: 'distance',
      statistic,
      column: columns[0]!,
      center: centred(extents[0]!).center,
    }),
    counted: ({ rows }) => rows,
  }
}
