import { visibleText } from '../sentences/visible-text.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** Text that is inert in SVG, HTML and XML: markup is escaped, invisible orders are visible. */
export function escapeXml(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (found) => entities[found] ?? found)
}

/** One element; children are markup. Attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, children = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('')
  return children === '' ? `<${name}${written}/>` : `<${name}${written}>${children}</${name}>`
}

/** A straight line. */
export function line(from: readonly [Length, Length], to: readonly [Length, Length], attributes: Attributes): string {
  return element('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], ...attributes })
}

/** Words at a place. */
export function words(text: string, x: Length, y: number, attributes: Attributes): string {
  return element('text', { x, y, ...attributes }, escapeXml(text))
}

/** A shape drawn around (0, 0), set at a place that may be a percentage. */
export function placed(x: Length, y: number, shape: string): string {
  return element('svg', { x, y, width: 1, height: 1, overflow: 'visible' }, shape)
}

/** A percentage of the drawing's width, so that it is laid out at any width and its text is never scaled. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`
}

/** Pixels, or a percentage of the width. */
export type Length = number | string

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
