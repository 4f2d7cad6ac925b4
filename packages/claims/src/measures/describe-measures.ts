import { InputError } from '../errors.ts'
import { nearestName } from '../language/nearest.ts'
import { combinators } from '../resolve/measure-of.ts'
import { measureIntervals } from './intervals.ts'
import type { ColumnExpr } from '../plan/expr.ts'
import type { Measure, Need, Parameter, RoleColumns } from './measure.ts'
import { combinatorDocs } from './combinators.ts'
import { measureNamed, measureNames, measures } from './registry.ts'

/** A measure as a person reads it up: `plumb explain`, the workbench, the reference. */
export interface MeasureDoc {
  readonly name: string
  readonly aliases: readonly string[]
  readonly title: string
  readonly unit: string
  readonly better: 'higher' | 'lower' | null
  readonly arguments: readonly string[]
  readonly needs: readonly string[]
  readonly form: string
  readonly definition: string
  readonly formula: string
  /** How to read it aloud. */
  readonly reads: string
  readonly avoid: string
  readonly interval: string
  readonly example: string
}

/** Every measure that a claim can name, then the combinators that take a measure. */
export function describeMeasures(): readonly MeasureDoc[] {
  return [...measures.map(describe), ...combinatorDocs]
}

/** One measure by its name or an alias; an unknown one is an InputError that names the nearest. */
export function describeMeasure(name: string): MeasureDoc {
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_')
  const measure = measureNamed(wanted)
  if (measure !== undefined) return describe(measure)
  const combinator = combinatorDocs.find((doc) => doc.name === wanted)
  if (combinator !== undefined) return combinator
  const nearest = nearestName(wanted, [...measureNames(), ...combinators])
  const hint = nearest === undefined ? '' : `. Nearest: ${nearest}`
  throw new InputError('unknown-name', `wanted a measure, got ${name}${hint}`, {
    wanted: 'a measure',
    got: name,
    ...(nearest === undefined ? {} : { nearest }),
  })
}

const unitWords: Readonly<Record<Measure['unit'], string>> = {
  share: 'share, such as 90% or 0.9',
  score: 'number from 0 to 1 (Matthews, kappa, alpha: −1 to 1; R²: up to 1)',
  points: 'points',
  count: 'count',
  number: 'number',
  column: 'unit of the column',
  label: 'unit of the label',
  money: 'currency of the costs',
  days: 'days',
}

const needWords: Readonly<Record<Need, string>> = {
  label: 'a label',
  binary: 'a label of two kinds',
  prediction: 'a prediction, or a score with a threshold',
  score: 'a score',
  probability: 'scores from 0 to 1',
  costs: 'costs in the product file',
  time: 'a time',
  classes: 'labels and predictions that name classes',
  'class scores': 'one score a class',
  regression: 'labels and predictions that are numbers',
  interval: 'a predicted interval',
  ranking: 'queries with relevance, and a rank or score',
  pairwise: 'contests with a winner',
  positions: 'who was shown left',
  raters: 'two or more raters',
  'every rater': 'two or more raters',
  'two raters': 'two raters',
  'graded raters': 'ratings that are numbers',
  'raters from zero': 'ratings of 0 or more',
  repeats: 'several runs of a case',
  judge: 'a judge: a column, or a prediction',
  people: 'labels by people',
}

function describe(measure: Measure): MeasureDoc {
  return {
    name: measure.name,
    aliases: measure.aliases.map((alias) => alias.replaceAll('_', ' ')),
    title: measure.title,
    unit: unitWords[measure.unit],
    better: measure.better,
    arguments: measure.parameters.map(argumentWords),
    needs: [
      ...measure.needs.map((need) => needWords[need]),
      ...(measure.versus === true ? ['vs a dataset, or vs previous week'] : []),
    ],
    form: formName(measure),
    definition: measure.definition,
    formula: measure.formula,
    reads: measure.sentence(sample(measure)),
    avoid: measure.avoid,
    interval: measureIntervals[measure.name] ?? measureIntervals[formName(measure)] ?? '',
    example: measure.example,
  }
}

function argumentWords({ name, optional }: Parameter): string {
  return optional === true ? `[${name}]` : name
}

/** The form, read off a quantity built on nothing. */
function formName(measure: Measure): string {
  const column = { op: 'column', name: 'x', type: 'number' } as const
  const extent = { minimum: 0, maximum: 1 }
  const nothing = { op: 'literal', value: true, type: 'boolean' } as const
  const costs = { falsePositive: 1, falseNegative: 1, truePositive: 0, trueNegative: 0 }
  const view = {
    actual: nothing,
    flagged: nothing,
    correct: nothing,
    classes: { label: column, answer: column },
    labelled: nothing,
    score: column,
    costs,
    costPerCall: 0,
    asOfUs: 0,
    columns: everyRole(column),
    judge: { passes: nothing, people: { pass: nothing, labelled: nothing, chosen: false } },
  }
  const args = {
    columns: [column, column],
    condition: nothing,
    extents: [extent, extent],
    numbers: [1, 1],
    className: 'x',
  }
  return measure.quantity(view, args).form
}

function everyRole(column: ColumnExpr): RoleColumns {
  const roles = [
    'label',
    'score',
    'prediction',
    'query',
    'rank',
    'relevance',
    'left',
    'right',
    'winner',
    'swapped',
    'case',
    'time',
  ]
  return {
    ...Object.fromEntries(roles.map((role) => [role, column])),
    raters: [column, column],
    ratings: [0, 1],
    scores: [{ is: { op: 'literal', value: true, type: 'boolean' }, column }],
    interval: [column, column],
    extents: new Map(),
  }
}

/** The words of a sentence with its numbers left open. */
function sample(measure: Measure): Parameters<Measure['sentence']>[0] {
  return {
    estimate: 0.93,
    n: 'n',
    yes: 'k',
    frequency: 'x in 100 (low to high)',
    value: 'x (low–high)',
    rows: 'rows',
    positive: 'positive',
    who: 'the model',
    from: 'reference',
    args: measure.parameters.filter(({ optional }) => optional !== true).map(({ name }) => name),
  }
}
