import { findThreshold, type ThresholdGuess } from './find-threshold.ts'
import type { FileStudy } from './file-study.ts'
import { guessAmounts } from './guess-amounts.ts'
import { guessAnswers, type AnswerGuess } from './guess-answers.ts'
import { guessLabel, namedLabel, type LabelGuess } from './guess-label.ts'
import { guessCluster, guessId, guessTime, guessWeight } from './guess-others.ts'
import { guessBands, guessSegments } from './guess-segments.ts'
import type { OpenFile } from './open-data-file.ts'
import { guessUnits } from './guess-units.ts'
import { studyColumns, type StudiedColumn } from './study-columns.ts'

export interface StudyOptions {
  /** The label, where a person names it. */
  readonly label?: string
}

/** Looks at a file and guesses what its columns are. */
export async function studyFile(file: OpenFile, options: StudyOptions = {}): Promise<FileStudy> {
  const { engine, relation, facts, path } = file
  const columns = await studyColumns(engine, relation, facts)
  const label = options.label === undefined ? guessLabel(columns) : namedLabel(columns, options.label)
  const answers = guessAnswers(columns, label)
  const amounts = label === undefined && answers.prediction === undefined ? guessAmounts(columns) : undefined
  const taken = [label, amounts?.label, amounts?.prediction, answers.prediction, answers.score].map(
    (role) => role?.column,
  )
  const id = guessId(without(columns, taken))
  const time = guessTime(columns)
  const cluster = guessCluster(without(columns, [...taken, id?.column]))
  const weight = guessWeight(without(columns, [...taken, id?.column, cluster?.column]))
  const plain = without(columns, [...taken, id?.column, cluster?.column, weight?.column])
  return {
    path,
    facts,
    columns,
    id,
    time,
    label,
    answers,
    amounts,
    cluster,
    weight,
    threshold: await thresholdOf(file, label, answers),
    segments: guessSegments(plain),
    bands: await guessBands(engine, relation, plain),
    units: guessUnits(columns),
    window: windowOf(time?.column, facts.rows),
  }
}

/** The study with another value as the positive one. */
export async function withLabel(file: OpenFile, study: FileStudy, label: LabelGuess): Promise<FileStudy> {
  return { ...study, label, threshold: await thresholdOf(file, label, study.answers) }
}

function without(
  columns: readonly StudiedColumn[],
  taken: readonly (StudiedColumn | undefined)[],
): readonly StudiedColumn[] {
  return columns.filter((column) => !taken.includes(column))
}

async function thresholdOf(
  { engine, relation }: OpenFile,
  label: LabelGuess | undefined,
  { score, prediction }: AnswerGuess,
): Promise<ThresholdGuess | undefined> {
  if (score === undefined || label?.task === 'multiclass') return undefined
  if (prediction === undefined) {
    const because = 'the usual one: no column says what was predicted'
    return score.inRange && label !== undefined ? { value: 0.5, because } : undefined
  }
  const positive = label?.positive?.value ?? 1
  return findThreshold(engine, relation, { score: score.column, prediction: prediction.column, positive })
}

const dayUs = 86_400e6

/** Fewer rows a week say little of a week. */
const leastWeekly = 100

/** Eight weeks or four where the file covers them, months where weeks are thin, else seven days. */
function windowOf(time: StudiedColumn | undefined, rows: number): string | undefined {
  const days = ((time?.maximum ?? 0) - (time?.minimum ?? 0)) / dayUs
  const thin = rows < (leastWeekly * days) / 7
  if (thin && days >= 92) return `each month over the last ${days >= 184 ? 6 : 3}`
  if (days >= 28) return `each week over the last ${days >= 56 ? 8 : 4}`
  return days >= 7 ? 'each day over the last 7' : undefined
}
