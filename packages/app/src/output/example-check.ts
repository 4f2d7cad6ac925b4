import type { Check, ClaimResult, SliceResult } from '@plumb/claims'

/** A made-up result of a claim, for tests: precision of 95% that 80% breaks. */
export function exampleClaim(changes: Partial<ClaimResult> = {}): ClaimResult {
  return {
    id: 'precision-at-least',
    claim: 'precision >= 95%',
    stage: 'live',
    dataset: 'live',
    candidate: null,
    verdict: 'fails',
    beneath: null,
    estimate: 0.8,
    low: 0.68,
    high: 0.88,
    confidence: 0.95,
    n: 60,
    rowsUsed: 1470,
    bound: 0.95,
    direction: 'at-least',
    strict: false,
    better: 'higher',
    unit: 'share',
    method: 'exact binomial',
    reason: null,
    needed: null,
    neededFor80: null,
    excluded: [],
    where: null,
    window: null,
    sentence: 'Of 60 districts the model called high, 48 were: 80 in 100 (68 to 88). The promise is 95.',
    next: 'More rows will not mend it; the model or the threshold must change.',
    why: null,
    counted: 'flagged rows',
    notes: [],
    slices: [],
    ...changes,
  }
}

/** A made-up slice. */
export function exampleSlice(changes: Partial<SliceResult> = {}): SliceResult {
  return {
    where: { latitude: '38–39' },
    verdict: 'fails',
    estimate: 0.8,
    low: 0.68,
    high: 0.88,
    widenedLow: 0.6,
    widenedHigh: 0.93,
    n: 60,
    rows: 1470,
    needed: null,
    reason: null,
    ...changes,
  }
}

/** A made-up check of some claims; its summary and verdict follow from them. */
export function exampleCheck(claims: readonly ClaimResult[] = [exampleClaim()], changes: Partial<Check> = {}): Check {
  const count = (verdict: ClaimResult['verdict']): number => claims.filter((claim) => claim.verdict === verdict).length
  const summary = {
    holds: count('holds'),
    fails: count('fails'),
    undecided: count('undecided'),
    noEvidence: count('no-evidence'),
    waived: count('waived'),
  }
  return {
    schema: 'plumb/check@1',
    product: 'High-value districts',
    checkedAt: '2022-05-10T08:00:00.000Z',
    asOf: '2022-05-10T08:00:00.000Z',
    plumb: '0.1.0',
    stage: null,
    seed: 0,
    productFile: { name: 'product.yaml', fingerprint: 'sha256:5f0c' },
    verdict:
      summary.fails > 0
        ? 'fails'
        : summary.holds + summary.waived < claims.length || claims.length === 0
          ? 'undecided'
          : 'holds',
    data: [
      {
        name: 'live',
        source: 'data/live.parquet',
        rows: 8232,
        rejected: [],
        from: '2021-06-01T00:00:00.000Z',
        to: '2022-05-09T23:00:00.000Z',
        fingerprint: 'sha256:b19e5c0a44d07f3c01',
      },
    ],
    claims,
    summary,
    ...changes,
  }
}

