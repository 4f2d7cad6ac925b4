import { createRandom, judgeCorrectedRate, judgeShares, roganGladen, type JudgedSample } from '@plumb/stats'
import { expect, test } from 'vitest'
import { checkClaims, checkText, csvOf } from './check-text.ts'
import { shareOf, type TestDesign } from './sample-of.ts'
import { testRows, type TestRow } from './test-rows.ts'

const designs: readonly (readonly [string, TestDesign])[] = [
  ['independent', {}],
  ['weighted', { weight: 'weight' }],
  ['clustered', { cluster: 'user' }],
  ['weighted and clustered', { weight: 'weight', cluster: 'user' }],
]

/** People labelled about half of the rows. */
const all = testRows('judge', 240, { holes: 0.5 })
const passes = ({ other }: TestRow): boolean => other >= 0.5
const labelled = ({ label }: TestRow): boolean => label !== null
const human = ({ label }: TestRow): boolean => label === 1
const csv = csvOf(all.map((row) => ({ ...row, judge: passes(row) ? 'pass' : 'fail', human: row.label })))
const corrected = 'pass_rate(judge) >= 40% corrected by human'

function judgedSample(rows: readonly TestRow[], design: TestDesign): JudgedSample {
  return {
    judgeYes: shareOf(rows, design, passes),
    yesWhereJudgeYes: shareOf(rows, design, human, (row) => labelled(row) && passes(row)),
    yesWhereJudgeNo: shareOf(rows, design, human, (row) => labelled(row) && !passes(row)),
  }
}

test.each(designs)('a rate of %s rows is corrected as the statistics say', async (_, design) => {
  const [rate] = await checkClaims([corrected], csv, { data: { columns: design } })
  const { estimate, low, high } = judgeCorrectedRate(judgedSample(all, design))
  expect([rate!.estimate, rate!.low, rate!.high, rate!.n]).toEqual([
    expect.closeTo(estimate, 9),
    expect.closeTo(low, 9),
    expect.closeTo(high, 9),
    all.length,
  ])
  const codes = rate!.notes.map(({ code }) => code)
  expect(codes).not.toContain('coverage-not-proven')
})

test('the judge’s own worth stands beside the corrected rate', async () => {
  const [rate] = await checkClaims([corrected], csv, { data: { words: { rows: 'answers' } } })
  expect(rate!.notes).toEqual([
    {
      code: 'judge',
      text: expect.stringMatching(
        /^The judge alone says [\d.]+%\. On \d+ labelled rows it passes [\d.]+% of what people pass, and fails [\d.]+% of what people fail\.$/,
      ) as string,
    },
  ])
  expect(rate!.sentence).toMatch(
    /^Of 240 answers judged by judge, \d+ in 100 \(\d+ to \d+\) pass once human corrects it\.$/,
  )
})

test('labels that were chosen correct by sensitivity and specificity', async () => {
  const [rate] = await checkClaims([corrected], csv, { data: { judge_labels: 'chosen' } })
  const count = (yes: (row: TestRow) => boolean): number => all.filter((row) => labelled(row) && yes(row)).length
  const { sensitivity, specificity } = judgeShares({
    labelYesJudgeYes: count((row) => human(row) && passes(row)),
    labelYesJudgeNo: count((row) => human(row) && !passes(row)),
    labelNoJudgeYes: count((row) => !human(row) && passes(row)),
    labelNoJudgeNo: count((row) => !human(row) && !passes(row)),
  })
  const judgeYes = shareOf(all, {}, passes, (row) => !labelled(row))
  const wanted = roganGladen({ sensitivity, specificity, judgeYes }, { random: createRandom('judge') })
  expect(rate!.estimate).toBeCloseTo(wanted.estimate, 12)
  expect(Math.abs(rate!.low! - wanted.limits().low)).toBeLessThan(0.01)
  expect(Math.abs(rate!.high! - wanted.limits().high)).toBeLessThan(0.01)
  const [clustered] = await checkClaims([corrected], csv, {
    data: { judge_labels: 'chosen', columns: { cluster: 'user' } },
  })
  expect(clustered!.high! - clustered!.low!).toBeGreaterThan(0)
  expect(clustered!.notes.map(({ code }) => code)).not.toContain('coverage-not-proven')
})

/** Rows by what people say (null: nothing) and what the judge says. */
function judgedRows(counts: readonly (readonly [string | null, string, number])[]): string {
  return csvOf(
    counts.flatMap(([people, judge, rows]) => Array.from({ length: rows }, () => ({ human: people, judge }))),
  )
}

