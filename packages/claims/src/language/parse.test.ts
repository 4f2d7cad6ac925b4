import { expect, test } from 'vitest'
import { ClaimSyntaxError } from './claim-syntax-error.ts'
import { parseClaim, parseCondition } from './parse.ts'
import { printClaim, printCondition } from './print.ts'

/** What is written, and its one printed spelling where that differs. */
const READ: [written: string, printed?: string][] = [
  ['precision >= 50%'],
  ['specificity >= 50%'],
  ['auc >= 0.65'],
  ['brier_score <= 0.25'],
  ['log_loss <= 0.7'],
  ['calibration_error <= 10%'],
  ['matthews_corrcoef >= 0.1'],
  ['precision >= 50% in each country'],
  ['worst(accuracy, country) >= 50%'],
  ['accuracy >= 50% each month'],
  ['gap(accuracy, country) <= 10 points'],
  ['rows >= 5000'],
  ['missing(score) <= 2%'],
  ['duplicates <= 1%'],
  ['accuracy > 50%'],
  ['accuracy < 99.5%'],
  ['accuracy between 50% and 90%'],
  ['f1 >= 0.4'],
  ['roc auc >= 0.6', 'roc_auc >= 0.6'],
  ['average precision >= 0.4', 'average_precision >= 0.4'],
  ['true positive rate >= 70% in each country', 'true_positive_rate >= 70% in each country'],
  ['recall >= 10% in each country and device'],
  ['recall >= 20% in each country with at least 100 rows'],
  ['recall >= 20% in each country with at least 50 counted'],
  ['accuracy >= 50% each week over the last 3'],
  ['accuracy >= 50% each week over the last 3 weeks', 'accuracy >= 50% each week over the last 3'],
  ['parity(recall, country) >= 50%'],
  ['gap(true positive rate, country) <= 10 points', 'gap(true_positive_rate, country) <= 10 points'],
  ['gap(recall at threshold 0.7, country) <= 1 points', 'gap(recall at threshold 0.7, country) <= 1 point'],
  ['recall at precision(90%) >= 0.5', 'recall_at_precision(90%) >= 0.5'],
  ['rows() >= 1', 'rows >= 1'],
  ['quantile(`latency (ms)`, 0.95) <= 400 ms'],
  ['p95(latency_ms) <= 400ms', 'p95(latency_ms) <= 400 ms'],
  ['share(amount > 3 and not (country = "DE")) <= 5%', "share(amount > 3 and not (country = 'DE')) <= 5%"],
  ["share((a = 1 or b = 2) and c contains 'x') <= 5%"],
  ['lift(-3, "top", 10%) >= 1', "lift(-3, 'top', 10%) >= 1"],
  [
    'model beats others on accuracy by 1 points in each country',
    'model beats others on accuracy by 1 point in each country',
  ],
  [
    'model is not worse than `others` on f1 by more than 2 points',
    'model is not worse than others on f1 by more than 2 points',
  ],
  ['cost_per_1000 <= 50 EUR'],
  ['cost_per_1000 <= 50 €'],
  ['bias between -0.5 and 1e-3', 'bias between -0.5 and 0.001'],
  ['speed >= 5 `m/s` on live'],
  ['accuracy >= 50% where amount > 20 and amount <= 400'],
  ["accuracy >= 50% where country = 'DE' or device = 'web'"],
  ["accuracy >= 50% where not (country = 'DE')"],
  ["accuracy >= 50% where not country = 'DE'", "accuracy >= 50% where not (country = 'DE')"],
  ["accuracy >= 50% where country in ('DE', 'FR')"],
  ["accuracy >= 50% where country not in ('DE')", "accuracy >= 50% where not (country in ('DE'))"],
  ['accuracy >= 50% where score is missing'],
  ['accuracy >= 50% where score is not missing'],
  ['accuracy >= 50% where a = 1 and b = 2 in each c'],
  ['accuracy >= 50% in each c where a = 1', 'accuracy >= 50% where a = 1 in each c'],
  [
    'accuracy >= 50% where at >= "2026-01-01" and delta < -3',
    "accuracy >= 50% where at >= '2026-01-01' and delta < -3",
  ],
  ["accuracy >= 50% where name = 'it''s'", `accuracy >= 50% where name = "it's"`],
  ['accuracy >= 50% where `in` = label'],
  ["accuracy >= 50% where name matches '^A.*z$'"],
  ['recall at threshold 0.7 >= 10%'],
  ['recall of model at threshold 0.7 >= 10%'],
  ['recall at threshold 0.7 of model >= 10%', 'recall of model at threshold 0.7 >= 10%'],
  ['accuracy >= 50% with 99% confidence'],
  ['accuracy >= 50% with 99.9% confidence on main', 'accuracy >= 50% on main with 99.9% confidence'],
  ['accuracy of other >= 50%'],
  ['other beats noise on accuracy by 1 point'],
  ['gpt-4.1 beats rules on accuracy'],
  ['`our model` beats rules on cost_per_1000 by 50 on live'],
  ['other is not worse than noise on accuracy by more than 2%'],
  ['change(precision) >= -3 points on production vs holdout'],
  ['change(precision) >= −3 points vs previous week', 'change(precision) >= -3 points vs previous week'],
  ['precision ≥ 88% ON production Each Week', 'precision >= 88% on production each week'],
  [
    'accuracy >= 80% corrected by judge with at least 100 counted',
    'accuracy >= 80% with at least 100 counted corrected by judge',
  ],
]

