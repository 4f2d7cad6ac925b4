import type { Check } from '@plumb/claims'
import { embeddedText } from '../evidence/embedded-json.ts'
import { renderExecutive } from './render-executive.ts'
import { renderReport } from './render-report.ts'
import type { ReportHistory } from './report-history.ts'
import { readReportHistory } from './report-history.ts'

export type ReportKind = 'report' | 'executive'

/** The pages that a check can be told on. */
export const reportPages: Readonly<Record<ReportKind, (check: Check, history: ReportHistory | null) => string>> = {
  report: renderReport,
  executive: renderExecutive,
}

/** The page that a file should be, written again from the evidence and the history inside it. */
export function pageAgain(page: string, check: Check): string {
  const kind = page.includes('<body class="executive">') ? 'executive' : 'report'
  return reportPages[kind](check, historyIn(page))
}

/** Whether a file holds what the record said. */
export function hasHistory(page: string): boolean {
  return embeddedText(page, 'history') !== undefined
}

function historyIn(page: string): ReportHistory | null {
  const text = embeddedText(page, 'history')
  return text === undefined ? null : readReportHistory(text)
}
