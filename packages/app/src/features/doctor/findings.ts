import type { Examination } from './examination.ts'
import type { Finding, Severity } from './finding.ts'
import { badValues } from './findings/bad-values.ts'
import { conflictingLabels } from './findings/conflicting-labels.ts'
import { copiedRows } from './findings/copied-rows.ts'
import { disguisedMissing } from './findings/disguised-missing.ts'
import { duplicateRows } from './findings/duplicate-rows.ts'
import { emptyColumns } from './findings/empty-columns.ts'
import { farValues } from './findings/far-values.ts'
import { knownLater } from './findings/known-later.ts'
import { leaks } from './findings/leaks.ts'
import { missingAnswers } from './findings/missing-answers.ts'
import { mixedValues } from './findings/mixed-values.ts'
import { noNames } from './findings/no-names.ts'
import { noRows } from './findings/no-rows.ts'
import { noSignal } from './findings/no-signal.ts'
import { oddText } from './findings/odd-text.ts'
import { oddTimes } from './findings/odd-times.ts'
import { oneClass } from './findings/one-class.ts'
import { personalData } from './findings/personal-data.ts'
import { rareClass } from './findings/rare-class.ts'
import { repeatedKeys } from './findings/repeated-keys.ts'
import { scoreTrouble } from './findings/score-trouble.ts'
import { sentinelNumbers } from './findings/sentinel-numbers.ts'
import { spellings } from './findings/spellings.ts'
import { timeGaps } from './findings/time-gaps.ts'
import { twinColumns } from './findings/twin-columns.ts'
import { unreadLines } from './findings/unread-lines.ts'
import { zerosApart } from './findings/zeros-apart.ts'

/** Every kind of finding; of two that touch as many rows, the one that stands here first comes first. */
const finders: readonly ((examination: Examination) => readonly Finding[])[] = [
  noRows,
  unreadLines,
  noNames,
  oneClass,
  scoreTrouble,
  duplicateRows,
  copiedRows,
  repeatedKeys,
  leaks,
  noSignal,
  conflictingLabels,
  missingAnswers,
  badValues,
  mixedValues,
  sentinelNumbers,
  disguisedMissing,
  zerosApart,
  rareClass,
  timeGaps,
  oddTimes,
  spellings,
  farValues,
  personalData,
  oddText,
  emptyColumns,
  twinColumns,
  knownLater,
]

const order: readonly Severity[] = ['wrong', 'look', 'note']

/** What looks wrong with a file, what matters most first: by severity, then by the share of rows that it touches. */
export function findingsOf(examination: Examination): readonly Finding[] {
  return finders
    .flatMap((find) => find(examination))
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.estimate - a.estimate)
}