test.each(READ)('%s is read', (written, printed = written) => {
  expect(printClaim(parseClaim(written))).toBe(printed)
  expect(printClaim(parseClaim(printed))).toBe(printed)
})

test('every part of a claim has its place', () => {
  const { statement, clauses } = parseClaim('roc auc of model >= 90% where amount > 3 in each country vs previous day')
  expect(statement).toEqual({
    kind: 'bound',
    quantity: {
      measure: { text: 'roc_auc', at: { start: 0, end: 7 } },
      args: [],
      of: { text: 'model', at: { start: 11, end: 16 } },
      at: { start: 0, end: 16 },
    },
    relation: '>=',
    amount: { value: 90, unit: '%', at: { start: 20, end: 23 } },
  })
  expect(clauses).toEqual({
    where: {
      kind: 'compare',
      left: { text: 'amount', at: { start: 30, end: 36 } },
      how: '>',
      right: { kind: 'number', value: 3 },
    },
    each: [{ text: 'country', at: { start: 49, end: 56 } }],
    versus: { kind: 'previous', unit: 'day' },
  })
})

const unplaced = (text: string): unknown =>
  JSON.parse(JSON.stringify(parseCondition(text), (key, part: unknown) => (key === 'at' ? undefined : part)))

const is = (name: string): unknown => ({
  kind: 'compare',
  left: { text: name },
  how: '=',
  right: { kind: 'number', value: 1 },
})

test('and binds stronger than or, and parentheses hold', () => {
  const both = { kind: 'and', parts: [is('b'), is('c')] }
  expect(unplaced('a = 1 or b = 1 and c = 1')).toEqual({ kind: 'or', parts: [is('a'), both] })
  expect(unplaced('(a = 1 or b = 1) and c = 1')).toEqual({
    kind: 'and',
    parts: [{ kind: 'or', parts: [is('a'), is('b')] }, is('c')],
  })
  expect(unplaced('not a = 1 and b = 1')).toEqual({ kind: 'and', parts: [{ kind: 'not', part: is('a') }, is('b')] })
})

