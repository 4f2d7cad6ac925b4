import { countWhere } from '../../../warehouse/count-where.ts'
import { queryRows } from '../../../warehouse/connection.ts'
import { quoteName, quoteText } from '../../../warehouse/quote.ts'
import type { SeenText, ValueRows } from '../examination.ts'
import type { Probe } from './probe.ts'

/** Looks at the values of every column of text. */
export async function seeTexts(probe: Probe): Promise<readonly SeenText[]> {
  const columns = probe.study.columns.filter(({ type }) => type === 'text')
  const seen: SeenText[] = []
  for (const { name, distinct } of columns) seen.push(await seeText(probe, name, distinct))
  return seen
}

async function seeText({ engine, sample }: Probe, name: string, distinct: number): Promise<SeenText> {
  const column = `left(${quoteName(name)}, ${mostLetters})`
  const counts = Object.entries(countsOf('t')).map(([key, condition]) => `${countWhere(condition)} as ${key}`)
  const values = `select ${column} as t from ${sample} where ${quoteName(name)} is not null`
  const [row = {}] = await queryRows(
    engine,
    `select count(*)::double as "values", coalesce(avg(length(t)), 0)::double as "length", ${counts.join(', ')} from (${values})`,
  )
  const count = (key: string): number => Number(row[key])
  return {
    name,
    values: count('values'),
    length: count('length'),
    points: count('points'),
    commas: count('commas'),
    wholes: count('wholes'),
    marked: count('marked'),
    times: count('times'),
    formulas: count('formulas'),
    scripts: count('scripts'),
    controls: count('controls'),
    damaged: count('damaged'),
    missingWords: await missingWordsOf(probeOf(engine, values)),
    spellings: distinct <= mostSpelled ? await spellingsOf(probeOf(engine, values)) : [],
  }
}

/** Of a long text only the beginning is looked at. */
const mostLetters = 5000
/** A column with more different values is no list of categories. */
const mostSpelled = 200

function countsOf(text: string): Readonly<Record<string, string>> {
  const whole = (pattern: string): string =>
    `strlen(${text}) <= 40 and regexp_full_match(trim(${text}), ${quoteText(pattern)})`
  const part = (pattern: string): string => `regexp_matches(${text}, ${quoteText(pattern)})`
  return {
    points: whole('[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)?[.][0-9]+([eE][+-]?[0-9]+)?'),
    commas: whole('[+-]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+),([0-9]{1,2}|[0-9]{4,})'),
    wholes: whole('[+-]?[0-9]+'),
    marked: whole(
      `[+-]?([$€£¥]|USD|EUR|GBP)? ?[+-]?([0-9]{1,3}([,.' ][0-9]{3})+|[0-9]+)([.,][0-9]+)? ?(%|[$€£¥]|USD|EUR|GBP)?`,
    ),
    times: whole('[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/. ][0-9]{2,4}([ T,]+[0-9]{1,2}[:.][0-9]{2}.*)?'),
    formulas: part(String.raw`^\s*(=\s*[A-Za-z(+@-]|[+@-][A-Za-z]+\()`),
    scripts: part(String.raw`(?i)<\s*(script|iframe|object|embed)\b|<[^>]+\son[a-z]+\s*=|javascript:`),
    controls: part(String.raw`[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{202a}-\x{202e}\x{2066}-\x{2069}]`),
    damaged: part(String.raw`\x{fffd}|\x{c3}[\x{a0}-\x{bf}]|\x{e2}\x{20ac}|\x{c2}[\x{a0}-\x{bf}]`),
  }
}

/** `none` is no such word: it is as often an answer. */
const missingWords: readonly string[] = [
  String.raw`?|??|-|--|---|.|n/a|na|#n/a|n.a.|n/k|nan|null|nil|(null)|\n|unknown|unkn|unk|undefined|missing|tbd|tba`,
  'not available|not applicable|not known|not specified|unspecified|keine angabe|k.a.|unbekannt|inconnu|desconocido',
  '-999|-9999|999999',
].flatMap((words) => words.split('|'))

interface Values {
  readonly rowsOf: (sql: (values: string) => string) => Promise<readonly Record<string, unknown>[]>
}

function probeOf(engine: Probe['engine'], values: string): Values {
  return { rowsOf: (sql) => queryRows(engine, sql(`(${values})`)) }
}

async function missingWordsOf({ rowsOf }: Values): Promise<readonly ValueRows[]> {
  const list = missingWords.map(quoteText).join(', ')
  const rows = await rowsOf(
    (values) =>
      `select t as value, count(*)::double as rows from ${values} where strlen(t) <= 40 and lower(trim(t)) in (${list}) group by 1 order by 2 desc, 1 limit 5`,
  )
  return rows.map(valueRows)
}

async function spellingsOf({ rowsOf }: Values): Promise<readonly (readonly ValueRows[])[]> {
  const counted = (values: string): string => `select t, count(*)::double as n from ${values} group by 1`
  const key = String.raw`lower(trim(regexp_replace(t, '\s+', ' ', 'g')))`
  const rows = await rowsOf(
    (values) =>
      `select list({value: t, rows: n} order by n desc, t) as spellings from (${counted(values)}) group by ${key} having count(*) > 1 order by sum(n) desc limit 5`,
  )
  return rows.map(({ spellings }) => (spellings as readonly Record<string, unknown>[]).map(valueRows))
}

function valueRows({ value, rows }: Record<string, unknown>): ValueRows {
  return { value: String(value), rows: Number(rows) }
}
