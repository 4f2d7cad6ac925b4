import { InputError } from '@plumb/claims'
import { withDataFile, type DataFileOptions } from '../study/open-data-file.ts'
import { columnReports } from './column-reports.ts'
import type { Diagnosis } from './diagnosis.ts'
import { examine, type ExamineOptions } from './examine.ts'
import { findingsOf } from './findings.ts'
import { supportsOf } from './supports.ts'

export type DiagnoseOptions = Omit<DataFileOptions, 'badTexts' | 'memoryMb'> & ExamineOptions

/** Every column is read at once, and the process takes about as much again for files that are decoded. */
const memoryMb = 480

/**
 * Reads a data file and says what it is, what looks wrong with it, and what it supports.
 *
 * @param file csv, tsv, json, jsonl or parquet, relative to `cwd`
 * @throws {InputError} `not-found`, `bad-file`, `bad-value`, `unknown-name` and `wrong-shape` for the label
 */
export async function diagnose(file: string, { cwd, allow, ...options }: DiagnoseOptions): Promise<Diagnosis> {
  if (/\.ya?ml$/i.test(file)) throw isProduct(file)
  return withDataFile(file, { cwd, allow, badTexts: true, memoryMb }, async (opened) => {
    const examination = await examine(opened, options)
    const { study, rejected, looked, formats } = examination
    return {
      schema: 'plumb/doctor@1',
      source: file,
      format: formats[0]!,
      rows: study.facts.rows,
      rejected: rejected.flatMap(({ lines, reason }) => lines.map((line) => ({ line, reason }))),
      rejectedRows: rejected.reduce((total, { rows }) => total + rows, 0),
      looked,
      columns: columnReports(study),
      findings: findingsOf(examination),
      supports: supportsOf(study),
    }
  })
}

function isProduct(file: string): InputError {
  const message = `${file} is a product file, or could be one; doctor wants a data file`
  return new InputError('bad-file', message, { wanted: 'a data file', got: file })
}
