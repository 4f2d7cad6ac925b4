import { InputError } from '@plumb/claims'

const opening = '<script type="application/json" id="evidence">'
const closing = '</script>'

/** The evidence as JSON text: the file itself, or what a report holds inside. */
export function evidenceIn(text: string, file: string): string {
  if (!isReport(text)) return text
  const start = text.indexOf(opening)
  const end = text.indexOf(closing, start)
  if (start < 0 || end < 0) {
    const details = { file, wanted: 'a report that `plumb report` wrote', got: 'a page without evidence' }
    throw new InputError('bad-file', `${file} holds no evidence`, details)
  }
  return text.slice(start + opening.length, end)
}

/** A page, not JSON. */
export function isReport(text: string): boolean {
  return /^\s*</.test(text)
}
