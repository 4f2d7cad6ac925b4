import type { Files } from './check-files.ts'

/** A situation that someone will bring about, and what must come of it. */
export interface Situation {
  readonly what: string
  readonly files: Files
  readonly options?: readonly string[]
  readonly code: number
  /** On standard error for bad input, else in the JSON. */
  readonly says: RegExp
}

const usual = { label: 'label', score: 'score' }

/** Two hundred rows, made without chance: right in three of four. */
const rows = table(['label', 'score', 'country', 'amount', 'at'], 200, (i) => [
  i % 2,
  i % 4 === 3 ? 0.2 : 0.1 + (i % 2) * 0.7,
  ['DE', 'FR', ''][i % 3]!,
  i / 2,
  new Date(1_760_000_000_000 + i * 7_200_000).toISOString(),
])

function table(names: readonly string[], count: number, row: (i: number) => readonly (string | number)[]): string {
  return [names.join(','), ...Array.from({ length: count }, (_, i) => row(i).join(',')), ''].join('\n')
}

interface Product {
  readonly claims: readonly string[]
  readonly data?: object
  readonly rest?: object
}

function product({ claims, data = {}, rest = {} }: Product): string {
  return JSON.stringify({
    product: 'Odd',
    data: { rows: { source: 'rows.csv', columns: usual, ...data } },
    claims: { stage: claims },
    ...rest,
  })
}

function withRows(content: string | Uint8Array, of: Product): Files {
  return { 'rows.csv': content, 'product.yaml': product(of) }
}

const plain = { claims: ['accuracy >= 50%', 'rows >= 1'] }
const timed = { ...usual, time: 'at' }
const costs = { costs: { false_positive: 1, false_negative: 5 } }
const bytes = (encoding: BufferEncoding, text: string): Uint8Array => Buffer.from(text, encoding)

const files: readonly Situation[] = [
  {
    what: 'a file that is not there names the nearest',
    files: { 'row.csv': rows, 'product.yaml': product(plain) },
    code: 3,
    says: /no file: rows\.csv.*row\.csv/,
  },
  {
    what: 'a folder for a file is refused',
    files: { 'rows.csv/x.csv': rows, 'product.yaml': product(plain) },
    code: 3,
    says: /is a folder/,
  },
  {
    what: 'a path outside the folder is refused',
    files: { 'product.yaml': product({ ...plain, data: { source: '../../etc/passwd' } }) },
    code: 3,
    says: /--allow/,
  },
  {
    what: 'an address for a file is refused',
    files: { 'product.yaml': product({ ...plain, data: { source: 'clickhouse://x/y' } }) },
    code: 3,
    says: /reads files only/,
  },
  { what: 'a file without a byte has no data yet', files: withRows('', plain), code: 1, says: /no-data-yet/ },
  {
    what: 'a file without a byte has no data yet, whatever is asked of it',
    files: withRows('', {
      claims: ["recall >= 1% where country = 'DE' in each country", 'duplicates <= 1%', "share(a contains 'b') >= 1%"],
    }),
    code: 2,
    says: /no-data-yet/,
  },
  { what: 'a header alone has no data yet', files: withRows('label,score\n', plain), code: 1, says: /no-data-yet/ },
  {
    what: 'a label file without a byte holds no labels',
    files: {
      ...withRows(`id,${rows.replaceAll('\n', '\n1,').slice(0, -2)}`, {
        ...plain,
        data: { columns: { score: 'score' }, labels: { source: 'labels.csv', key: 'id', label: 'y' } },
      }),
      'labels.csv': '',
    },
    code: 2,
    says: /"no-label"/,
  },
  {
    what: 'bytes that are no text are refused',
    files: withRows(
      new Uint8Array(3000).map((_, i) => (i * 7919) % 256),
      plain,
    ),
    code: 3,
    says: /not a text file/,
  },
  {
    what: 'a cut-off gzip file is refused',
    files: {
      'rows.csv.gz': new Uint8Array([0x1f, 0x8b, 8, 0, 0]),
      'product.yaml': product({ ...plain, data: { source: 'rows.csv.gz' } }),
    },
    code: 3,
    says: /damaged or cut off/,
  },
  {
    what: 'text named parquet is refused',
    files: { 'rows.parquet': rows, 'product.yaml': product({ ...plain, data: { source: 'rows.parquet' } }) },
    code: 3,
    says: /not a Parquet file/,
  },
  { what: 'UTF-16 is read', files: withRows(bytes('utf16le', `\uFEFF${rows}`), plain), code: 0, says: /"rows": 200/ },
  {
    what: 'Latin-1 is read',
    files: withRows(bytes('latin1', rows.replaceAll('FR', 'M\u00fcnchen')), {
      claims: ["rows >= 60 where country = 'München'"],
    }),
    code: 0,
    says: /"holds"/,
  },
  {
    what: 'ragged lines are rejected, counted and named',
    files: withRows(`${rows}1,0.5\n1,0.5,DE,3,2025-10-10,extra\n`, { claims: ['rows >= 200'] }),
    code: 0,
    says: /too few columns[^]*too many columns/,
  },
]

