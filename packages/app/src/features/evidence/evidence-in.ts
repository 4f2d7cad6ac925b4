import { InputError } from '@plumb/claims'
import { embeddedText } from './embedded-json.ts'

/** The evidence as JSON text: the file itself, or what a report holds inside. */
export function evidenceIn(text: string, file: string): string {
  if (!isReport(text)) return text
  const evidence = embeddedText(text, 'evidence')
  if (evidence !== undefined) return evidence
  const details = { file, wanted: 'a report that `plumb report` wrote', got: 'a page without evidence' }
  throw new InputError('bad-file', `${file} holds no evidence`, details)
}

/** A page, not JSON. */
export function isReport(text: string): boolean {
  return /^\s*</.test(text)
}
