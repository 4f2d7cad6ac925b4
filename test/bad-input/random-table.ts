import type { Random } from '@plumb/stats'
import type { Choose } from './random-product.ts'

const usualNames = ['id', 'at', 'country', 'flag', 'label', 'score', 'amount', 'weight', 'cluster', 'x y', 'answer']
const shapeNames = [
  'class',
  'guess',
  's1',
  's2',
  's3',
  'low',
  'query',
  'place',
  'gain',
  'left',
  'right',
  'winner',
  'r1',
  'r2',
  'r3',
]
const header = [...usualNames, ...shapeNames]

/** Cells that no column asked for. */
const oddities = [
  '',
  ' ',
  'NA',
  'N/A',
  'NaN',
  'null',
  'None',
  'inf',
  '-Infinity',
  'abc',
  '1e400',
  '-0',
  '1e-320',
  '12,5',
  '1.5.2',
  '<script>alert(1)</script>',
  '=1+1',
  "o'x",
  '"; drop table rows; --',
  '\u202Eabc',
  'e\u0301',
  '0x10',
  '\u0001',
  '9007199254740993',
  '2025-13-45',
  'true',
  '"',
  'two\nlines',
  'a'.repeat(10_000),
]

/** A delimited text of predictions: any delimiter, quoting and line end, odd cells, ragged lines. */
export function randomTable(choose: Choose, random: Random): string {
  const shape = {
    delimiter: choose([',', ';', '\t', '|']),
    quoteAll: choose([false, false, true]),
    odd: choose([0, 0, 0.01, 0.04, 0.3]),
    words: choose([['0', '1'], ['true', 'false'], ['no', 'yes'], ['1'], ['a', 'b', 'c']]),
    scores: choose<Scores>(['usual', 'usual', 'constant', 'beyond']),
    clusters: choose([1, 2, 10, 1000]),
  }
  const rows = choose([0, 1, 2, 3, 10, 60, 150])
  const lines = Array.from({ length: rows }, (_, i) => line(i, shape, random))
  const end = choose(['\n', '\n', '\r\n'])
  return choose(['', '', '\uFEFF']) + [written(header, shape), ...lines, ''].join(end)
}

type Scores = 'usual' | 'constant' | 'beyond'

interface Shape {
  readonly delimiter: string
  readonly quoteAll: boolean
  readonly odd: number
  readonly words: readonly string[]
  readonly scores: Scores
  readonly clusters: number
}

function line(id: number, shape: Shape, random: Random): string {
  const pick = (items: readonly string[]): string => items[Math.floor(random.next() * items.length)]!
  const cells = usual(id, shape, random, pick).map((cell) => (random.next() < shape.odd ? pick(oddities) : cell))
  const text = written(cells, shape)
  if (random.next() >= shape.odd / 8) return text
  return pick([`${text}${shape.delimiter}extra`, text.slice(0, 20), '', `"${text}`, shape.delimiter.repeat(3)])
}

function usual(
  id: number,
  shape: Shape,
  random: Random,
  pick: (items: readonly string[]) => string,
): readonly string[] {
  const score = random.next()
  const scores = { usual: score.toFixed(3), constant: '0.5', beyond: (score * 3 - 1).toFixed(3) }
  return [
    `${id}`,
    new Date(1_760_000_000_000 + Math.floor(random.next() * 60) * 21_600_000).toISOString(),
    pick(['DE', 'FR', 'US', '']),
    pick(['true', 'false']),
    pick(shape.words),
    scores[shape.scores],
    shape.scores === 'beyond' ? pick(['1e300', '-1e300', '1e-300']) : (random.next() * 100).toFixed(2),
    (random.next() * 3 - 0.2).toFixed(2),
    `${Math.floor(random.next() * shape.clusters)}`,
    `${Math.floor(random.next() * 5)}`,
    pick(shape.words),
    ...ofShapes(id, random, pick),
  ]
}

/** Cells for the roles of every task but the commonest. */
function ofShapes(id: number, random: Random, pick: (items: readonly string[]) => string): readonly string[] {
  const classes = ['cat', 'dog', 'bird']
  const ratings = ['1', '2', '3', '']
  const sides = ['alpha', 'beta']
  return [
    pick(classes),
    pick([...classes, '']),
    ...classes.map(() => random.next().toFixed(3)),
    (random.next() * 50 - 20).toFixed(1),
    `${id % 7}`,
    `${1 + Math.floor(id / 7)}`,
    pick(['0', '0', '1', '3']),
    ...sides,
    pick(['left', 'right', 'tie', ...sides]),
    ...[1, 2, 3].map(() => pick(ratings)),
  ]
}

function written(cells: readonly string[], { delimiter, quoteAll }: Shape): string {
  return cells
    .map((cell) =>
      quoteAll || cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(delimiter)
}