const columns: readonly Situation[] = [
  {
    what: 'a column that is not there names the nearest',
    files: withRows(rows, { claims: ['mean(amuont) >= 1'] }),
    code: 3,
    says: /no column amuont.*amount/,
  },
  {
    what: 'text in place of scores is refused',
    files: withRows(rows.replaceAll(/0\.\d+/g, 'high'), plain),
    code: 3,
    says: /a score is a number; column score holds text/,
  },
  {
    what: 'some scores that are no numbers are set aside by reason',
    files: withRows(`${rows}1,NaN,DE,1,\n0,inf,DE,1,\n1,oops,DE,1,\n`, plain),
    code: 0,
    says: /score-not-a-number/,
  },
  {
    what: 'scores that are all missing are no evidence',
    files: withRows(
      table(['label', 'score'], 20, (i) => [i % 2, '']),
      { claims: ['roc_auc >= 50%', 'accuracy >= 50%'] },
    ),
    code: 2,
    says: /all-missing/,
  },
  {
    what: 'text in place of weights is refused',
    files: withRows(rows, { ...plain, data: { columns: { ...usual, weight: 'country' } } }),
    code: 3,
    says: /a weight is a number; column country holds text/,
  },
  {
    what: 'weights of zero set every row aside',
    files: withRows(
      table(['label', 'score', 'w'], 20, (i) => [i % 2, 0.5, 0]),
      {
        claims: ['accuracy >= 1%', 'mean(score) >= 0', 'p50(score) >= 0', 'roc_auc >= 50%'],
        data: { columns: { ...usual, weight: 'w' } },
      },
    ),
    code: 2,
    says: /"no-weight"/,
  },
  {
    what: 'weights beyond all proportion do not overflow',
    files: withRows(
      table(['label', 'score', 'w'], 50, (i) => [i % 2, (i % 7) / 7, i % 2 ? '1e300' : '1e-300']),
      {
        claims: ['accuracy >= 1%', 'mean(score) >= 0', 'roc_auc >= 1%', 'f1 >= 0.01', 'brier_score <= 99%'],
        data: { columns: { ...usual, weight: 'w' } },
      },
    ),
    code: 2,
    says: /"w|accuracy/,
  },
  {
    what: 'a slice whose weights are nothing beside the largest has no usable row',
    files: withRows(
      table(['label', 'score', 'v', 'w', 'c'], 60, (i) => [
        i % 2,
        (i % 7) / 7,
        i % 3,
        i % 3 ? '1e300' : '1e-300',
        i % 2,
      ]),
      {
        claims: ['accuracy >= 1% in each v', 'p50(score) <= 1 in each v', 'cost_per_1000 <= 5000 in each v'],
        data: { columns: { ...usual, weight: 'w', cluster: 'c' }, threshold: 0.5 },
        rest: costs,
      },
    ),
    code: 2,
    says: /"n": 0,\s+"rows": 20,\s+"needed": null,\s+"reason": "all-missing"/,
  },
  {
    what: 'weights that are all too small to be told apart set every row aside',
    files: withRows(
      table(['label', 'score', 'w'], 20, (i) => [i % 2, 0.5, i % 5 ? '1e-300' : '-1e300']),
      { claims: ['accuracy >= 1%', 'p50(score) >= 0'], data: { columns: { ...usual, weight: 'w' } } },
    ),
    code: 2,
    says: /"no-weight"/,
  },
  {
    what: 'one cluster is no evidence',
    files: withRows(rows.replaceAll(/,(?:DE|FR|),/g, ',x,'), {
      claims: ['accuracy >= 1%', 'roc_auc >= 1%', 'f1 >= 0.01'],
      data: { columns: { ...usual, cluster: 'country' } },
    }),
    code: 2,
    says: /one-cluster/,
  },
  {
    what: 'labels of several classes need a prediction of the class',
    files: withRows(
      table(['label', 'score'], 30, (i) => [['cat', 'dog', 'bird'][i % 3]!, 0.5]),
      { claims: ['accuracy >= 1%'] },
    ),
    code: 3,
    says: /needs a prediction of the class/,
  },
  {
    what: 'a positive value that the label cannot hold is refused',
    files: withRows(rows, { ...plain, data: { positive: 'fraud' } }),
    code: 3,
    says: /positive is fraud, but label of dataset rows holds 0, 1/,
  },
  {
    what: 'positive: true stands for a label of 1',
    files: withRows(rows, { ...plain, data: { positive: true } }),
    code: 0,
    says: /"holds"/,
  },
  {
    what: 'predictions of another type than the labels are refused',
    files: withRows(
      table(['label', 'answer'], 30, (i) => [['cat', 'dog', 'bird'][i % 3]!, i % 5]),
      { claims: ['accuracy >= 1%'], data: { columns: { label: 'label', prediction: 'answer' } } },
    ),
    code: 3,
    says: /cannot agree/,
  },
  {
    what: 'predictions in words that no label knows are refused',
    files: withRows(
      table(['label', 'answer'], 30, (i) => [i % 2, ['banana', 'apple'][i % 2]!]),
      { claims: ['accuracy >= 1%'], data: { columns: { label: 'label', prediction: 'answer' }, positive: 1 } },
    ),
    code: 3,
    says: /answer holds text and label number, so they cannot agree/,
  },
  {
    what: 'columns of hostile names are columns',
    files: withRows(
      table(['label', 'score', '"a""b"', '<script>', 'x; drop table rows', '__proto__'], 20, (i) => [
        i % 2,
        0.5,
        i,
        i,
        i,
        i,
      ]),
      {
        claims: [
          'mean(`a"b`) >= 1',
          'mean(`<script>`) >= 1',
          'mean(`x; drop table rows`) >= 1',
          'accuracy >= 1% in each `__proto__`',
          'mean(`__proto__`) >= 1',
        ],
      },
    ),
    code: 2,
    says: /drop table/,
  },
  {
    what: 'missing values may hold quotes and control characters',
    files: withRows(rows, { claims: ['missing(country) <= 90%'], data: { missing_values: ["x'y", '\0', 'DE'] } }),
    code: 0,
    says: /"holds"/,
  },
  {
    what: 'numbers near the ends of what a double can hold are added up',
    files: withRows(
      table(['label', 'score', 'x', 'y'], 60, (i) => [
        i % 2,
        0.5,
        i % 2 ? '1.7e308' : '-1.7e308',
        ['1e-300', '-0', '2e-300'][i % 3]!,
      ]),
      {
        claims: [
          'mean(x) <= 1e308',
          'sum(x) <= 1',
          'p95(x) >= 1',
          'mean(y) >= -1',
          'sum(y) >= -1',
          'per(x, y) >= 0',
          'gap(mean(x), label) >= 1',
          'maximum(x) >= 1',
        ],
      },
    ),
    code: 2,
    says: /"estimate"/,
  },
]

