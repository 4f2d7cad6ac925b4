import { categoriesSeenOnce, type RatingSample } from '@plumb/stats'
import type { Note } from '../../check/check.ts'
import { noConditions, type Form } from '../form.ts'
import type { Measured, Sampled } from '../measured.ts'
import { notProven } from '../not-proven.ts'
import type { AgreementQuantity, Design } from '../quantity.ts'
import { designValues } from '../slice-view.ts'
import { orUnmeasured } from '../undefined.ts'
import { carriedShare } from './carried-share.ts'
import { coefficientOf } from './coefficient.ts'
import { ratedCells, type RatedCells } from './rated-cells.ts'

/** Coefficients look at every pair of them. */
const mostRatings = 100

/** How far raters agree, from counts of who rated what how. */
export const agreementForm: Form<AgreementQuantity> = {
  conditions: noConditions,
  fine: ({ raters }) => raters.map((expr, i) => ({ name: `rater ${i}`, expr })),
  values: (_quantity, design) => designValues(design),
  measure(quantity, view, design) {
    const rated = ratedCells(quantity, view, design)
    const { n } = rated
    if (n === 0) return { reason: 'empty-denominator', n }
    if (design.cluster !== undefined && new Set(rated.parts.map(({ cluster }) => cluster)).size < 2) {
      return { reason: 'one-cluster', n }
    }
    if (rated.values.length > mostRatings) return { reason: 'too-many-ratings', n }
    return orUnmeasured(n, () => measureRated(quantity, rated, design))
  },
}

function measureRated(quantity: AgreementQuantity, rated: RatedCells, design: Design): Measured {
  const at = (sample: RatingSample, confidence = 0.95): ReturnType<typeof coefficientOf> =>
    coefficientOf(quantity, sample, rated.values, confidence)
  const { estimate, proven } = at(rated.sample)
  const carried = carriedShare(rated, (sample) => at(sample).estimate, design)
  const plain = design.weight === undefined && design.cluster === undefined
  const isSteady = quantity.coefficient === 'gwet' || quantity.coefficient === 'percent'
  const notes = [...(proven && (plain || isSteady) ? [] : [notProven]), ...seenOnce(quantity, rated.sample)]
  const sampled = (factor: number): Sampled => ({
    estimate,
    n: rated.n * factor,
    method: methods[quantity.coefficient] + (plain ? '' : ', clusters and weights by effective rows'),
    limits(confidence) {
      const { low, high } = at(scaled(rated.sample, factor * carried(confidence)), confidence)
      return { low: Math.min(low, estimate), high: Math.max(high, estimate) }
    },
    resized: (more) => sampled(factor * more),
    notes,
  })
  return sampled(1)
}

/** So many times the units, but never fewer than two with two ratings, below which no coefficient exists. */
function scaled({ categories, patterns }: RatingSample, factor: number): RatingSample {
  const isPaired = ({ ratings }: RatingSample['patterns'][number]): boolean =>
    ratings.filter((rating) => rating !== null).length > 1
  const paired = patterns.filter(isPaired).reduce((total, { units }) => total + units, 0)
  const by = Math.max(factor, 2.000001 / paired)
  return { categories, patterns: patterns.map((one) => ({ ...one, units: one.units * by })) }
}

const disagreements = 'MOVER-R of observed over expected disagreement'
const methods: Readonly<Record<AgreementQuantity['coefficient'], string>> = {
  percent: 'exact binomial on effective rows, known range',
  cohen: disagreements,
  'linear-cohen': disagreements,
  fleiss: disagreements,
  krippendorff: disagreements,
  gwet: disagreements,
}

/** An upper limit of kappa or alpha may be too low where one row carries a category. */
function seenOnce({ coefficient }: AgreementQuantity, sample: RatingSample): readonly Note[] {
  if (coefficient === 'percent' || coefficient === 'gwet' || categoriesSeenOnce(sample).length === 0) return []
  const text = 'A rating was given in one row only, so the upper end may be too low: do not rest an “at most” on it.'
  return [{ code: 'category-seen-once', text }]
}