test('chosen labels that say too little of the judge, or contradict it, give a reason', async () => {
  const few = judgedRows([
    ['pass', 'pass', 40],
    ['fail', 'fail', 4],
    [null, 'pass', 100],
  ])
  const contradicting = judgedRows([
    ['pass', 'pass', 95],
    ['pass', 'fail', 5],
    ['fail', 'pass', 40],
    ['fail', 'fail', 60],
    [null, 'pass', 1200],
    [null, 'fail', 2800],
  ])
  const reasons = [few, contradicting].map(async (text) => {
    const [rate] = await checkClaims([corrected], text, { data: { judge_labels: 'chosen' } })
    return [rate!.verdict, rate!.reason, rate!.estimate]
  })
  expect(await Promise.all(reasons)).toEqual([
    ['no-evidence', 'judge-refused', null],
    ['no-evidence', 'judge-contradicts-labels', null],
  ])
})

test('4,000 judged, 600 of them also by people: the corrected rate covers the truth that the judge misses', async () => {
  const random = createRandom('judged by people')
  const seeds = 30
  const rows = Array.from({ length: seeds }, (_, seed) =>
    Array.from({ length: 4000 }, (__, i) => {
      const good = random.next() < 0.714
      const pass = random.next() < (good ? 0.97 : 0.5)
      return { seed: `s${seed}`, judge: pass ? 1 : 0, human: i < 600 ? Number(good) : null }
    }),
  ).flat()
  const claims = [`${corrected} in each seed`, 'pass_rate(judge) >= 40% in each seed']
  const [rates, alone] = await checkClaims(claims, csvOf(rows), {})
  const covered = (list: typeof rates): number =>
    list!.slices.filter(({ low, high }) => low! <= 0.714 && high! >= 0.714).length
  expect(covered(rates) / seeds).toBeGreaterThanOrEqual(0.93)
  expect(covered(alone)).toBe(0)
  const widths = rates!.slices.map(({ low, high }) => high! - low!)
  expect(Math.max(...widths)).toBeLessThan(0.12)
})

test('a judge that always passes agrees with 95% and is shown to catch no failure', async () => {
  const lazy = judgedRows([
    ['pass', 'pass', 570],
    ['fail', 'pass', 30],
    [null, 'pass', 3400],
  ])
  const claims = [
    'agreement(judge, human) >= 90%',
    'judge_specificity(judge, human) >= 50%',
    'cohen_kappa(judge, human) >= 0.4',
    corrected,
  ]
  const [agrees, catches, kappa, rate] = await checkClaims(claims, lazy, {})
  expect([agrees!.verdict, agrees!.estimate]).toEqual(['holds', 0.95])
  expect([catches!.verdict, catches!.estimate, catches!.n]).toEqual(['fails', 0, 30])
  expect(kappa!.estimate).toBeCloseTo(0, 12)
  expect(rate!.notes.map(({ code }) => code)).toEqual(['judge', 'judge-not-shown'])
  // the rate is no surer than the labels alone
  expect(rate!.estimate).toBeCloseTo(0.95, 12)
  expect(rate!.high! - rate!.low!).toBeGreaterThan(0.03)
})

test('corrected rates are sliced, filtered, compared between groups and datasets, and planned for', async () => {
  const claims = [
    `${corrected} in each group`,
    `${corrected} where weight < 1`,
    'gap(pass_rate(judge), group) <= 50 points corrected by human',
    'pass_rate(judge) >= 45% corrected by human',
  ]
  const [each, where, gap, whole] = await checkClaims(claims, csv, {})
  expect(each!.slices).toHaveLength(3)
  const wanted = judgeCorrectedRate(
    judgedSample(
      all.filter(({ weight }) => weight < 1),
      {},
    ),
  )
  expect(where!.low).toBeCloseTo(wanted.low, 9)
  expect(gap!.estimate).not.toBeNull()
  expect(whole!.needed).toBeGreaterThan(0)
  const product = {
    data: { now: { source: 'a.csv' }, before: { source: 'b.csv' } },
    claims: { build: ['change(pass_rate(judge)) >= -20 points on now vs before corrected by human'] },
  }
  const [changed] = (await checkText(product, { 'a.csv': csv, 'b.csv': csv })).claims
  expect(changed!.estimate).toBe(0)
})

test('without a column a judge is the answer of the dataset or of a candidate', async () => {
  const product = {
    data: { columns: { prediction: 'judge' } },
    candidates: { strict: { score: 'other', threshold: 0.9 } },
  }
  const [own, strict] = await checkClaims(
    ['pass_rate >= 1% corrected by human', 'pass_rate of strict >= 1% corrected by human'],
    csv.replaceAll('pass', '1').replaceAll('fail', '0'),
    product,
  )
  expect(own!.estimate).toBeCloseTo(judgeCorrectedRate(judgedSample(all, {})).estimate, 12)
  expect(strict!.sentence).toContain('judged by strict')
})

