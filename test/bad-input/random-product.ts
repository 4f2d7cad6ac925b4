import { createRandom } from '@plumb/stats'
import type { Files } from './check-files.ts'
import { randomShape, type Shape } from './random-shape.ts'
import { randomTable } from './random-table.ts'

/** One of a few things: how a property test draws, so that what it finds can be made smaller. */
export type Choose = <Item>(items: readonly Item[]) => Item

/** Files of a product without claims: data in any dress, with any settings, of rows of any task. */
export function randomProduct(
  choose: Choose,
  seed: number,
): { readonly product: object; readonly files: Files; readonly shape: Shape } {
  const random = createRandom(`${seed}`)
  const table = (): string => randomTable(choose, random)
  const labels = choose([true, false, false, false])
  const shape = randomShape(choose)
  const main = randomDataset(choose, shape, labels)
  const [first, second] = shape.candidates
  return {
    shape,
    product: {
      product: 'Random',
      data: { main: { source: 'main.csv', ...main }, other: { source: 'other.csv', ...main } },
      candidates: { first: choose(first), second: choose(second) },
      costs: choose([
        { currency: 'EUR', false_positive: 1, false_negative: 100 },
        { false_positive: 0, false_negative: 0, true_positive: -20 },
      ]),
    },
    files: { 'main.csv': table(), 'other.csv': table(), ...(labels ? { 'labels.csv': randomLabels(choose) } : {}) },
  }
}

function randomDataset(choose: Choose, shape: Shape, labels: boolean): object {
  const sometimes = (setting: object): object => choose([{}, {}, {}, setting])
  const { label, ...roles } = shape.columns
  return {
    ...shape.settings,
    columns: {
      id: 'id',
      time: 'at',
      ...roles,
      ...(labels || label === undefined ? {} : { label }),
      ...choose(shape.answers),
      ...sometimes({ weight: choose(['weight', 'amount', 'score']) }),
      ...sometimes({ cluster: choose(['cluster', 'country', 'at', 'amount']) }),
    },
    segments: [{ band: { column: 'amount', cuts: [10, 50] } }],
    ...(labels
      ? { labels: { source: 'labels.csv', key: 'id', label: 'y', ...choose([{}, { known_at: 'known' }]) } }
      : {}),
    ...sometimes({ label_delay: choose(['1 day', '30 days']) }),
    ...sometimes({ fresh_within: choose(['7 days', '2000 days']) }),
    ...sometimes({ positive: choose([1, true, 'yes', 0, 'x']) }),
    ...sometimes({ threshold: choose([0.1, 0.9, -5]) }),
    ...sometimes({ unanswered: choose(['skip', 'wrong']) }),
    ...sometimes({ timezone: choose(['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu']) }),
    ...sometimes({ missing_values: choose([['abc', 'NA'], ['DE'], [0, 1], ['\0']]) }),
  }
}

/** Some ids twice, some in another spelling, some labels that are none. */
function randomLabels(choose: Choose): string {
  const odd = choose(['', 'x,1,2025-10-12', '3,0,2025-10-11\n3,1,2025-10-11', ' 4 ,1,bad', '5.0,maybe,'])
  const lines = Array.from({ length: choose([0, 10, 60]) }, (_, i) => `${i},${i % 2},2025-1${i % 2}-12`)
  return ['id,y,known', ...lines, odd, ''].join('\n')
}
