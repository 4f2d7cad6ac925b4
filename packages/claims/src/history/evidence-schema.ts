import * as z from 'zod'
import type { Check, ClaimResult, DataResult } from '../check/check.ts'

// Keys that this version does not know stay: shapes grow by adding fields.

const text = z.string()
const number = z.number()
const count = z.number().nonnegative()
const time = z
  .string()
  .refine((iso) => !Number.isNaN(Date.parse(iso)), { error: 'a time' })
  .meta({ format: 'date-time' })
const estimate = number.nullable()
const verdict = z.enum(['holds', 'fails', 'undecided', 'no-evidence', 'waived'])
const where = z.record(text, z.union([text, number, z.boolean(), z.null()]))
const window = z.looseObject({ unit: z.enum(['hour', 'day', 'week', 'month']), from: text, to: text })
const numbers = {
  verdict: verdict.describe('Holds: the whole range lies on the promised side. Fails: on the other. Else undecided.'),
  estimate: estimate.describe('A share is a fraction; null where there is none, with a reason.'),
  low: estimate.describe('Lower end of the range.'),
  high: estimate.describe('Upper end of the range.'),
  n: count.describe('Rows in the denominator of the measure.'),
  needed: estimate.describe('About how many further rows of that kind would decide; null where nobody can say.'),
}

const slice = z.looseObject({
  ...numbers,
  where: where.describe('The slice by column.'),
  window: window.exactOptional(),
  widenedLow: estimate.describe('At the Holm step, which allows for the number of slices.'),
  widenedHigh: estimate,
  rows: count,
  reason: text.nullable().describe('Why there is no verdict, or another than the range alone would give.'),
})

const claim = z.looseObject({
  ...numbers,
  id: text.describe('Stays when the bound moves.'),
  claim: text.describe('Its words.'),
  stage: text,
  dataset: text,
  candidate: text.nullable(),
  beneath: verdict.nullable().describe('The true verdict under a waiver.'),
  confidence: number.describe('Level of the range, as a fraction.'),
  rowsUsed: count.describe('With excluded and rejected rows: all that were read.'),
  bound: z.union([number, z.tuple([number, number])]).describe('A pair for between.'),
  direction: z.enum(['at-least', 'at-most', 'between', 'compare']),
  strict: z.boolean(),
  better: z.enum(['higher', 'lower']).nullable(),
  unit: text.describe('share and points are fractions; else count, number, or a unit such as ms or EUR.'),
  method: text.describe('How the range was computed.'),
  reason: text.nullable().describe('Why there is no verdict, or another than the range alone would give.'),
  neededFor80: estimate.describe('The same as needed, for a chance of 80%.'),
  excluded: z.array(z.looseObject({ rows: count, reason: text })),
  where: where.nullable().describe('The slice that the estimate speaks of; null for all rows.'),
  window: window.nullable(),
  sentence: text.describe('What was found, in plain words.'),
  next: text.describe('What to do about it.'),
  why: text.nullable().describe('Why this is promised, as the product file says.'),
  counted: text.describe('What one unit of n is: rows, flagged rows, actual positives.'),
  notes: z.array(z.looseObject({ code: text, text })).describe('Warnings that a reader needs beside the verdict.'),
  slices: z.array(slice),
})

const data = z.looseObject({
  name: text,
  source: text,
  rows: count,
  rejected: z
    .array(z.looseObject({ rows: count, reason: text, lines: z.array(number) }))
    .describe('Lines that are no rows.'),
  from: time.nullable(),
  to: time.nullable(),
  fingerprint: text.describe('The hash of the content, and of what.'),
})

/** What `plumb check --json` prints. Fields that the first versions did not have may be missing. */
export const evidenceSchema: z.ZodType<Check, object> = z.looseObject({
  schema: z.literal('plumb/check@1').describe('Fields are added under this name; none changes its meaning.'),
  product: text.describe('The name of the product.'),
  checkedAt: time.describe('When it was computed.'),
  asOf: time.describe('The moment as of which it was computed.'),
  plumb: text.describe('The version of Plumb.'),
  stage: text.nullable().default(null).describe('The stage that was asked for, with those before it; null for all.'),
  seed: number.default(0).describe('Of methods that draw at random.'),
  productFile: z
    .looseObject({ name: text, fingerprint: text })
    .nullable()
    .default(null)
    .describe('Which text the claims were read from.'),
  verdict: z.enum(['holds', 'fails', 'undecided']).describe('Fails if a claim fails, holds if all hold or are waived.'),
  data: z.array(data as unknown as z.ZodType<DataResult>).describe('Which rows were read.'),
  claims: z.array(claim as unknown as z.ZodType<ClaimResult>).describe('In the order of the product file.'),
  summary: z.looseObject({ holds: count, fails: count, undecided: count, noEvidence: count, waived: count }),
})
