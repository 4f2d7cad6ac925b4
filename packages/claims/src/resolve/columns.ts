import type { Argument, Condition, Name, Quantity } from '../language/claim.ts'
import { parseCondition } from '../language/parse.ts'
import { duplicates } from '../measures/duplicates.ts'
import { measureNamed } from '../measures/registry.ts'
import type { Dataset, Product, StatedClaim } from '../product/product.ts'
import { claimsUpTo, datasetOf, versusOf } from './names.ts'

/** A dataset that claims speak of, with the columns that are needed of it; `'all'` where whole rows are compared. */
export interface NeededDataset {
  readonly dataset: Dataset
  readonly columns: readonly string[] | 'all'
}

/** What must be read for the claims of a product: every name that could be a column. Datasets no claim speaks of are left. */
export function neededDatasets(product: Product, stage: string | undefined): readonly NeededDataset[] {
  const claims = claimsUpTo(product, stage)
  return product.datasets.flatMap((dataset): readonly NeededDataset[] => {
    const own = claims.filter((claim) => datasetOf(claim, product) === dataset || versusOf(claim, product) === dataset)
    if (own.length === 0) return []
    if (own.some(comparesWholeRows)) return [{ dataset, columns: 'all' }]
    const names = [
      ...roleNames(dataset),
      ...segmentColumns(dataset, own),
      ...versusSegments(product, own),
      ...candidateNames(product),
      ...own.flatMap(namesOf),
    ]
    return [{ dataset, columns: [...new Set(names)] }]
  })
}

function comparesWholeRows({ claim: { statement } }: StatedClaim): boolean {
  return statement.kind !== 'comparison' && speaksOfWholeRows(statement.quantity)
}

/** `duplicates` without columns, also inside of a combinator. */
function speaksOfWholeRows({ measure, args }: Quantity): boolean {
  if (args.length === 0) return measureNamed(measure.text)?.name === duplicates.name
  return args.some((argument) => {
    if (argument.kind === 'quantity') return speaksOfWholeRows(argument.quantity)
    return argument.kind === 'name' && measureNamed(argument.name.text)?.name === duplicates.name
  })
}

function roleNames({ columns }: Dataset): readonly string[] {
  const { raters = [], scores = [], interval = [], ...named } = columns
  return [...Object.values(named), ...raters, ...interval, ...scores.map(({ column }) => column)]
}

/** The columns behind the segments that these claims name; of all segments, where a change is looked at by its parts. */
function segmentColumns({ segments }: Dataset, claims: readonly StatedClaim[]): readonly string[] {
  const named = new Set(claims.flatMap(namesOf))
  const byParts = claims.some(({ claim }) => claim.clauses.versus?.kind === 'dataset')
  return segments.filter(({ name }) => byParts || named.has(name)).map(({ column }) => column)
}

/** The segments of the other datasets of these claims: a `vs` population is cut like the one that it is compared with. */
function versusSegments(product: Product, claims: readonly StatedClaim[]): readonly string[] {
  const changes = claims.filter((claim) => versusOf(claim, product) !== undefined)
  return changes.flatMap((claim) => datasetOf(claim, product).segments.map(({ column }) => column))
}

function candidateNames({ candidates }: Product): readonly string[] {
  return candidates.flatMap(({ score, prediction, scores = [], when, people }) => [
    ...(score === undefined ? [] : [score]),
    ...(prediction === undefined ? [] : [prediction]),
    ...(people === undefined ? [] : [people]),
    ...scores.map(({ column }) => column),
    ...(when === undefined ? [] : conditionNames(parseCondition(when.text))),
  ])
}

function namesOf({ claim: { statement, clauses } }: StatedClaim): readonly string[] {
  return [
    ...quantityNames(statement.quantity),
    ...(clauses.each ?? []).map(({ text }) => text),
    ...(clauses.where === undefined ? [] : conditionNames(clauses.where)),
    ...(clauses.correctedBy === undefined ? [] : [clauses.correctedBy.text]),
  ]
}

function quantityNames({ args }: Quantity): readonly string[] {
  return args.flatMap(argumentNames)
}

function argumentNames(argument: Argument): readonly string[] {
  switch (argument.kind) {
    case 'name':
      return [argument.name.text]
    case 'quantity':
      return [argument.quantity.measure.text, ...quantityNames(argument.quantity)]
    case 'condition':
      return conditionNames(argument.condition)
    default:
      return []
  }
}

function conditionNames(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(conditionNames)
    case 'not':
      return conditionNames(condition.part)
    case 'compare':
      return [condition.left, ...(condition.right.kind === 'name' ? [condition.right.name] : [])].map(
        ({ text }: Name) => text,
      )
    default:
      return [condition.left.text]
  }
}
