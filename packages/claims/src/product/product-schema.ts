import * as z from 'zod'
import { DURATION } from './duration-ms.ts'
import type { ClaimEntry, DatasetEntry, ProductFile } from './product-file.ts'

// Every `error` is the words of what was wanted, so that an issue becomes "wanted …, got …".

const text = z.string({ error: 'a text' }).min(1, { error: 'a text that is not empty' })
const column = z.string({ error: 'the name of a column' }).min(1, { error: 'the name of a column' })
const number = z.number({ error: 'a number' })
const duration = z
  .string({ error: 'a duration such as 30 days' })
  .regex(DURATION, { error: 'a duration such as 30 days or 12 hours' })
const unanswered = z
  .enum(['skip', 'wrong'], { error: 'skip or wrong' })
  .describe('Rows without an answer: set aside, or counted as wrong.')

const scores = z.record(z.string(), column, { error: 'a mapping of class to column' })

const columns = strict({
  id: column.describe('A key of the row, on which labels are joined.').exactOptional(),
  time: column.describe('When it happened.').exactOptional(),
  label: column.describe('What really happened.').exactOptional(),
  score: column.describe('Probability of the positive class.').exactOptional(),
  prediction: column
    .describe('What was predicted; else score >= threshold, or the class with the highest of scores.')
    .exactOptional(),
  weight: column.describe('1 / inclusion probability.').exactOptional(),
  cluster: column.describe('Rows of one cluster are not independent.').exactOptional(),
  query: column.describe('Ranking: rows of one query are ranked together.').exactOptional(),
  rank: column.describe('Ranking: place, from 1.').exactOptional(),
  relevance: column.describe('Ranking: how relevant the row is.').exactOptional(),
  left: column.describe('Pairwise: the first of the two.').exactOptional(),
  right: column.describe('Pairwise: the second of the two.').exactOptional(),
  winner: column.describe('Pairwise: who won.').exactOptional(),
  swapped: column.describe('Pairwise: whether the two changed places.').exactOptional(),
  case: column.describe('Repeats: rows with the same value are runs of one case.').exactOptional(),
  raters: z
    .array(column, { error: 'a list of columns' })
    .min(2, { error: 'at least two columns' })
    .describe('Columns with the answers of several raters.')
    .exactOptional(),
  scores: scores
    .describe('Multiclass: the column with the probability of each class; the highest is the answer.')
    .exactOptional(),
  interval: z
    .tuple([column, column], { error: 'two columns: the low end and the high end' })
    .describe('Regression: the columns of the predicted interval.')
    .exactOptional(),
}).describe('Which column plays which role.')

const band = strict({
  column: column.describe('The column that is cut.'),
  cuts: z
    .array(number, { error: 'a list of numbers' })
    .min(1, { error: 'at least one number' })
    .describe('The ends of the bands, rising.')
    .exactOptional(),
})
const segment = z.union([column, z.record(z.string(), band)], {
  error: 'a column, or a band such as { amount_band: { column: amount, cuts: [10, 100] } }',
})

const labels = strict({
  source: text.describe('File or glob with the labels.'),
  key: column.describe('Its column that holds the id of the row.'),
  label: column.describe('Its column that holds what really happened.'),
  known_at: column.describe('Its column that holds when that became known.').exactOptional(),
}).describe('Labels from another file, joined on id.')

const dataset: z.ZodType<DatasetEntry> = strict({
  source: text.describe('Path or glob beside this file, or clickhouse://connection/table.'),
  task: z
    .enum(['binary', 'multiclass', 'regression', 'ranking', 'pairwise', 'raters', 'repeats', 'values'], {
      error: 'binary, multiclass, regression, ranking, pairwise, raters, repeats or values',
    })
    .describe('The shape of the rows; inferred from the columns when left out.')
    .exactOptional(),
  columns: columns.exactOptional(),
  labels: labels.exactOptional(),
  label_delay: duration.describe('Younger rows are blind, not wrong: 30 days.').exactOptional(),
  fresh_within: duration.describe('Older data is no evidence: 7 days.').exactOptional(),
  positive: z
    .union([z.string(), z.number(), z.boolean()], { error: 'a text, a number, true or false' })
    .describe('The label of the positive class.')
    .exactOptional(),
  threshold: number.describe('A score from here on is a positive prediction.').exactOptional(),
  unanswered: unanswered.exactOptional(),
  timezone: text.describe('Where days and weeks begin, such as Europe/Berlin; default UTC.').exactOptional(),
  missing_values: z
    .array(z.union([z.string(), z.number()], { error: 'a text or a number' }), { error: 'a list of values' })
    .describe('Values that count as missing, besides the empty cell, instead of the usual words.')
    .exactOptional(),
  units: z
    .record(z.string(), text, { error: 'a mapping of column to unit' })
    .describe('Units of columns: { latency_ms: ms }.')
    .exactOptional(),
  segments: z.array(segment, { error: 'a list of columns' }).describe('Columns offered for slices.').exactOptional(),
  protected: z
    .array(column, { error: 'a list of columns' })
    .describe('Columns whose small slices are merged in reports.')
    .exactOptional(),
  judge_labels: z
    .enum(['random', 'chosen'], { error: 'random or chosen' })
    .describe('Whether the rows that a person labelled were drawn at random.')
    .exactOptional(),
  words: strict({
    rows: text.describe('What a row is, in the plural: payments.').exactOptional(),
    positive: text.describe('What a positive row is: fraud.').exactOptional(),
  })
    .describe('Everyday words for the sentences.')
    .exactOptional(),
})