/** A board like that of a real product: every verdict, every direction, slices, a comparison, an exact count. */
export function exampleBoard(): Check {
  const data = exampleClaim({
    id: 'rows-at-least',
    claim: 'rows >= 5000 on holdout',
    stage: 'data',
    dataset: 'holdout',
    verdict: 'holds',
    estimate: 5832,
    low: 5832,
    high: 5832,
    n: 5832,
    rowsUsed: 5832,
    bound: 5000,
    unit: 'count',
    method: 'count',
    counted: 'rows',
    sentence: 'The holdout has 5,832 rows.',
    next: '',
  })
  const missing = {
    estimate: 0,
    low: 0,
    high: 0,
    n: 8232,
    rowsUsed: 8232,
    bound: 0.01,
    unit: 'share',
    better: 'lower',
  } as const
  const income = exampleSlice({
    where: { income_band: '2–3' },
    verdict: 'undecided',
    estimate: 0.87,
    low: 0.78,
    high: 0.93,
    n: 78,
    needed: 362,
  })
  const band = (name: string, estimate: number, low: number, high: number, n: number): SliceResult =>
    exampleSlice({
      where: { income_band: name },
      verdict: 'holds',
      estimate,
      low,
      high,
      n,
      widenedLow: null,
      widenedHigh: null,
    })
  const wide = { widenedLow: null, widenedHigh: null }
  const none = {
    verdict: 'no-evidence',
    estimate: null,
    low: null,
    high: null,
    n: 0,
    ...wide,
    reason: 'empty-denominator',
  } as const
  const claims = [
    data,
    exampleClaim({
      ...data,
      ...missing,
      id: 'missing-at-most',
      claim: 'missing(MedInc) <= 1% on live',
      direction: 'at-most',
      dataset: 'live',
      sentence: 'Of 8,232 rows, none lacks MedInc.',
    }),
    exampleClaim({
      id: 'calibration-error-at-most',
      claim: 'calibration_error <= 5 points',
      stage: 'build',
      estimate: 0.094,
      low: 0.085,
      high: 0.103,
      n: 5832,
      rowsUsed: 5832,
      bound: 0.05,
      direction: 'at-most',
      better: 'lower',
      unit: 'points',
      method: 'bins of equal mass, bootstrap',
      counted: 'rows',
      sentence: 'A stated chance is off by 9.4 points on average (8.5 to 10.3, n 5,832); the promise is at most 5.',
      next: 'Recalibrate the score on the holdout, then check again on rows that it has not seen.',
      why: 'Prices are set from the stated chance.',
    }),
    exampleClaim({
      id: 'recall-at-least',
      claim: 'recall >= 60%',
      stage: 'build',
      verdict: 'waived',
      beneath: 'fails',
      estimate: 0.494,
      low: 0.48,
      high: 0.51,
      n: 3716,
      bound: 0.6,
      counted: 'high-value districts',
      sentence: 'It finds 49 in 100 of the high-value districts (48 to 51, n 3,716); the promise is 60.',
      next: 'Waived until 31 Jan 2027 by A. Patel: the pilot runs on free credits.',
    }),
    exampleClaim({
      id: 'precision-in-each',
      claim: 'precision >= 90% in each income_band with at least 100 rows',
      stage: 'build',
      verdict: 'undecided',
      estimate: 0.87,
      low: 0.78,
      high: 0.93,
      n: 78,
      bound: 0.9,
      where: { income_band: '2–3' },
      needed: 362,
      neededFor80: 740,
      sentence:
        'Where income is 2–3, of 78 districts called high 68 were: 87 in 100 (78 to 93). The promise is 90 in every band.',
      next: 'About 360 more flagged rows in income 2–3 would settle it.',
      why: 'A wrong “high” costs a site visit, and each region has its own team.',
      excluded: [{ rows: 31, reason: 'no score' }],
      slices: [
        income,
        exampleSlice({ where: { income_band: '0–1' }, ...none }),
        band('3–4', 0.94, 0.92, 0.96, 480),
        band('4–5', 0.97, 0.95, 0.985, 402),
        band('5–6', 0.985, 0.96, 0.995, 296),
        band('6–8', 0.99, 0.97, 0.999, 310),
        band('8+', 0.995, 0.98, 1, 312),
      ],
    }),
    exampleClaim({
      id: 'model-beats-rule',
      claim: 'model beats income_rule on accuracy at threshold 0.5 by 4 points',
      stage: 'build',
      candidate: 'model',
      verdict: 'undecided',
      estimate: 0.052,
      low: 0.0386,
      high: 0.0655,
      n: 5832,
      bound: 0.04,
      direction: 'compare',
      unit: 'points',
      method: 'paired difference',
      counted: 'rows that both answered',
      needed: 660,
      sentence:
        'On the same 5,832 rows the model is right 5.2 points more often than the income rule (3.9 to 6.6); the promise is 4.',
      next: 'About 660 more rows would settle it.',
    }),
    exampleClaim({
      id: 'roc-auc-at-least',
      claim: 'roc_auc >= 0.89',
      stage: 'build',
      verdict: 'holds',
      estimate: 0.908,
      low: 0.9003,
      high: 0.915,
      n: 5832,
      bound: 0.89,
      unit: 'number',
      method: 'DeLong, logit scale',
      counted: 'rows',
      sentence:
        'Of two districts, one high and one not, the model picks the high one 91 in 100 times (90 to 92, n 5,832).',
      next: '',
    }),
    exampleClaim({
      claim: 'precision >= 95% on live in each latitude with at least 100 rows',
      where: { latitude: '38–39' },
      sentence:
        'At latitude 38–39, of 60 districts called high 48 were: 80 in 100 (68 to 88). The promise is 95 at every latitude.',
      notes: [
        { code: 'mix', text: 'Over all latitudes 98.3% (97.3–99.0, n 961) would hold: the total hides this slice.' },
      ],
      slices: [
        exampleSlice(),
        exampleSlice({
          where: { latitude: '33–34' },
          verdict: 'undecided',
          estimate: 1,
          low: 0.21,
          high: 1,
          n: 1,
          needed: 72,
          ...wide,
        }),
        exampleSlice({
          where: { latitude: '36–37' },
          verdict: 'undecided',
          estimate: 1,
          low: 0.48,
          high: 1,
          n: 5,
          needed: 68,
          ...wide,
        }),
        exampleSlice({ where: { latitude: '32–33' }, ...none, rows: 1217 }),
        exampleSlice({ where: { latitude: '35–36' }, ...none, rows: 160 }),
        exampleSlice({ where: { latitude: null }, ...none, rows: 12, reason: 'too-few-rows' }),
        exampleSlice({
          where: { latitude: '37–38' },
          verdict: 'holds',
          estimate: 0.995,
          low: 0.987,
          high: 0.998,
          n: 790,
          ...wide,
        }),
        exampleSlice({
          where: { latitude: '34–35' },
          verdict: 'holds',
          estimate: 1,
          low: 0.965,
          high: 1,
          n: 105,
          ...wide,
        }),
      ],
    }),
    exampleClaim({
      id: 'p95-latency-at-most',
      claim: 'p95(latency_ms) <= 400 ms on live',
      verdict: 'no-evidence',
      estimate: null,
      low: null,
      high: null,
      n: 0,
      rowsUsed: 0,
      bound: 400,
      direction: 'at-most',
      better: 'lower',
      unit: 'ms',
      method: 'log buckets',
      reason: 'all-missing',
      counted: 'rows',
      sentence: 'No estimate: latency_ms is empty in all 8,232 rows.',
      next: 'Log the latency of each answer.',
    }),
    exampleClaim({
      id: 'positive-rate-between',
      claim: 'positive_rate between 5% and 40% on live',
      verdict: 'holds',
      estimate: 0.117,
      low: 0.11,
      high: 0.124,
      n: 8232,
      bound: [0.05, 0.4],
      direction: 'between',
      better: null,
      counted: 'rows',
      sentence: 'It flags 12 in 100 districts (11 to 12, n 8,232).',
      next: '',
    }),
    exampleClaim({
      id: 'cost-at-most',
      claim: 'cost_per_1000 <= 12000 on live',
      verdict: 'holds',
      estimate: 7350,
      low: 5900,
      high: 8800,
      n: 8232,
      bound: 12000,
      direction: 'at-most',
      better: 'lower',
      unit: 'EUR',
      method: 'mean, t with n − 1',
      counted: 'rows',
      sentence: 'Mistakes cost about €7.4k in 1,000 districts (5.9k to 8.8k, n 8,232).',
      next: '',
    }),
  ]
  const [live] = exampleCheck().data
  const holdout = {
    name: 'holdout',
    source: 'data/holdout.csv',
    rows: 5832,
    from: null,
    to: null,
    fingerprint: 'sha256:07aa12f0c3',
  }
  const rejected = [{ rows: 3, reason: 'more fields than the header', lines: [17, 480, 1211] }]
  return exampleCheck(claims, { data: [...(live === undefined ? [] : [live]), { ...holdout, rejected }] })
}

