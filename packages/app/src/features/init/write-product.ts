import { formatCount, formatRows, visibleText } from '@plumb/claims'
import { basename } from 'node:path'
import { Document, isScalar, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import type { Findings } from './findings.ts'
import { isSensitive } from './guess-segments.ts'
import { productName } from './product-name.ts'
import type { SettledClaim } from './settle-claims.ts'

/**
 * The product file's text: what was found as YAML, why as comments. Names and values from the data become nodes, or
 * comments whose control characters are made visible, so that none of them can be read as YAML.
 */
export function writeProduct(
  findings: Findings,
  claims: readonly SettledClaim[],
  questions: readonly string[],
): string {
  const top = new YAMLMap()
  add(top, 'product', productName(findings.path))
  add(top, 'data', dataMap(findings), { before: ['decision: what the AI decides, in words'] })
  add(top, 'claims', claimsMap(claims), { before: claimsHead(findings) })
  const document = new Document(top)
  document.commentBefore = commentOf(headOf(findings))
  document.comment = commentOf(['Only you can say:', ...questions.map((question, i) => `${i + 1}. ${question}`)])
  return document.toString({ lineWidth: 0 })
}

interface AddOptions {
  readonly after?: string | undefined
  readonly before?: readonly string[]
}

function add(map: YAMLMap, key: string, value: unknown, { after, before = [] }: AddOptions = {}): void {
  const node = value instanceof YAMLMap || value instanceof YAMLSeq ? value : new Scalar(value)
  if (after !== undefined && isScalar(node)) node.comment = commentOf([after])
  const name = new Scalar(key)
  if (before.length > 0) {
    name.spaceBefore = true
    name.commentBefore = commentOf(before)
  }
  map.items.push(new Pair(name, node))
}

function commentOf(lines: readonly string[]): string {
  return lines.map((line) => ` ${visibleText(line)}`).join('\n')
}

function headOf({ path, facts }: Findings): readonly string[] {
  const rejected = facts.rejected.map(({ rows, reason }) => `${formatRows(rows)} could not be read: ${reason}`)
  return [
    `Proposed by plumb init from ${basename(path)}: ${formatRows(facts.rows)}, ${formatCount(facts.names.length)} columns.`,
    'Every guess says why; every bound is what this data supports today. Change what is wrong.',
    ...rejected,
  ]
}

function dataMap(findings: Findings): YAMLMap {
  const { path, label, threshold, units } = findings
  const map = new YAMLMap()
  add(map, 'source', basename(path))
  const [columns, hints] = [columnsMap(findings), [...columnHints(findings), ...unlocks(findings)]]
  if (columns.items.length > 0) {
    if (hints.length > 0) columns.comment = commentOf(hints)
    add(map, 'columns', columns)
  }
  if (label?.positive !== undefined) add(map, 'positive', label.positive.value, { after: label.positive.because })
  if (threshold !== undefined) add(map, 'threshold', threshold.value, { after: threshold.because })
  if (units.size > 0) add(map, 'units', unitsMap(units))
  const [segments, further] = [segmentsSeq(findings), segmentHints(findings)]
  if (segments.items.length > 0) {
    if (further.length > 0) segments.comment = commentOf(further)
    add(map, 'segments', segments)
  }
  const loose =
    segments.items.length > 0 || further.length === 0 ? [] : ['segments:', ...further.map((line) => `  ${line}`)]
  const rest = [...(columns.items.length > 0 ? [] : hints), ...loose, ...protectedHint(findings)]
  if (rest.length > 0) map.comment = commentOf(rest)
  return map
}

function columnsMap({ id, time, label, answers }: Findings): YAMLMap {
  const map = new YAMLMap()
  const roles = { id, time, label, score: answers.score, prediction: answers.prediction }
  for (const [role, guess] of Object.entries(roles)) {
    if (guess !== undefined) add(map, role, guess.column.name, { after: guess.because })
  }
  return map
}

function columnHints({ cluster, weight, answers }: Findings): readonly string[] {
  return [
    ...(cluster === undefined
      ? []
      : [`${snippet({ cluster: cluster.column.name })} # if rows of one are not independent: ${cluster.because}`]),
    ...(weight === undefined
      ? []
      : [`${snippet({ weight: weight.column.name })} # if it says how many rows this one stands for`]),
    ...(answers.otherScores.length === 0
      ? []
      : [`further scores, to compare as candidates: ${answers.otherScores.join(', ')}`]),
  ]
}

/** What would allow more promises. */
function unlocks({ label, answers, id }: Findings): readonly string[] {
  const answered = answers.score !== undefined || answers.prediction !== undefined
  if (label !== undefined && !answered)
    return ['score or prediction: a column with what a model said unlocks precision, recall and the like']
  if (label !== undefined) return []
  const joined =
    id === undefined
      ? ''
      : `, also from another file: labels: { source: FILE, key: ${visibleText(id.column.name)}, label: COLUMN } beside columns`
  if (answered) return [`label: what really happened unlocks precision and recall${joined}`]
  return [
    'label: a column with what really happened, and score or prediction: what a model said, unlock precision and recall',
  ]
}

function unitsMap(units: Findings['units']): YAMLMap {
  const map = new YAMLMap()
  for (const [column, unit] of units) add(map, column, unit)
  return map
}

function segmentsSeq({ segments }: Findings): YAMLSeq {
  const seq = new YAMLSeq()
  for (const { column, because } of segments.chosen) seq.items.push(commented(column.name, because))
  return seq
}

function segmentHints({ segments, bands }: Findings): readonly string[] {
  return [
    ...bands.map(
      ({ column, cuts }) => `- ${snippet({ [`${column}_band`]: { column, cuts } }, true)} # about its quartiles`,
    ),
    ...(segments.others.length === 0 ? [] : [`also possible: ${segments.others.join(', ')}`]),
  ]
}

function protectedHint({ columns, segments }: Findings): readonly string[] {
  const offered = segments.chosen.map(({ column }) => column.name)
  const names = columns.filter((column) => isSensitive(column) && offered.includes(column.name)).map(({ name }) => name)
  return names.length === 0
    ? []
    : [`${snippet({ protected: names }, true).replace(/^\{ | \}$/g, '')} # small groups are then merged in reports`]
}

/** One key with its value, as it would stand in the file. */
function snippet(value: Readonly<Record<string, unknown>>, flow = false): string {
  return new Document(value).toString({ lineWidth: 0, ...(flow ? { collectionStyle: 'flow' } : {}) }).trim()
}

function commented(value: string, comment: string): Scalar {
  const node = new Scalar(value)
  node.comment = commentOf([comment])
  return node
}

function claimsHead({ label, answers }: Findings): readonly string[] {
  if (label?.task !== 'binary' || (answers.score === undefined && answers.prediction === undefined))
    return ['What is promised.']
  return [
    'What is promised.',
    'costs: { currency: EUR, false_positive: …, false_negative: … } would let money be promised too.',
  ]
}

const stages = ['data', 'build', 'live'] as const

function claimsMap(claims: readonly SettledClaim[]): YAMLMap {
  const map = new YAMLMap()
  const loose: string[] = []
  for (const stage of stages) {
    const own = claims.filter((claim) => claim.stage === stage)
    const promised = own.filter(({ kind }) => kind === 'promise')
    const notes = own.filter(({ kind }) => kind !== 'promise').map(noteOf)
    if (promised.length === 0) {
      if (notes.length > 0) loose.push(`${stage}:`, ...notes.map((note) => `  ${note}`))
      continue
    }
    const seq = new YAMLSeq()
    for (const { text, comment } of promised) seq.items.push(commented(text, comment))
    if (notes.length > 0) seq.comment = commentOf(notes)
    add(map, stage, seq)
  }
  if (loose.length > 0) map.comment = commentOf(loose)
  return map
}

function noteOf({ kind, text, comment }: SettledClaim): string {
  return kind === 'suggestion' ? `- ${text} # ${comment}` : `not promised: ${text} (${comment})`
}
