import { stringify } from 'yaml'
import { table } from '../truth/markdown-table.ts'
import type { CheckedAnswer } from './check-answers.ts'
import type { DataSet, KnownAnswer, KnownProduct } from './data-set.ts'

/** The report as Markdown: every answer, those of another convention, then each data set with its source and licence. */
export function knownAnswersText(dataSets: readonly DataSet[], checked: readonly CheckedAnswer[]): string {
  const apart = checked.filter(({ agrees }) => !agrees).length
  const other = checked.filter(({ stated }) => stated !== undefined)
  return `${[
    '# Known answers',
    `Public data sets whose numbers others have computed or printed, and what Plumb says of them. Of ${checked.length} answers ${apart === 0 ? 'all agree' : `${apart} do not agree`}; ${other.length} of them follow another convention than their source, and are compared with a second computation by that of Plumb.`,
    `\`npm run known-answers -- FOLDER\` wrote this file: FOLDER holds a folder with the files of each data set, by the names below. The list is \`scripts/known-answers/data-sets.yaml\`. Each check runs as \`npm run plumb -- check\` would, on a product file with the claims below. A number with decimals agrees when it is the expected one to half a unit of its last digit; fractions and whole numbers are exact. The data stays where it is: only the numbers are here, and the small files that may be passed on, in \`scripts/known-answers/data\`.`,
    '## Every answer',
    answerTable(checked.filter(({ stated }) => stated === undefined)),
    '## By another convention',
    'What the source says, what a second computation by the convention of Plumb gives (`scripts/known-answers/reference.py`, which gives the numbers of the source too), and what Plumb says.',
    conventionTable(other),
    '## The data sets',
    ...dataSets.map(dataSetText),
  ].join('\n\n')}\n`
}

/** The cells of an answer that do not depend on what came out. */
export function answerCells({ fact, claim, slice, expected }: KnownAnswer, dataSet: string): readonly string[] {
  const of = Object.entries(slice ?? {}).map(([key, value]) => `${key} ${value}`)
  return [dataSet, String(fact), code(claim), of.join(', '), expected]
}

function answerTable(answers: readonly CheckedAnswer[]): string {
  return table(
    ['data set', 'fact', 'claim', 'of', 'expected', 'got', 'difference', 'allowed', 'remark'],
    answers.map((answer) => [...answerCells(answer, answer.dataSet), ...gotCells(answer), answer.note ?? '']),
  )
}

function conventionTable(answers: readonly CheckedAnswer[]): string {
  return table(
    ['data set', 'fact', 'claim', 'of', 'expected', 'got', 'difference', 'allowed', 'source says', 'why'],
    answers.map((answer) => [
      ...answerCells(answer, answer.dataSet),
      ...gotCells(answer),
      answer.stated ?? '',
      answer.note ?? '',
    ]),
  )
}

function gotCells({ got, difference, tolerance }: CheckedAnswer): readonly string[] {
  if (got === null || difference === null) return ['no evidence', '', '']
  return [String(Number(got.toPrecision(9))), short(difference), short(tolerance)]
}

function short(value: number): string {
  return Math.abs(value) < 1e-12 ? '0' : value.toExponential(0)
}

function dataSetText({ name, about, source, licence, products = [], uncovered = [] }: DataSet): string {
  return [
    `### ${name}`,
    `${capital(about)}. Source: ${source}. Licence: ${licence}.`,
    ...products.flatMap(productText),
    ...(uncovered.length === 0 ? [] : ['No claim covers:', uncoveredList(uncovered)]),
  ].join('\n\n')
}

function productText({ tables = {}, data, candidates, costs }: KnownProduct): readonly string[] {
  const queries = Object.entries(tables).map(([file, sql]) => `\`${file}\`:\n\n\`\`\`sql\n${sql.trim()}\n\`\`\``)
  return [...queries, `\`\`\`yaml\n${stringify({ data, candidates, costs }, { lineWidth: 0 }).trim()}\n\`\`\``]
}

function uncoveredList(uncovered: NonNullable<DataSet['uncovered']>): string {
  return uncovered.map(({ facts, why }) => `- fact ${facts}: ${why}`).join('\n')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A bar would end the cell, a backquote the code. */
function code(text: string): string {
  const safe = text.replaceAll('|', '\\|')
  return safe.includes('`') ? `\`\` ${safe} \`\`` : `\`${safe}\``
}