/** Text that tries to come alive in every kind of output. */
export const hostile: string =
  '=HYPERLINK("http://evil.test") <script>alert(1)</script> \u001b[31m\u202e [a](http://evil.test) @everyone `x` | #12 \u0000 ]]> --> "\''

/** A check whose every text is hostile. */
export function hostileCheck(): Check {
  const claim = exampleClaim({
    id: hostile,
    claim: hostile,
    stage: hostile,
    dataset: hostile,
    unit: hostile,
    method: hostile,
    bound: 1,
    estimate: 2,
    low: 0.5,
    high: 4,
    where: { [hostile]: hostile },
    sentence: hostile,
    next: hostile,
    why: hostile,
    counted: hostile,
    excluded: [{ rows: 3, reason: hostile }],
    notes: [{ code: 'mix', text: hostile }],
    slices: [exampleSlice({ where: { [hostile]: hostile } })],
  })
  return exampleCheck([claim, { ...claim, verdict: 'waived', beneath: 'fails' }, { ...claim, verdict: 'undecided' }], {
    product: hostile,
    plumb: hostile,
    data: [
      {
        name: hostile,
        source: hostile,
        rows: 3,
        rejected: [{ rows: 1, reason: hostile, lines: [4] }],
        from: hostile,
        to: hostile,
        fingerprint: hostile,
      },
    ],
  })
}
