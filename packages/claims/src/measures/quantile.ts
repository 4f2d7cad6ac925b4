import { haveOf } from '../sentences/counted-of.ts'
import type { Measure } from './measure.ts'

/** The quantile measures are a family: `p50`, `p95`, `p99.9` and any other percent between 0 and 100. */
export function quantileMeasure(percent: number): Measure {
  const name = `p${percent}`
  return {
    name,
    aliases: percent === 50 ? ['median'] : [],
    title: percent === 50 ? 'Median' : percentile(percent),
    unit: 'column',
    better: null,
    parameters: [{ name: 'column', takes: 'numeric column' }],
    needs: [],
    range: [null, null],
    quantity: (_rows, { columns }) => ({ form: 'quantile', value: columns[0]!, q: percent / 100 }),
    counted: ({ rows }) => rows,
    sentence: ({ value, n, rows, args }) =>
      percent === 50
        ? `Half of ${n} ${rows} ${haveOf(n)} ${args[0]} up to ${value}.`
        : `${percent} in 100 of ${n} ${rows} ${haveOf(n)} ${args[0]} up to ${value}.`,
    definition: `The value at or below which ${percent}% of the rows lie.`,
    formula: `smallest value with cumulative share ≥ ${percent / 100}`,
    avoid: 'With few rows: an upper limit needs 72 rows at p95, 368 at p99, 3,688 at p99.9.',
    example: `p${percent}(latency_ms) <= 400 ms`,
  }
}

/** `90th percentile`. */
export function percentile(percent: number): string {
  return `${percent}${ending(percent)} percentile`
}

/** 1st, 2nd, 3rd, 4th; 11th to 13th, and 99.9th. */
function ending(percent: number): string {
  const tens = percent % 100 > 10 && percent % 100 < 14
  return tens ? 'th' : (['th', 'st', 'nd', 'rd'][percent % 10] ?? 'th')
}