const MINDED: [text: string, at: string, wanted: string, nearest?: string][] = [
  ['', '', 'a claim, such as precision >= 90%'],
  ['accuracy', '', '>=, <=, >, < or between'],
  ['>= 90%', '>=', 'a measure'],
  ['accuracy = 90%', '= 90%', '>=', '>='],
  ['accuracy == 90%', '==', '=', '='],
  ['accuracy => 90%', '=>', '>=', '>='],
  ['accuracy >= ', '', 'a number'],
  ['accuracy >= ninety', 'ninety', 'a number'],
  ['accuracy >= 90% in every country', 'every', 'each', 'each'],
  ['accuracy >= 90% every week', 'every', 'where, in each, each week, with at least, on, vs, corrected by', 'each'],
  ['accuracy >= 90% by country', 'by country', 'where', 'in each'],
  ['accuracy >= 90% wher amount > 3', 'wher', 'where', 'where'],
  ['p95(latency) <= 400 whre amount > 3', 'whre', 'where', 'where'],
  ['p95(label) >= 90% of', 'of', 'where'],
  ['p95(label >= 90%', '%', ', or )'],
  ['rows >= 5,000', ',', 'a number without commas'],
  ['accuracy in each country >= 90%', 'in', '>='],
  ['accuracy between 50%', '', 'and', 'and'],
  ['accuracy >= 90% each country', 'country', 'hour, day, week or month'],
  ['accuracy >= 90% each weak', 'weak', 'hour, day, week or month', 'week'],
  ['accuracy >= 90% each week over the last', '', 'a whole number from 1'],
  ['accuracy >= 90% each week over the last 2.5', '2.5', 'a whole number from 1'],
  ['accuracy >= 90% with at least 100 row', 'row', 'rows or counted', 'rows'],
  ['accuracy >= 90% with 99 confidence', 'confidence', '%', '95% confidence'],
  ['accuracy >= 90% with 100% confidence', '100', 'between 0% and 100%'],
  ['accuracy >= 90% on a on b', 'on b', 'on only once'],
  ['accuracy >= 90% where', '', 'a column'],
  ['accuracy >= 90% where by = 3', 'by', 'a column', '`by`'],
  ['accuracy >= 90% where day > 2026-01-31', '2026-01-31', 'a date in quotes', "'2026-01-31'"],
  ["accuracy >= 90% where country = 'DE", "'DE", "a closing '"],
  ['accuracy >= 90% where country = “DE”', '“', 'straight quotes'],
  ['accuracy >= 90% where country is gone', 'gone', 'missing', 'missing'],
  ["accuracy >= 90% where name matches '(?=a)'", "'(?=a)'", 'a pattern that RE2 can read'],
  ['accuracy >= 90% where (a = 1', '', 'and, or or )'],
  ['accuracy >= 90% on ``', '``', 'a name between the backquotes'],
  ['accuracy >= 1e999', '1e999', 'not so large'],
  ['accuracy >= 90% ; rows', ';', 'a word, a number or a quoted text'],
  ['model betas rules on accuracy', 'betas', 'beats', 'beats'],
  ['our model beats rules on accuracy', 'model', 'one candidate', '`our model`'],
  ['model is worse than rules on accuracy', 'worse', 'not', 'not'],
  ['model is not worse than rules on accuracy', '', 'by', 'by'],
]

test.each(MINDED)('%s is refused at the word that is wrong', (text, at, wanted, nearest) => {
  const error = refusal(() => parseClaim(text))
  expect(text.slice(error.span.start)).toMatch(at === '' ? /^$/ : new RegExp(`^${escaped(at)}`))
  expect(error.wanted).toContain(wanted)
  expect(error.nearest).toBe(nearest)
  expect(error.message).toContain(`wanted ${error.wanted}, got ${error.got}`)
})

test('a claim longer than 2,000 characters, written or printed, is refused', () => {
  expect(refusal(() => parseClaim(`${'a'.repeat(1996)} >= 1`)).message).toBe(
    'wanted at most 2,000 characters, got 2,001 characters',
  )
  expect(refusal(() => parseClaim(`rows>=1 where a in(${'1e20,'.repeat(200)}1)`)).wanted).toBe(
    'at most 2,000 characters',
  )
})

const nested = (levels: number): string => `${'not '.repeat(levels)}a = 1`

test('50 levels of nesting are read and printed, 51 are refused', () => {
  expect(printCondition(parseCondition(printCondition(parseCondition(nested(50)))))).toBe(
    printCondition(parseCondition(nested(50))),
  )
  expect(refusal(() => parseCondition(nested(51))).wanted).toBe('at most 50 levels of parentheses')
  expect(refusal(() => parseClaim('a('.repeat(600))).wanted).toBe('at most 50 levels of parentheses')
})

test('a condition that goes on after its end is refused', () => {
  const error = refusal(() => parseCondition('amount > 3 adn b = 2'))
  expect(error).toMatchObject({
    span: { start: 11, end: 14 },
    wanted: 'and, or or the end',
    got: 'adn',
    nearest: 'and',
  })
})

function refusal(parse: () => unknown): ClaimSyntaxError {
  try {
    parse()
  } catch (error) {
    if (error instanceof ClaimSyntaxError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
