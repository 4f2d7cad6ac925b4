import { formatCount, formatRows } from '@plumb/claims'
import { basename } from 'node:path'
import { Document, YAMLMap, YAMLSeq } from 'yaml'
import type { FileStudy } from '../study/file-study.ts'
import { productName } from './product-name.ts'
import { rolesOf } from '../study/roles-of.ts'
import type { SettledClaim } from './settle-claims.ts'
import { columnHints, protectedHint, segmentHints, unlocks } from './suggestions.ts'
import { add, commented, commentOf, escaped } from './yaml-nodes.ts'

/**
 * The product file's text: what was found as YAML, why as comments. Names and values from the data become nodes, or
 * comments whose control characters are made visible, so that none of them can be read as YAML.
 */
export function writeProduct(study: FileStudy, claims: readonly SettledClaim[], questions: readonly string[]): string {
  const top = new YAMLMap()
  add(top, 'product', productName(study.path))
  add(top, 'data', dataMap(study), { before: ['decision: what the AI decides, in words'] })
  add(top, 'claims', claimsMap(claims), { before: claimsHead(study) })
  const document = new Document(top)
  document.commentBefore = commentOf(headOf(study))
  document.comment = commentOf(['Only you can say:', ...questions.map((question, i) => `${i + 1}. ${question}`)])
  return escaped(document.toString({ lineWidth: 0 }))
}

function headOf({ path, facts }: FileStudy): readonly string[] {
  const rejected = facts.rejected.map(({ rows, reason }) => `${formatRows(rows)} could not be read: ${reason}`)
  return [
    `Proposed by plumb init from ${basename(path)}: ${formatRows(facts.rows)}, ${formatCount(facts.names.length)} columns.`,
    'Every guess says why; every bound is what this data supports today. Change what is wrong.',
    ...rejected,
  ]
}

function dataMap(study: FileStudy): YAMLMap {
  const { path, label, threshold, units } = study
  const map = new YAMLMap()
  add(map, 'source', basename(path))
  const [columns, hints] = [columnsMap(study), [...columnHints(study), ...unlocks(study)]]
  if (columns.items.length > 0) {
    if (hints.length > 0) columns.comment = commentOf(hints)
    add(map, 'columns', columns)
  }
  if (label?.positive !== undefined) add(map, 'positive', label.positive.value, { after: label.positive.because })
  if (threshold !== undefined) add(map, 'threshold', threshold.value, { after: threshold.because })
  if (units.size > 0) add(map, 'units', unitsMap(units))
  const [segments, further] = [segmentsSeq(study), segmentHints(study)]
  if (segments.items.length > 0) {
    if (further.length > 0) segments.comment = commentOf(further)
    add(map, 'segments', segments)
  }
  const loose =
    segments.items.length > 0 || further.length === 0 ? [] : ['segments:', ...further.map((line) => `  ${line}`)]
  const rest = [...(columns.items.length > 0 ? [] : hints), ...loose, ...protectedHint(study)]
  if (rest.length > 0) map.comment = commentOf(rest)
  return map
}

function columnsMap(study: FileStudy): YAMLMap {
  const map = new YAMLMap()
  for (const [role, guess] of Object.entries(rolesOf(study))) {
    if (guess !== undefined) add(map, role, guess.column.name, { after: guess.because })
  }
  return map
}

function unitsMap(units: FileStudy['units']): YAMLMap {
  const map = new YAMLMap()
  for (const [column, unit] of units) add(map, column, unit)
  return map
}

function segmentsSeq({ segments }: FileStudy): YAMLSeq {
  const seq = new YAMLSeq()
  for (const { column, because } of segments.chosen) seq.items.push(commented(column.name, because))
  return seq
}

function claimsHead({ label, answers }: FileStudy): readonly string[] {
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
