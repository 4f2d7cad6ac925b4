import type { Check } from '@plumb/claims'
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
  return page.includes(opening)
}

const opening = '<script type="application/json" id="history">'

function historyIn(page: string): ReportHistory | null {
  const start = page.indexOf(opening)
  const end = page.indexOf('</script>', start)
  return start < 0 || end < 0 ? null : readReportHistory(page.slice(start + opening.length, end))
}
