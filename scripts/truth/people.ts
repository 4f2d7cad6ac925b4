import {
  beta,
  binomial,
  cohenKappa,
  fleissKappa,
  flakyShare,
  gwetAc1,
  judgeCorrectedRate,
  judgeShares,
  krippendorffAlpha,
  multinomial,
  passRate,
  percentAgreement,
  roganGladen,
  type JudgedLabels,
  type Random,
  type RatingSample,
  type RepeatedCase,
} from '@plumb/stats'
import type { Cell, Drawn, Method } from './cell.ts'
import { crossed, drawn } from './laws.ts'

/** With the number of raters, and the least coverage that was found where a category was rare. */
const raterMethods = [
  [{ what: 'Cohen’s kappa', by: 'cohenKappa', stated: 93.1 }, cohenKappa, 2, 81],
  [{ what: 'Krippendorff’s alpha', by: 'krippendorffAlpha', stated: 88.9 }, krippendorffAlpha, 2, 67],
  [{ what: 'Fleiss’ kappa', by: 'fleissKappa', stated: undefined }, fleissKappa, 3, undefined],
  [{ what: 'Gwet’s AC1', by: 'gwetAc1', stated: 94.2 }, gwetAc1, 2, 90.7],
  [{ what: 'percent agreement', by: 'percentAgreement', stated: undefined }, percentAgreement, 3, undefined],
] as const
const corrected: Method = { what: 'a judge’s rate, labels drawn at random', by: 'judgeCorrectedRate', stated: 93.1 }
const chosen: Method = { what: 'a judge’s rate, labels chosen by class', by: 'roganGladen', stated: 90.4 }
const passes: Method = { what: 'pass@k and pass^k', by: 'passRate', stated: 94.8 }
const flaky: Method = { what: 'share of flaky cases', by: 'flakyShare', stated: 95 }

export const peopleCells: readonly Cell[] = [
  ...crossed(
    crossed(
      [15, 50, 200, 1000],
      [
        [0.5, 0.5],
        [0.5, 0.3, 0.2],
        [0.9, 0.1],
        [0.97, 0.03],
      ],
    ),
    [0.7, 0.9, 0.98],
  ).flatMap(([[units, shares], right]) => ratingCells(units, shares, right)),
  ...crossed(crossed([50, 200, 600], [0.5, 0.8, 0.95]), [
    [0.9, 0.8],
    [0.7, 0.6],
    [0.98, 0.9],
  ] as const).flatMap(([[labels, rate], judge]) => judgeCells(labels, rate, judge)),
  ...crossed([10, 40, 200], [
    [8, 2],
    [1, 1],
    [0.3, 0.1],
  ] as const).flatMap(([cases, law]) => repeatCells(cases, law)),
]

/** Raters who are right with one chance, each on their own; wrong ones pick another category evenly. */
function ratingCells(units: number, shares: readonly number[], right: number): readonly Cell[] {
  const where = `n ${units}, categories ${shares.join(', ')}, raters right in ${right}`
  const rarest = units * Math.min(...shares)
  return raterMethods.map(([method, measure, raters, stated]): Cell => {
    const { categories, patterns } = population(shares, raters, right)
    const chances = patterns.map((pattern) => pattern.units)
    return {
      method,
      where: `${raters} raters, ${where}`,
      truth: measure({ categories, patterns }).estimate,
      ...(rarest < 5 ? { weak: { why: 'a category of fewer than 5 units', stated } } : {}),
      study: {
        draw: (random) => {
          const counts = multinomial(random, units, chances)
          return measure({ categories, patterns: patterns.map(({ ratings }, i) => ({ ratings, units: counts[i]! })) })
        },
      },
    }
  })
}