const times: readonly Situation[] = [
  {
    what: 'numbers are no times, since nothing says what they count',
    files: withRows(rows.replaceAll(/\d{4}-[^\n]*Z/g, '1760000000'), {
      claims: ['accuracy >= 1% each week'],
      data: { columns: timed },
    }),
    code: 3,
    says: /a column of number; write them as dates/,
  },
  {
    what: 'text is no time, also for --as-of',
    files: withRows(rows, { ...plain, data: { columns: { ...usual, time: 'country' } } }),
    options: ['--as-of', '2026-01-01'],
    code: 3,
    says: /--as-of needs a time/,
  },
  {
    what: 'text is no time, also for label_delay',
    files: withRows(rows, { ...plain, data: { columns: { ...usual, time: 'country' }, label_delay: '3 days' } }),
    code: 3,
    says: /label_delay needs a time/,
  },
  {
    what: 'times that are all missing are no evidence by week',
    files: withRows(rows.replaceAll(/\d{4}-[^\n]*Z/g, ''), {
      claims: ['accuracy >= 1% each week', 'accuracy >= 1%'],
      data: { columns: timed, label_delay: '3 days', fresh_within: '7 days' },
    }),
    code: 2,
    says: /no-rows/,
  },
  {
    what: 'an as-of time long ago leaves no rows',
    files: withRows(rows, { claims: ['accuracy >= 1%'], data: { columns: timed } }),
    options: ['--as-of', '0001-01-01'],
    code: 2,
    says: /"outside-where"/,
  },
  {
    what: 'an as-of time far ahead opens too many hours',
    files: withRows(rows, { claims: ['rows >= 1 each hour'], data: { columns: timed } }),
    options: ['--as-of', '9999-12-31'],
    code: 2,
    says: /too-many-slices/,
  },
  {
    what: 'the last hours of twenty years are the last ones',
    files: withRows('at,label,score\n2005-01-01,1,0.9\n2025-12-31T22:10:00Z,1,0.9\n2025-12-31T23:10:00Z,1,0.9\n', {
      claims: ['rows >= 1 each hour over the last 2'],
      data: { columns: timed },
    }),
    code: 0,
    says: /2025-12-31T22:00:00\.000Z/,
  },
  {
    what: 'hours where the clocks change are not lost',
    files: withRows(
      table(['at', 'label', 'score'], 300, (i) => [
        new Date(Date.UTC(2025, 9, 24) + i * 1_800_000).toISOString(),
        i % 2,
        0.5,
      ]),
      { claims: ['rows >= 1 each hour', 'rows >= 1 each day'], data: { columns: timed, timezone: 'Europe/Berlin' } },
    ),
    code: 0,
    says: /"holds": 2/,
  },
  {
    what: 'a zone that is none is refused',
    files: withRows(rows, { ...plain, data: { columns: timed, timezone: "UTC'); drop table x; --" } }),
    code: 3,
    says: /wanted a timezone/,
  },
]

