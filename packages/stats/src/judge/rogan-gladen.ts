import { requireCount } from '../checks.ts'
import { type DrawnEstimate, drawnEstimate } from '../confusion/draw-limits.ts'
import { StatsError } from '../errors.ts'
import { effectiveRows, type EffectiveRows } from '../intervals/effective-rows.ts'
import { beta } from '../random/beta.ts'
import type { Random } from '../random/random.ts'
import type { LevelOptions, ShareSample } from '../sample.ts'
import { judgeQuality } from './judge-quality.ts'

/** What a judge says of unlabelled rows, and how it did on labelled rows of each class. */
export interface RoganGladenSample {
  /** Judge yes among labelled rows that are yes; null where there is none. */
  readonly sensitivity: ShareSample | null
  /** Judge no among labelled rows that are no; null where there is none. */
  readonly specificity: ShareSample | null
  /** Judge yes among the unlabelled rows. */
  readonly judgeYes: ShareSample
}

/** Options of `roganGladen`. */
export interface RoganGladenOptions extends LevelOptions {
  readonly random: Random
  /** Posterior draws, default 10,000. */
  readonly draws?: number
}

/**
 * The true rate of yes behind a judge whose labelled rows were chosen by class or come from elsewhere, so that only its
 * sensitivity t and specificity s carry over: (p + s − 1) / (t + s − 1). Far wider than `judgeCorrectedRate`; take that
 * one where the labels are a random part of the rows. The interval comes from Jeffreys draws of t, s and p.
 *
 * @param sample three shares, independent of each other
 * @param options.confidence level at which a weak judge is refused, default 0.95
 * @param options.random seeded source of the draws
 * @param options.draws how many, default 10,000: limits move by about 0.003 from seed to seed
 * @returns `estimate` in [0, 1] and `limits({ confidence })`, which throws where no rate fits judge and labels
 * @throws {StatsError} `judge-refused` for fewer than 5 labels of a class, or where the lower limit of t + s − 1 is at most
 *   0.1; from `limits`, `judge-contradicts-labels` where the draws put the rate below 0 or above 1; as `effectiveRows`
 * @see Rogan & Gladen (1978), American Journal of Epidemiology 107:71–76; the refusals were chosen by simulation
 */
export function roganGladen(
  sample: RoganGladenSample,
  { random, draws = 10_000, confidence = 0.95 }: RoganGladenOptions,
): DrawnEstimate {
  requireCount('draws', draws)
  const { sensitivity, specificity } = trustedJudge(sample, confidence)
  const t = effectiveRows(sensitivity, { confidence })
  const s = effectiveRows(specificity, { confidence })
  const p = effectiveRows(sample.judgeYes, { confidence })
  const rates = drawnRates(t, s, p, { random, draws })
  return possible(correctedRate(t.estimate, s.estimate, p.estimate), rates)
}

/** The draws of a judge that tells yes from no. */
function drawnRates(
  t: EffectiveRows,
  s: EffectiveRows,
  p: EffectiveRows,
  { random, draws }: { readonly random: Random; readonly draws: number },
): Float64Array {
  const rates = new Float64Array(draws)
  let kept = 0
  for (let draw = 0; draw < draws; draw += 1) {
    const [sensitivity, specificity, judgeYes] = [drawn(random, t), drawn(random, s), drawn(random, p)]
    if (sensitivity + specificity > 1) rates[kept++] = correctedRate(sensitivity, specificity, judgeYes)
  }
  return rates.subarray(0, kept)
}

function correctedRate(sensitivity: number, specificity: number, judgeYes: number): number {
  return Math.max(0, Math.min(1, (judgeYes + specificity - 1) / (sensitivity + specificity - 1)))
}

function drawn(random: Random, { yes, rows }: EffectiveRows): number {
  return beta(random, yes + 1 / 2, Math.max(0, rows - yes) + 1 / 2)
}

/** Limits that refuse a level at which every draw is clipped to the same end. */
function possible(estimate: number, rates: Float64Array): DrawnEstimate {
  const answer = drawnEstimate(estimate, rates, rates)
  const [fromNone, fromAll] = [drawnEstimate(0, rates, rates), drawnEstimate(1, rates, rates)]
  return {
    estimate,
    limits: (options = {}) => {
      if (fromNone.limits(options).high > 0 && fromAll.limits(options).low < 1) return answer.limits(options)
      const wanted = 'no rate between 0 and 1 fits what the judge says and how it did on the labels'
      throw new StatsError('judge-contradicts-labels', `${wanted}: the draws are all ${rates[0] ?? 0}`)
    },
  }
}

const fewestLabels = 5
const weakest = 0.1

interface TrustedJudge {
  readonly sensitivity: ShareSample
  readonly specificity: ShareSample
}

/** The labels of both classes, if they are enough and show a judge that tells yes from no. */
function trustedJudge({ sensitivity, specificity }: RoganGladenSample, confidence: number): TrustedJudge {
  const labels = Math.min(labelsOf(sensitivity, confidence), labelsOf(specificity, confidence))
  if (sensitivity === null || specificity === null || labels < fewestLabels) {
    throw new StatsError('judge-refused', `a judge needs ${fewestLabels} labels of each class; got ${labels}`)
  }
  const { low } = judgeQuality({ sensitivity, specificity }, { confidence }).informedness
  if (low > weakest) return { sensitivity, specificity }
  const got = `sensitivity + specificity − 1 may be as low as ${low.toFixed(3)}`
  throw new StatsError('judge-refused', `a judge must tell yes from no: ${got}; wanted above ${weakest}`)
}

function labelsOf(share: ShareSample | null, confidence: number): number {
  if (share === null) return 0
  return share.design === 'independent' ? share.rows : effectiveRows(share, { confidence }).rows
}