/** Every list of ratings with how often it occurs. */
function population(shares: readonly number[], raters: number, right: number): RatingSample {
  const choices = [...shares.keys()]
  let lists: number[][] = [[]]
  for (let rater = 0; rater < raters; rater += 1) lists = lists.flatMap((list) => choices.map((one) => [...list, one]))
  const chance = (rating: number, truth: number): number =>
    rating === truth ? right : (1 - right) / (shares.length - 1)
  const units = (ratings: readonly number[]): number =>
    shares.reduce((sum, share, truth) => sum + share * ratings.reduce((p, one) => p * chance(one, truth), 1), 0)
  return { categories: shares.length, patterns: lists.map((ratings) => ({ ratings, units: 1e6 * units(ratings) })) }
}

/** 1,000 rows without a label beside the labelled ones. */
function judgeCells(
  labels: number,
  rate: number,
  [sensitivity, specificity]: readonly [number, number],
): readonly Cell[] {
  const where = `${labels} labels, rate ${rate}, sensitivity ${sensitivity}, specificity ${specificity}`
  const judgeYes = rate * sensitivity + (1 - rate) * (1 - specificity)
  return [
    {
      method: corrected,
      where,
      truth: rate,
      study: { draw: (random) => atRandom(random, labelled(random, labels, rate, sensitivity, specificity), judgeYes) },
    },
    {
      method: chosen,
      where: `half of ${where}`,
      truth: rate,
      slow: 4,
      ...(labels === 50 && sensitivity < 0.8 ? { weak: { why: 'a weak judge with few labels', stated: 80 } } : {}),
      study: {
        draw: (random) => {
          const shares = judgeShares(labelled(random, labels, 0.5, sensitivity, specificity))
          const rows = { design: 'independent', yes: binomial(random, 1000, judgeYes), rows: 1000 } as const
          return roganGladen({ ...shares, judgeYes: rows }, { random, draws: 2000 }).limits()
        },
      },
    },
  ]
}

function labelled(
  random: Random,
  labels: number,
  rate: number,
  sensitivity: number,
  specificity: number,
): JudgedLabels {
  const chances = [
    rate * sensitivity,
    rate * (1 - sensitivity),
    (1 - rate) * (1 - specificity),
    (1 - rate) * specificity,
  ]
  const [labelYesJudgeYes = 0, labelYesJudgeNo = 0, labelNoJudgeYes = 0, labelNoJudgeNo = 0] = multinomial(
    random,
    labels,
    chances,
  )
  return { labelYesJudgeYes, labelYesJudgeNo, labelNoJudgeYes, labelNoJudgeNo }
}

function atRandom(random: Random, labels: JudgedLabels, judgeYes: number): Drawn {
  const { yesWhereJudgeYes, yesWhereJudgeNo } = judgeShares(labels)
  const among = Object.values(labels).reduce((sum, count) => sum + count, 0)
  const yes = labels.labelYesJudgeYes + labels.labelNoJudgeYes + binomial(random, 1000, judgeYes)
  const all = { design: 'independent', yes, rows: 1000 + among } as const
  return judgeCorrectedRate({ judgeYes: all, yesWhereJudgeYes, yesWhereJudgeNo })
}

/** Five runs of each case, whose chance to pass is beta(a, b). */
function repeatCells(cases: number, [a, b]: readonly [number, number]): readonly Cell[] {
  const runs = 5
  const sample = (random: Random): RepeatedCase[] =>
    drawn(cases, () => ({ runs, passes: binomial(random, runs, beta(random, a, b)) }))
  const rising = (from: number, k: number): number =>
    drawn(k, (i) => (from + i) / (a + b + i)).reduce((product, factor) => product * factor, 1)
  const where = `${cases} cases, chance to pass beta(${a}, ${b})`
  return [
    {
      method: passes,
      where: `all of 3, ${where}`,
      truth: rising(a, 3),
      study: { draw: (random) => passRate(sample(random), { k: 3, of: 'all' }) },
    },
    {
      method: passes,
      where: `any of 3, ${where}`,
      truth: 1 - rising(b, 3),
      study: { draw: (random) => passRate(sample(random), { k: 3, of: 'any' }) },
    },
    {
      method: flaky,
      where,
      truth: 1 - rising(a, runs) - rising(b, runs),
      study: { draw: (random) => flakyShare(sample(random)) },
    },
  ]
}
