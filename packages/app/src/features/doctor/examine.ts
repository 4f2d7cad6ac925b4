import type { OpenFile } from '../study/open-data-file.ts'
import { studyFile, type StudyOptions } from '../study/study-file.ts'
import type { Examination } from './examination.ts'
import { countRepeats } from './probes/count-repeats.ts'
import type { Probe } from './probes/probe.ts'
import { sampleRowsOf } from './probes/sample-rows.ts'
import { seeBad } from './probes/see-bad.ts'
import { seeCalendar } from './probes/see-calendar.ts'
import { seeNumbers } from './probes/see-numbers.ts'
import { seePersonal } from './probes/see-personal.ts'
import { seeScore } from './probes/see-score.ts'
import { seeSignals } from './probes/see-signals.ts'
import { seeTexts } from './probes/see-texts.ts'
import { seeTwins } from './probes/see-twins.ts'

export interface ExamineOptions extends StudyOptions {
  readonly now: Date
}

/** Looks at a file from all sides. */
export async function examine(file: OpenFile, { now, ...options }: ExamineOptions): Promise<Examination> {
  const { engine, relation, facts, formats, rejected } = file
  const study = await studyFile(file, options)
  const size = { rows: facts.rows, columns: Math.max(1, facts.names.length) }
  const { sample, looked } = await sampleRowsOf(engine, relation, size)
  const probe: Probe = { engine, relation, sample, looked, study }
  const texts = await seeTexts(probe)
  return {
    study,
    formats,
    rejected,
    looked,
    now,
    repeats: await countRepeats(probe, texts),
    texts,
    numbers: await seeNumbers(probe),
    bad: await seeBad(probe),
    personal: await seePersonal(probe),
    signals: await seeSignals(probe),
    score: await seeScore(probe),
    twins: await seeTwins(probe),
    calendar: await seeCalendar(probe),
  }
}
