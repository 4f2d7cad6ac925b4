import type { Random } from '@plumb/stats'
import type { AgreementQuantity } from '../../packages/claims/src/forms/quantity.ts'
import type { Row } from '../../packages/claims/src/testing/evaluate.ts'
import { measureRows } from '../../packages/claims/src/testing/measure-rows.ts'
import type { Cell } from './cell.ts'
import {
  clusterChoice,
  column,
  designOf,
  drawIndex,
  drawnOf,
  type Plan,
  planRows,
  plans,
  planWords,
  slowness,
} from './designed-rows.ts'
import { clusterChance, crossed, drawn } from './laws.ts'

type Coefficient = Pick<AgreementQuantity, 'coefficient' | 'metric'>

/** Name, coefficient, raters. */
const coefficients: readonly (readonly [string, Coefficient, number])[] = [
  ['Cohen’s kappa', { coefficient: 'cohen' }, 2],
  ['weighted kappa', { coefficient: 'linear-cohen' }, 2],
  ['Fleiss’ kappa', { coefficient: 'fleiss' }, 3],
  ['Krippendorff’s alpha', { coefficient: 'krippendorff' }, 3],
  ['Krippendorff’s alpha of grades', { coefficient: 'krippendorff', metric: 'ordinal' }, 3],
  ['Krippendorff’s alpha of numbers', { coefficient: 'krippendorff', metric: 'interval' }, 3],
  ['Gwet’s AC1', { coefficient: 'gwet' }, 3],
  ['percent agreement', { coefficient: 'percent' }, 3],
]

const methods = new Map<string, Cell['method']>()

interface RatingLaw {
  readonly shares: readonly number[]
  readonly right: number
  /** Share of the ratings that are not given. */
  readonly missing: number
}

const plainLaw: RatingLaw = { shares: [0.5, 0.3, 0.2], right: 0.8, missing: 0 }
const rareLaw: RatingLaw = { shares: [0.85, 0.1, 0.05], right: 0.9, missing: 0 }

/** Agreement in rows with weights or clusters, with ratings that are missing, and of grades. */
export const designedRatingCells: readonly Cell[] = coefficients.flatMap(([what, coefficient, raters]) => [
  ...crossed(plans, [plainLaw, rareLaw]).map(([plan, law]) =>
    ratingCell(`${what} with clusters or weights`, coefficient, raters, plan, law),
  ),
  ...crossed(crossed([40, 200, 1000], [0.1, 0.4]), [plainLaw, rareLaw]).flatMap(([[rows, missing], law]) =>
    // kappa sets such rows aside, and Fleiss’ cannot be
    coefficient.coefficient === 'cohen' || raters === 2 || coefficient.coefficient === 'fleiss'
      ? []
      : [ratingCell(`${what} with missing ratings`, coefficient, raters, { rows }, { ...law, missing })],
  ),
  ...crossed([40, 200, 1000], [plainLaw, rareLaw]).flatMap(([rows, law]) =>
    coefficient.coefficient === 'linear-cohen' || coefficient.metric !== undefined
      ? [ratingCell(what, coefficient, raters, { rows }, law)]
      : [],
  ),
])

function ratingCell(what: string, coefficient: Coefficient, raters: number, plan: Plan, law: RatingLaw): Cell {
  const quantity: AgreementQuantity = {
    form: 'raters',
    ...coefficient,
    raters: drawn(raters, (i) => column(`rater${i}`)),
    ratings: [...law.shares.keys()],
  }
  const missing = law.missing === 0 ? '' : `, ${100 * law.missing}% missing`
  const rarest =
    ((plan.rows ?? 3.5 * (plan.clusters ?? 0)) * Math.min(...law.shares)) / (plan.weighted === true ? 2 : 1)
  return {
    method: methodOf(what),
    where: `${planWords(plan)}, ${raters} raters, categories ${law.shares.join(', ')}, right in ${law.right}${missing}`,
    truth: truthOf(quantity, plan, law),
    slow: slowness(plan, 4),
    ...(rarest < 5 ? { weak: { why: 'a category of fewer than 5 units', stated: undefined } } : {}),
    study: {
      draw: (random) =>
        drawnOf(
          measureRows(
            quantity,
            planRows(random, plan, (one) => start(one, raters, plan, law)),
            designOf(plan),
          ),
        ),
    },
  }
}

function methodOf(what: string): Cell['method'] {
  const method = methods.get(what) ?? { what, by: 'form raters', stated: undefined }
  methods.set(what, method)
  return method
}

/** Raters of a cluster are right with one chance; wrong ones name the next category or the one before. */
function start(
  random: Random,
  raters: number,
  { likeness = 0 }: Plan,
  { shares, right, missing }: RatingLaw,
): () => Row {
  const truth = clusterChoice(random, likeness, () => drawIndex(random, shares))
  const chance = clusterChance(random, right, likeness)
  return () => {
    const own = truth()
    const given = drawn(raters, () => {
      const rating = random.next() < chance ? own : wrongOf(own, random.next() < 0.5, shares.length)
      return random.next() < missing ? null : rating
    })
    return Object.fromEntries(given.map((rating, i) => [`rater${i}`, rating]))
  }
}

function wrongOf(own: number, up: boolean, categories: number): number {
  return (own + (up ? 1 : categories - 1)) % categories
}

/** From every list of ratings with how often it occurs, a million rows of them. */
function truthOf(quantity: AgreementQuantity, { likeness = 0 }: Plan, law: RatingLaw): number {
  const choices = [...law.shares.keys(), ...(law.missing === 0 ? [] : [null])]
  let lists: (number | null)[][] = [[]]
  for (const _ of quantity.raters) lists = lists.flatMap((list) => choices.map((one) => [...list, one]))
  const rows = lists.map((ratings): Row => ({
    ...Object.fromEntries(ratings.map((rating, i) => [`rater${i}`, rating])),
    weight: 1e6 * chanceOf(ratings, law, likeness),
  }))
  const weight = { column: column('weight'), scale: 1e6 }
  const measured = measureRows(quantity, rows, { weight })
  if (!('estimate' in measured)) throw new Error(`a law without agreement: ${measured.reason}`)
  return measured.estimate
}

/** The chance of a list of ratings: right ones and wrong ones of a cluster are beta-binomial. */
function chanceOf(
  ratings: readonly (number | null)[],
  { shares, right, missing }: RatingLaw,
  likeness: number,
): number {
  const given = ratings.filter((rating) => rating !== null)
  const left = missing ** (ratings.length - given.length) * (1 - missing) ** given.length
  return shares.reduce((sum, share, truth) => {
    const hits = given.filter((rating) => rating === truth).length
    return sum + share * left * rightAndWrong(hits, given.length - hits, right, likeness) * 0.5 ** (given.length - hits)
  }, 0)
}

function rightAndWrong(hits: number, misses: number, right: number, likeness: number): number {
  if (likeness === 0) return right ** hits * (1 - right) ** misses
  const size = 1 / likeness - 1
  const rising = (from: number, steps: number): number =>
    drawn(steps, (i) => from + i).reduce((product, factor) => product * factor, 1)
  return (rising(right * size, hits) * rising((1 - right) * size, misses)) / rising(size, hits + misses)
}
