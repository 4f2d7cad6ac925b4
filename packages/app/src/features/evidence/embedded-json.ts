import { inertJson } from '../../output/inert.ts'

/** What a page holds of the check that it tells: the evidence, and what the record said. */
export type Embedded = 'evidence' | 'history'

/** A value as it stands in a page, where no script runs it. */
export function embeddedJson(id: Embedded, value: unknown): string {
  return `${opening(id)}${inertJson(value)}${closing}`
}

/** The text of such a value; undefined where a page holds none. */
export function embeddedText(page: string, id: Embedded): string | undefined {
  const start = page.indexOf(opening(id))
  const end = page.indexOf(closing, start)
  return start < 0 || end < 0 ? undefined : page.slice(start + opening(id).length, end)
}

function opening(id: Embedded): string {
  return `<script type="application/json" id="${id}">`
}

const closing = '</script>'
