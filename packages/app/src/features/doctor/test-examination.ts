import type { FileStudy } from '../study/file-study.ts'
import type { StudiedColumn } from '../study/study-columns.ts'
import type { Examination, SeenNumber } from './examination.ts'

/** An examination in which nothing was seen, with changes: for tests of a single finding. */
export function examinationOf(columns: readonly StudiedColumn[], changes: Partial<Examination> = {}): Examination {
  const rows = columns[0]?.rows ?? 0
  return {
    study: studyOf(columns, rows),
    formats: [],
    rejected: [],
    looked: { rows, of: rows },
    now: new Date('2026-01-02T03:04:05Z'),
    repeats: { all: 0, sure: 0 },
    texts: [],
    numbers: [],
    bad: [],
    personal: [],
    signals: [],
    score: undefined,
    twins: [],
    calendar: undefined,
    ...changes,
  }
}

/** A column of whole numbers, as it would be studied. */
export function numberColumn(name: string, rows = 1000): StudiedColumn {
  return { name, type: 'number', missing: 0, bad: 0, distinct: 100, words: name.split('_'), rows, whole: true }
}

/** Both ends of some values, as they would be seen. */
export function seenNumbers(name: string, values: readonly number[]): SeenNumber {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const ends = [...counts].map(([value, rows]) => ({ value, rows })).toSorted((a, b) => a.value - b.value)
  const above = values.filter((value) => value > 0).toSorted((a, b) => a - b)
  return {
    name,
    values: values.length,
    distinct: counts.size,
    median: above[Math.floor(above.length / 2)] ?? 0,
    lowest: ends.slice(0, 25),
    highest: ends.toReversed().slice(0, 25),
  }
}

function studyOf(columns: readonly StudiedColumn[], rows: number): FileStudy {
  const names = columns.map(({ name }) => name)
  return {
    path: 'data.csv',
    facts: { name: 'data', rows, rejected: [], names, columns, fingerprint: 'sha256:0' },
    columns,
    id: undefined,
    time: undefined,
    label: undefined,
    answers: { otherScores: [] },
    amounts: undefined,
    cluster: undefined,
    weight: undefined,
    threshold: undefined,
    segments: { chosen: [], others: [] },
    bands: [],
    units: new Map(),
    window: undefined,
  }
}
