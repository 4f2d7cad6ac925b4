import { formatCount, sizeClaim, valueText } from '@plumb/claims'
import type { FileStudy } from '../study/file-study.ts'
import { isGroupName, leastRows } from '../study/guess-segments.ts'
import { possibleLabels } from '../study/guess-label.ts'
import { rolesOf } from '../study/roles-of.ts'
import type { StudiedColumn } from '../study/study-columns.ts'
import { named } from './named.ts'

/** Something that could be promised, and what it would take. */
export interface Support {
  readonly what: string
  readonly ok: boolean
  /** Null where nothing is lacking. */
  readonly needs: string | null
}

/** What the file supports today, and what more rows or columns would unlock. */
export function supportsOf(study: FileStudy): readonly Support[] {
  if (study.facts.rows === 0) return [support(aboutData, 'rows')]
  return [
    support(aboutData),
    ...quality(study),
    ...provable(study),
    ...slices(study),
    support('weeks and drift', windowNeeds(study)),
    support('comparing candidates', candidateNeeds(study)),
    support('labels that come later', study.id === undefined ? 'an id: another value in every row' : null),
  ]
}

/** Of predicted amounts, how far they are off; else how often an answer is right. */
function quality(study: FileStudy): readonly Support[] {
  if (study.amounts !== undefined) return [support('mae, r2: how far predictions are off')]
  return [
    support('accuracy, precision, recall', qualityNeeds(study)),
    support('roc_auc, brier_score', rankingNeeds(study)),
  ]
}

const aboutData = 'the data itself: rows, missing, duplicates'

function support(what: string, needs: string | null = null): Support {
  return { what, ok: needs === null, needs }
}

const labelNeeded = 'a label: what really happened'

function labelNeed({ label }: Pick<FileStudy, 'label'>): readonly string[] {
  return label === undefined ? [labelNeeded] : []
}

/** Names the columns that it could be, which once is enough. */
function hintedLabelNeed({ label, columns, facts }: FileStudy): readonly string[] {
  const possible = possibleLabels(columns)
  if (label !== undefined || possible.length === 0 || facts.rows < leastRows) return labelNeed({ label })
  return [`${labelNeeded}, perhaps ${named(possible, 4)} (--label names it)`]
}

function qualityNeeds(study: FileStudy): string | null {
  const answered = study.answers.score !== undefined || study.answers.prediction !== undefined
  return needing([...hintedLabelNeed(study), ...(answered ? [] : ['a score or prediction: what a model said'])])
}

function rankingNeeds(study: FileStudy): string | null {
  const { label, answers } = study
  const needs = [
    ...labelNeed(study),
    ...(label?.task === 'multiclass' ? ['one class as the positive one'] : []),
    ...(answers.score === undefined ? ['a score: how likely the positive value is'] : []),
  ]
  if (needs.length > 0) return needing(needs)
  return answers.score?.inRange === true ? null : 'a score from 0 to 1; only ranking works today'
}

function needing(needs: readonly string[]): string | null {
  return needs.length === 0 ? null : needs.join(', and ')
}

/** Bounds that are often asked for, and what a good model would really have. */
const wished = [
  { claim: 'recall >= 80%', expect: '85%', counts: 'positives' },
  { claim: 'accuracy >= 90%', expect: '93%', counts: 'labelled' },
] as const

/** What the labelled rows are enough to show, with a chance of 80%. */
function provable(study: FileStudy): readonly Support[] {
  const { label } = study
  if (label === undefined) return []
  const { column, task, positive } = label
  const labelled = column.rows - column.missing - column.bad
  const positives = column.counts?.find(({ value }) => value === positive?.value)?.rows ?? 0
  return wished
    .filter(({ counts }) => counts === 'labelled' || task === 'binary')
    .map(({ claim, expect, counts }) => {
      const { needed } = sizeClaim(claim, { expect, power: 0.8 })
      const [there, kind] =
        counts === 'labelled'
          ? [labelled, 'labelled rows']
          : [positives, `rows with ${named([column.name])} = ${valueText(positive?.value ?? 1)}`]
      const lacking = (needed ?? Infinity) - there
      const needs = `about ${formatCount(Number(lacking.toPrecision(2)))} more ${kind} (${formatCount(there)} of ${formatCount(needed ?? 0)})`
      return support(`showing ${claim} where it is really ${expect}`, lacking > 0 ? needs : null)
    })
}

const mostThin = 3

function slices(study: FileStudy): readonly Support[] {
  const chosen = study.segments.chosen.map(({ column }) => column)
  const thin = study.columns.filter((column) => !chosen.includes(column) && isThin(column, study)).slice(0, mostThin)
  if (chosen.length + thin.length === 0) {
    return [support('slices', `a column of groups with at least ${leastRows} rows each`)]
  }
  const ready = chosen.length === 0 ? [] : [support(`slices by ${named(chosen.map(({ name }) => name))}`)]
  return [...ready, ...thin.map((column) => support(`slices by ${named([column.name])}`, thinNeeds(column)))]
}

function isThin(column: StudiedColumn, { label, id, time }: FileStudy): boolean {
  const { counts = [], rows } = column
  if ([label?.column, id?.column, time?.column].includes(column) || !isGroupName(column)) return false
  return counts.length >= 2 && counts.length <= rows / 5 && counts.some((each) => each.rows < leastRows)
}

function thinNeeds({ counts = [] }: StudiedColumn): string {
  const few = counts.filter(({ rows }) => rows < leastRows)
  const shown = few.slice(0, 3).map(({ value, rows }) => `${valueText(value).slice(0, 40)} has ${formatCount(rows)}`)
  const more = few.length > 3 ? ` and ${formatCount(few.length - 3)} more` : ''
  return `about ${leastRows} rows in each: ${shown.join(', ')}${more}`
}

function windowNeeds({ time, window }: FileStudy): string | null {
  if (time === undefined) return 'a time, such as 2026-01-31 or 2026-01-31T12:00:00Z'
  return window === undefined ? 'at least seven days of rows' : null
}

function candidateNeeds(study: FileStudy): string | null {
  const { label, score, prediction } = rolesOf(study)
  const one = score ?? prediction
  const second = one === undefined ? ['a score or prediction of each'] : ['a score or prediction of a second one']
  const needs = label === undefined ? [labelNeeded] : []
  return needing([...needs, ...(study.answers.otherScores.length > 0 ? [] : second)])
}