test.each([
  ['recall >= 40% corrected by human', 'corrected by works with judged rates: pass_rate(judge), not recall'],
  ['pass_rate >= 40% corrected by human', 'pass_rate needs a judge: a column, or a prediction'],
  ['pass_rate(judge) >= 40% corrected by humn', 'has no column humn; the nearest is human'],
  ['pass_rate(group) >= 40%', 'nothing says what passes in group, which holds east, north, south'],
  ['pass_rate(amount) >= 40%', 'nothing says what passes in amount, which holds many values'],
  ['judge_sensitivity(judge) >= 40%', 'wanted judge_sensitivity(judge, people), got 1 argument'],
])('%s is refused in words', async (claim, message) => {
  await expect(checkClaims([claim], csv, {})).rejects.toThrow(message)
})

test('what passes is the positive value, or the usual words for it in whatever capitals', async () => {
  const words = csvOf(['Pass', 'pass', 'FAIL', 'unsure'].map((judge, i) => ({ judge, grade: i, verdict: `v${i % 2}` })))
  const [usual] = await checkClaims(['pass_rate(judge) >= 1%'], words, {})
  const [stated] = await checkClaims(['pass_rate(verdict) >= 1%'], words, { data: { positive: 'v1' } })
  expect([usual!.estimate, stated!.estimate]).toEqual([0.5, 0.5])
  await expect(checkClaims(['pass_rate(grade) >= 1%'], words, {})).rejects.toThrow('grade, which holds 0, 1, 2, 3')
})

test('no label at all is a reason, not a rate', async () => {
  const [rate] = await checkClaims([corrected], judgedRows([[null, 'pass', 50]]), {})
  expect([rate!.verdict, rate!.reason]).toEqual(['no-evidence', 'empty-denominator'])
})

const twice = csvOf(
  all.map((row, i) => ({
    ...row,
    ja: passes(row) ? 'pass' : 'fail',
    jb: row.other >= 0.4 ? 'pass' : 'fail',
    ha: labelled(row) ? (human(row) ? 'pass' : 'fail') : null,
    hb: labelled(row) ? (human(row) || i % 4 === 0 ? 'pass' : 'fail') : null,
  })),
)
const judged = { a: { prediction: 'ja', people: 'ha' }, b: { prediction: 'jb', people: 'hb' } }
const claimsOfTwo = [
  'b beats a on pass_rate corrected by people',
  'pass_rate of b >= 1% corrected by people',
  'pass_rate of a >= 1% corrected by people',
]

const drawings = designs.flatMap(([name, design]) =>
  ['random', 'chosen'].map((labels) => [name, labels, design] as const),
)
const tellsTooLittle = ({ weight }: TestDesign, labels: string): boolean => labels === 'chosen' && weight !== undefined

test.each(drawings.filter(([, labels, design]) => !tellsTooLittle(design, labels)))(
  'corrected rates of two candidates, each with people of its own, are compared: %s, labels %s',
  async (_, labels, design) => {
    const data = { judge_labels: labels, columns: design }
    const [apart, b, a] = await checkClaims(claimsOfTwo, twice, { data, candidates: judged })
    expect(apart!.estimate).toBeCloseTo(b!.estimate! - a!.estimate!, 9)
    const alone = Math.hypot(b!.high! - b!.low!, a!.high! - a!.low!)
    // the same rows carry both: narrower than two samples would be
    expect(apart!.high! - apart!.low!).toBeLessThan(alone)
    expect(apart!.low! < apart!.estimate! && apart!.estimate! < apart!.high!).toBe(true)
    const proven = Object.keys(design).length === 0 && labels === 'random'
    expect(apart!.notes.map(({ code }) => code)).toEqual(proven ? [] : ['coverage-not-proven'])
    expect(b!.sentence).toContain('pass once hb corrects it')
  },
)

test('a judge that is refused leaves a difference without evidence', async () => {
  const data = { judge_labels: 'chosen', columns: { weight: 'weight' } }
  const [apart] = await checkClaims(claimsOfTwo, twice, { data, candidates: judged })
  expect([apart!.verdict, apart!.reason]).toEqual(['no-evidence', 'judge-refused'])
})

test('two judges that the same people correct say the same rate: they are not compared', async () => {
  const claim = ['b beats a on pass_rate corrected by ha']
  await expect(checkClaims(claim, twice, { candidates: judged })).rejects.toThrow('does not depend on who answers')
})

test('without a label, words of a candidate’s verdict say what passes', async () => {
  const [rate] = await checkClaims(['pass_rate of a >= 1%'], twice, { candidates: judged })
  expect(rate!.estimate).toBeCloseTo(all.filter(passes).length / all.length, 12)
})
