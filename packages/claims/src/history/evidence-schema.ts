import * as z from 'zod'
import type { Check, ClaimResult, DataResult } from '../check/check.ts'

// Keys that this version does not know stay: shapes grow by adding fields.

const text = z.string()
const number = z.number()
const count = z.number().nonnegative()
const time = z.string().refine((iso) => !Number.isNaN(Date.parse(iso)), { error: 'a time' })
const estimate = number.nullable()
const verdict = z.enum(['holds', 'fails', 'undecided', 'no-evidence', 'waived'])
const where = z.record(text, z.union([text, number, z.boolean(), z.null()]))
const window = z.looseObject({ unit: z.enum(['hour', 'day', 'week', 'month']), from: text, to: text })
const numbers = { verdict, estimate, low: estimate, high: estimate, n: count, needed: estimate }

const slice = z.looseObject({
  ...numbers,
  where,
  window: window.exactOptional(),
  widenedLow: estimate,
  widenedHigh: estimate,
  rows: count,
  reason: text.nullable(),
})

const claim = z.looseObject({
  ...numbers,
  id: text,
  claim: text,
  stage: text,
  dataset: text,
  candidate: text.nullable(),
  beneath: verdict.nullable(),
  confidence: number,
  rowsUsed: count,
  bound: z.union([number, z.tuple([number, number])]),
  direction: z.enum(['at-least', 'at-most', 'between', 'compare']),
  strict: z.boolean(),
  better: z.enum(['higher', 'lower']).nullable(),
  unit: text,
  method: text,
  reason: text.nullable(),
  neededFor80: estimate,
  excluded: z.array(z.looseObject({ rows: count, reason: text })),
  where: where.nullable(),
  window: window.nullable(),
  sentence: text,
  next: text,
  why: text.nullable(),
  counted: text,
  notes: z.array(z.looseObject({ code: text, text })),
  slices: z.array(slice),
})

const data = z.looseObject({
  name: text,
  source: text,
  rows: count,
  rejected: z.array(z.looseObject({ rows: count, reason: text, lines: z.array(number) })),
  from: time.nullable(),
  to: time.nullable(),
  fingerprint: text,
})

/** What `plumb check --json` prints. Fields that the first versions did not have may be missing. */
export const evidenceSchema: z.ZodType<Check, object> = z.looseObject({
  schema: z.literal('plumb/check@1'),
  product: text,
  checkedAt: time,
  asOf: time,
  plumb: text,
  stage: text.nullable().default(null),
  seed: number.default(0),
  productFile: z.looseObject({ name: text, fingerprint: text }).nullable().default(null),
  verdict: z.enum(['holds', 'fails', 'undecided']),
  data: z.array(data as unknown as z.ZodType<DataResult>),
  claims: z.array(claim as unknown as z.ZodType<ClaimResult>),
  summary: z.looseObject({ holds: count, fails: count, undecided: count, noEvidence: count, waived: count }),
})