const claims: readonly Situation[] = [
  {
    what: 'a measure that is none names the nearest',
    files: withRows(rows, { claims: ['recal >= 1%'] }),
    code: 3,
    says: /product\.yaml:1:\d+: .*Nearest: recall/,
  },
  {
    what: 'a combinator inside another is refused',
    files: withRows(rows, { claims: ['gap(worst(recall, country), country) <= 1%'] }),
    code: 3,
    says: /cannot stand inside/,
  },
  {
    what: 'bounds in the wrong order are refused',
    files: withRows(rows, { claims: ['accuracy between 90% and 10%'] }),
    code: 3,
    says: /lower bound first/,
  },
  {
    what: 'text is not larger than a number',
    files: withRows(rows, { claims: ['rows >= 1 where country > 5'] }),
    code: 3,
    says: /country holds text/,
  },
  {
    what: 'a pattern that only the engine refuses is named',
    files: withRows(rows, { claims: ["rows >= 1 where country matches '(?<n>D)'"] }),
    code: 3,
    says: /the pattern '\(\?<n>D\)' cannot be searched for/,
  },
  {
    what: 'a claim of great length is refused',
    files: withRows(rows, { claims: [`accuracy >= 1% where ${'('.repeat(3000)}amount > 1`] }),
    code: 3,
    says: /at most 2,000 characters/,
  },
  {
    what: 'a condition that excludes all rows is no evidence',
    files: withRows(rows, {
      claims: ['accuracy >= 1% where amount > 5000', 'f1 >= 0.1 where amount > 5000 in each country'],
    }),
    code: 2,
    says: /no-rows/,
  },
  {
    what: 'a column with very many values makes too many slices',
    files: withRows(
      table(['label', 'score', 'k'], 12_001, (i) => [i % 2, 0.5, `v${i}`]),
      { claims: ['accuracy >= 1% in each k', 'gap(accuracy, k) <= 1%'] },
    ),
    code: 2,
    says: /too-many-slices/,
  },
  {
    what: 'slices by text, dates and truth have a slice for the missing',
    files: withRows(
      table(['label', 'score', 's', 'd', 'b'], 60, (i) => [
        i % 2,
        i % 2,
        i % 3 ? 'x' : '',
        i % 4 ? '2025-01-02' : '',
        i % 5 ? 'true' : '',
      ]),
      { claims: ['rows >= 1 in each s', 'rows >= 1 in each d', 'rows >= 1 in each b'] },
    ),
    code: 0,
    says: /"s": null/,
  },
  {
    what: 'groups that are all at 0 have no parity',
    files: withRows(rows, { claims: ['parity(share(amount > 9999), country) >= 80%'] }),
    code: 2,
    says: /empty-denominator/,
  },
  {
    what: 'a dataset with text where the other has numbers is no comparison by it',
    files: {
      ...withRows(rows, plain),
      'other.csv': 'label,score,amount\n1,0.5,many\n0,0.2,few\n',
      'product.yaml': JSON.stringify({
        product: 'Odd',
        data: { rows: { source: 'rows.csv', columns: usual }, other: { source: 'other.csv', columns: usual } },
        claims: { stage: ['change(accuracy) >= -90 points vs other in each amount'] },
      }),
    },
    code: 3,
    says: /amount is not the same in rows and other/,
  },
  {
    what: 'exactly one unpaired row in a hundred is still a pairing',
    files: withRows(
      table(['label', 'a', 'b'], 100, (i) => [i % 2, i % 2, i === 5 ? '' : (i + 1) % 2]),
      {
        claims: ['first beats second on accuracy'],
        data: { columns: { label: 'label' } },
        rest: { candidates: { first: { score: 'a' }, second: { score: 'b' } } },
      },
    ),
    code: 0,
    says: /unanswered by second/,
  },
  {
    what: 'a rule may speak of text',
    files: withRows(rows, {
      claims: ['precision of rule >= 1%', 'cost_per_1000 of rule <= 5000'],
      rest: { ...costs, candidates: { rule: { when: "country = 'DE' or country contains 'F'" } } },
    }),
    code: 0,
    says: /"holds": 2/,
  },
  {
    what: 'a stage that is none names the nearest',
    files: withRows(rows, plain),
    options: ['--stage', 'stag'],
    code: 3,
    says: /no stage stag/,
  },
]

export const situations: readonly Situation[] = [...files, ...columns, ...times, ...claims]
