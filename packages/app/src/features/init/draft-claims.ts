import { printName } from '@plumb/claims'
import type { FileStudy } from '../study/file-study.ts'
import { wordSet } from '../study/name-words.ts'
import { canBeNamed, isAnswered, promisedColumns } from './promised-columns.ts'

/** A claim whose bound is to come from the data. */
export interface DraftClaim {
  readonly stage: 'data' | 'build' | 'live'
  /** The measure, without bound and clauses. */
  readonly subject: string
  readonly clauses: string
  readonly aim: 'at-least' | 'at-most' | 'between'
  readonly style: 'rows' | 'share' | 'fact' | 'score' | 'points' | 'amount'
  readonly unit?: string
  /** Asked of the data so that others can be judged; not proposed. */
  readonly hidden?: true
  /** Proposed in a comment. */
  readonly suggested?: true
}

/** What a careful colleague would promise of this file. */
export function draftClaims(study: FileStudy): readonly DraftClaim[] {
  return [...dataClaims(study), ...answerClaims(study), ...amountClaims(study), ...latencyClaims(study)]
}

/** The claim with a bound; without one, a bound that everything keeps. */
export function claimText(
  { subject, clauses, aim, style, unit }: DraftClaim,
  bound?: number | readonly [number, number],
): string {
  const [low, high] = typeof bound === 'number' ? [bound, bound] : (bound ?? widest[style])
  const amount = (value: number): string => `${value}${endings[style]}${unit === undefined ? '' : ` ${unit}`}`
  const points = (value: number): string => (style === 'points' && value === 1 ? '1 point' : amount(value))
  if (aim === 'between') return `${subject} between ${amount(low)} and ${amount(high)}${clauses}`
  return aim === 'at-least' ? `${subject} >= ${points(low)}${clauses}` : `${subject} <= ${points(high)}${clauses}`
}

const endings = { rows: '', share: '%', fact: '%', score: '', points: ' points', amount: '' } as const
const widest = {
  rows: [0, 1e15],
  share: [0, 100],
  fact: [0, 100],
  score: [0, 1],
  points: [0, 100],
  amount: [-1e15, 1e15],
} as const

function dataClaims(study: FileStudy): readonly DraftClaim[] {
  const { id, label } = study
  const keys =
    id === undefined || !canBeNamed(id.column.name) ? 'duplicates' : `duplicates(${printName(id.column.name)})`
  return [
    data({ subject: 'rows', aim: 'at-least', style: 'rows' }),
    data({ subject: keys, aim: 'at-most', style: 'fact' }),
    ...promisedColumns(study).map((name) =>
      data({ subject: `missing(${printName(name)})`, aim: 'at-most', style: 'fact' }),
    ),
    ...(label?.task === 'binary'
      ? [data({ subject: 'base_rate', aim: 'between', style: 'share', ...(isAnswered(study) ? { hidden: true } : {}) })]
      : []),
  ]
}

function data(draft: Pick<DraftClaim, 'subject' | 'aim' | 'style' | 'hidden'>): DraftClaim {
  return { stage: 'data', clauses: '', ...draft }
}

function answerClaims({ label, answers, segments, window }: FileStudy): readonly DraftClaim[] {
  if (label === undefined) return []
  const decides = answers.prediction !== undefined || (answers.score?.inRange === true && label.task === 'binary')
  const plain = label.task === 'binary' ? (decides ? ['precision', 'recall'] : []) : decides ? ['accuracy'] : []
  const slice = segments.chosen[0]?.column.name
  return [
    ...plain.map((subject) => build({ subject, aim: 'at-least', style: 'share' })),
    ...(answers.score === undefined || label.task !== 'binary' ? [] : scoreClaims(answers.score.inRange)),
    ...(slice === undefined
      ? []
      : plain
          .toReversed()
          .map((subject) => build({ subject, clauses: eachOf(slice), aim: 'at-least', style: 'share' }))),
    ...(window === undefined
      ? []
      : plain.map((subject): DraftClaim => ({
          stage: 'live',
          subject,
          clauses: ` ${window} with at least ${leastCounted} counted`,
          aim: 'at-least',
          style: 'share',
          suggested: true,
        }))),
  ]
}

/** A window with fewer says next to nothing, and does not decide. */
const leastCounted = 30

function scoreClaims(inRange: boolean): readonly DraftClaim[] {
  return [
    build({ subject: 'roc_auc', aim: 'at-least', style: 'score' }),
    ...(inRange ? [build({ subject: 'calibration_error', aim: 'at-most', style: 'points' })] : []),
  ]
}

function build(
  draft: Pick<DraftClaim, 'subject' | 'aim' | 'style'> & { readonly clauses?: string; readonly unit?: string },
): DraftClaim {
  return { stage: 'build', clauses: '', ...draft }
}

function eachOf(column: string): string {
  return ` in each ${printName(column)} with at least 100 rows`
}

/** How far predicted amounts are off; whether they say more than the mean does. */
function amountClaims({ amounts, segments, units }: FileStudy): readonly DraftClaim[] {
  if (amounts === undefined) return []
  const unit = units.get(amounts.label.column.name)
  const off = { subject: 'mae', aim: 'at-most', style: 'amount', ...(unit === undefined ? {} : { unit }) } as const
  const slice = segments.chosen[0]?.column.name
  return [
    build(off),
    build({ subject: 'r2', aim: 'at-least', style: 'score' }),
    ...(slice === undefined ? [] : [build({ ...off, clauses: eachOf(slice) })]),
  ]
}

const waits = wordSet('latency duration elapsed response runtime wait')

/** How long a model took, where one answered. */
function latencyClaims(study: FileStudy): readonly DraftClaim[] {
  const { columns, units } = study
  const column = columns.find(
    ({ name, words }) => ['ms', 's'].includes(units.get(name) ?? '') && words.some((word) => waits.has(word)),
  )
  if (column === undefined || !isAnswered(study)) return []
  const unit = units.get(column.name) ?? ''
  return [build({ subject: `p95(${printName(column.name)})`, aim: 'at-most', style: 'amount', unit })]
}
