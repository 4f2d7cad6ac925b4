import { escapeXml, visibleText } from '@plumb/claims'

/** Text from data for a terminal: no control character or direction mark reaches it. */
export function inertTerminal(text: string): string {
  return visibleText(text)
}

/** Text from data inside HTML, in an element or a quoted attribute. */
export function inertHtml(text: string): string {
  return escapeXml(text)
}

/** Text from data inside XML: what XML 1.0 cannot hold is shown as a visible escape. */
export function inertXml(text: string): string {
  return escapeXml(text).replace(/[\ufffe\uffff]/g, (found) => `\\u${found.charCodeAt(0).toString(16)}`)
}

/** Text from data in running Markdown: no markup, HTML, link, mention, reference to an issue, or formula comes alive. */
export function inertMarkdown(text: string): string {
  return visibleText(text)
    .replace(/[\\`*_{}[\]|~$]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@|:(?=\/\/)|www(?=\.)|mailto(?=:)|GH(?=-\d)|#(?=\d)/gi, '$&\u200b')
}

/** Text from data as Markdown code; the fence is longer than any run of backticks in it. */
export function inertMarkdownCode(text: string): string {
  const shown = visibleText(text).replaceAll('|', '\\|')
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = longest > 0 || shown.trim() === '' ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** A field of CSV. Numbers stay numbers; text that a spreadsheet would compute gets an apostrophe before it. */
export function inertCsv(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const shown = visibleText(value)
  const safe = /^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(shown) ? `'${shown}` : shown
  return /[",;'\s]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** JSON for a terminal or a pipe: invisible characters are written as escapes, so that it reads back the same. */
export function jsonText(value: unknown, { indent = 0 }: { readonly indent?: number } = {}): string {
  return escaped(JSON.stringify(value, null, indent), /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu)
}

/** JSON that can stand inside a script element: no `<`, `>` or `&` is left in it. */
export function inertJson(value: unknown): string {
  return escaped(jsonText(value), /[<>&]/g)
}

/** UTF-16 escapes, as JSON has them. */
function escaped(json: string, what: RegExp): string {
  return json.replace(what, (found) =>
    Array.from({ length: found.length }, (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  )
}
