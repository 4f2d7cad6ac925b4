import { createHash } from 'node:crypto'
import type { Check } from '@plumb/claims'
import { inertHtml } from '../../output/inert.ts'
import { embeddedJson } from '../evidence/embedded-json.ts'
import type { ReportHistory } from './report-history.ts'

export interface PageParts {
  readonly check: Check
  /** What the record says of the checks before; null where it was not asked. */
  readonly history: ReportHistory | null
  readonly title: string
  readonly style: string
  readonly body: string
  /** The class of the body: which page it is. */
  readonly kind: string
}

/**
 * One HTML file that makes no request and runs no script; the evidence stands in it as JSON, and so does what the record
 * said, so that the page can be written again from itself.
 */
export function page({ check, history, title, style, body, kind }: PageParts): string {
  const data = [embeddedJson('evidence', check), ...(history === null ? [] : [embeddedJson('history', history)])]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${inertHtml(title)}</title>
<style>${style}</style>
</head>
<body class="${kind}">
${body}
${data.join('\n')}
</body>
</html>
`
}

/** Nothing may be fetched, sent, framed or run; the one style sheet is known by its hash. */
function policy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`
}