const candidate = strict({
  score: column.describe('The column with its score.').exactOptional(),
  prediction: column.describe('The column with its prediction.').exactOptional(),
  scores: scores
    .describe('Multiclass: the column with its score of each class; the highest is the answer.')
    .exactOptional(),
  when: text.describe('A rule, such as amount > 900: its rows are predicted positive.').exactOptional(),
  threshold: number.describe('A score from here on is a positive prediction.').exactOptional(),
  cost_per_call: number.min(0, { error: 'a cost from 0' }).describe('What one answer costs.').exactOptional(),
  unanswered: unanswered.exactOptional(),
  people: column.describe('The column with what people say of its answers, for corrected by people.').exactOptional(),
})

const costs = strict({
  currency: text.describe('Such as EUR.').exactOptional(),
  false_positive: number.describe('What a false alarm costs.'),
  false_negative: number.describe('What a miss costs.'),
  true_positive: number.describe('What a hit costs; default 0.').exactOptional(),
  true_negative: number.describe('What a row rightly left alone costs; default 0.').exactOptional(),
}).describe('What each outcome costs.')

const claim: z.ZodType<ClaimEntry> = z.union(
  [
    text,
    strict({
      claim: text.describe('Such as precision >= 90% in each country.'),
      id: text.max(200, { error: 'an id of at most 200 characters' }).exactOptional(),
      why: text.describe('Why this is promised.').exactOptional(),
    }),
  ],
  { error: 'a claim such as precision >= 90%, or a mapping with claim, id and why' },
)

const waiver = strict({
  claim: text.describe('The id of the claim.'),
  by: text.describe('Who answers for it.'),
  until: z
    .string({ error: 'a date such as 2027-01-31' })
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a date such as 2027-01-31' })
    .describe('The last day that it covers.'),
  because: text.describe('The reason.'),
  for: z
    .union([text, z.number()], { error: 'the bound, as written in the claim' })
    .describe('The bound that it was given for; it lapses when that changes.')
    .exactOptional(),
  where: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()], { error: 'a value' }), {
      error: 'a mapping of column to value',
    })
    .describe('The slice that it covers.')
    .exactOptional(),
})

const shape = {
  product: text.describe('The name of the product.'),
  decision: text.describe('What the AI decides, in words.').exactOptional(),
  confidence: z
    .union([z.string(), z.number()], { error: 'a percent such as 95%' })
    .describe('For every interval; default 95%.')
    .exactOptional(),
  seed: z
    .int({ error: 'a whole number from 0' })
    .min(0, { error: 'a whole number from 0' })
    .describe('For methods that draw at random; default 0.')
    .exactOptional(),
  candidates: z
    .record(z.string(), candidate, { error: 'a mapping of names to candidates' })
    .nullable()
    .describe('Ways to do the job, judged on the same rows.')
    .exactOptional(),
  costs: costs.exactOptional(),
  claims: z
    .record(z.string(), z.array(claim, { error: 'a list of claims' }).nullable(), {
      error: 'a mapping of stages to lists of claims',
    })
    .nullable()
    .describe('What is promised, by stage.')
    .exactOptional(),
  waivers: z
    .array(waiver, { error: 'a list of waivers' })
    .nullable()
    .describe('Claims that may fail for a while.')
    .exactOptional(),
}

const datasets = z.record(z.string(), dataset, { error: 'a mapping of names to datasets' })

/** The format of a product file whose datasets have names. */
export const namedSchema: z.ZodType<ProductFile> = strict({ ...shape, data: datasets })

/** The format of a product file with one dataset that stands without a name. */
export const singleSchema: z.ZodType<Omit<ProductFile, 'data'> & { readonly data: DatasetEntry }> = strict({
  ...shape,
  data: dataset,
})

/** Both formats in one, for editors. */
export const editorSchema: z.ZodType = strict({
  ...shape,
  data: z.union([dataset, datasets]).describe('The rows: one dataset, or several by name.'),
})

/** A mapping that takes no other keys; the issue about an unknown key carries the known ones. */
function strict<Shape extends z.core.$ZodLooseShape>(known: Shape): z.ZodObject<Shape, z.core.$strict> {
  const keys = Object.keys(known).join(', ')
  return z.strictObject(known, {
    error: ({ code }) => (code === 'unrecognized_keys' ? keys : `a mapping with keys of ${keys}`),
  })
}
