import type { SliceResult, Verdict } from '../check/check.ts'
import { boundText } from '../sentences/bound-text.ts'
import { estimateText } from '../sentences/estimate-text.ts'
import { formatPlain } from '../sentences/format-value.ts'
import { bob } from './bob.ts'
import { otherSlices } from './other-slices.ts'
import { plumbScale, type Plumbed, type PlumbScale, type ScaleOptions } from './plumb-scale.ts'
import { element, escapeXml, line, percent, placed, words, type Length } from './svg.ts'
import { verdictColour, verdictWord } from './verdict-glyph.ts'

/** A claim's result, or a slice's with the bound of its claim. */
export type PlumbRow = Plumbed & {
  readonly verdict: Verdict
  readonly beneath?: Verdict | null
  readonly widenedLow?: number | null
  readonly widenedHigh?: number | null
  /** The slice that the estimate speaks of; it is not drawn a second time as a tick. */
  readonly where?: SliceResult['where'] | null
  readonly slices?: readonly Pick<SliceResult, 'estimate' | 'where'>[]
}

/** Options of `plumbPlot`. */
export interface PlumbPlotOptions extends ScaleOptions {
  /** Pixels, or a percentage of what the picture stands in. */
  readonly width?: number | string
  /** The ink line and its bob; false where one line runs through all rows of a table. */
  readonly line?: boolean
  /** The two ends under the axis. */
  readonly ends?: boolean
  /** Its words for screen readers; false where the text beside it says the same. */
  readonly spoken?: boolean
}

/**
 * One row of a board as SVG: the bound is the plumb line in the centre, right of it is kept, left of it broken. The dot is
 * the estimate and the whisker its range; a square is an exact count; ticks are the other slices; an arrow says that a
 * range goes on. Of two bounds the nearer one stands in the centre and the other is dashed.
 */
export function plumbPlot(
  row: PlumbRow,
  { width = '100%', line: plumb = true, ends = true, spoken = true, span }: PlumbPlotOptions = {},
): string {
  const scale = plumbScale(row, { span })
  const height = ends ? 44 : 26
  const marks = [
    axis(row, scale, ends),
    plumb
      ? line(['50%', 0], ['50%', height - 10], { stroke: 'var(--ink)', 'stroke-width': 1.5 }) + bob('50%', height - 11)
      : '',
    otherBound(scale),
    ...otherSlices(row).map(({ estimate }) => tick(estimate, scale)),
    widened(row, scale),
    interval(row, scale),
  ]
  const attributes = { class: 'plumb-plot', width, height }
  if (!spoken) return element('svg', { ...attributes, 'aria-hidden': 'true' }, marks.join(''))
  const said = `<title>${title(row)}</title><desc>${describe(row, scale)}</desc>`
  return element('svg', { ...attributes, role: 'img' }, said + marks.join(''))
}

const middle = 17

function title(row: PlumbRow): string {
  return escapeXml(`${estimateText(row)}; promised ${boundText(row)}: ${verdictWord(row.verdict)}`)
}

function describe(row: PlumbRow, { ends }: PlumbScale): string {
  const [left, right] = ends.map((end) => formatPlain(end, row.unit))
  return escapeXml(`Axis from ${left} to ${right}; the promise in the centre, kept on its right.`)
}

/** Of the picture's width: the axis keeps 4% free at each side. */
function place(at: number): string {
  return percent(0.5 + 0.46 * Math.max(-1, Math.min(1, at)))
}

function axis(row: PlumbRow, scale: PlumbScale, labels: boolean): string {
  if (row.estimate === null) {
    return line([place(-1), middle], [place(1), middle], { stroke: 'var(--none)', 'stroke-dasharray': '2 4' })
  }
  const [left, right] = scale.ends.map(scale.at) as [number, number]
  const base = line([place(left), middle], [place(right), middle], { stroke: 'var(--line)' })
  return labels ? base + label(row, scale, 0, left) + label(row, scale, 1, right) : base
}

/** An end that stops close to the plumb line is written beside the line, not across it. */
function label(row: PlumbRow, { ends }: PlumbScale, side: 0 | 1, at: number): string {
  const close = Math.abs(at) < 0.35
  const anchor = (side === 0) === close ? 'end' : 'start'
  const attributes = { class: 'tick', 'text-anchor': anchor, dx: close ? (side === 0 ? -7 : 7) : undefined }
  return words(
    formatPlain(ends[side], row.unit, { signed: row.direction === 'compare' }),
    close ? '50%' : place(at),
    40,
    attributes,
  )
}

function otherBound({ other, at }: PlumbScale): string {
  if (other === null) return ''
  const x = place(at(other))
  return line([x, middle - 12], [x, middle + 12], {
    stroke: 'var(--ink)',
    'stroke-width': 1.5,
    'stroke-dasharray': '3 2',
  })
}

function tick(estimate: number | null, { at }: PlumbScale): string {
  if (estimate === null) return ''
  const share = at(estimate)
  if (Math.abs(share) > 1) return arrow(share, 'var(--ink-3)', 3)
  return line([place(share), middle - 6], [place(share), middle + 6], { stroke: 'var(--ink-3)', 'stroke-width': 1.5 })
}

/** The range at the slice's Holm step, drawn only where the estimate lies on the breaking side: keeping needs no correction. */
function widened(row: PlumbRow, { at }: PlumbScale): string {
  const { estimate, widenedLow: low, widenedHigh: high } = row
  if (estimate === null || low === null || high === null || low === undefined || high === undefined) return ''
  if (at(estimate) >= 0) return ''
  return line([place(at(low)), middle], [place(at(high)), middle], { stroke: colourOf(row), 'stroke-width': 1 })
}

function interval(row: PlumbRow, { at }: PlumbScale): string {
  if (row.estimate === null) return ''
  const colour = colourOf(row)
  const mark = at(row.estimate)
  if (Math.abs(mark) > 1) return arrow(mark, colour, 5)
  if (row.low === row.high && row.low !== null) return placed(place(mark), middle, square(colour))
  return whisker(row, at, colour) + element('circle', { cx: place(mark), cy: middle, r: 4.5, fill: colour })
}

function whisker({ low, high }: PlumbRow, at: PlumbScale['at'], colour: string): string {
  const sides = [at(low ?? -Infinity), at(high ?? Infinity)].toSorted((a, b) => a - b) as [number, number]
  const [left, right] = sides
  // A range narrower than the dot needs no whisker: 9 px of the usual 288.
  if (right - left < 0.068) return ''
  const stroke = { stroke: colour, 'stroke-width': 2 }
  return line([place(left), middle], [place(right), middle], stroke) + sides.map((end) => endOf(end, colour)).join('')
}

function endOf(at: number, colour: string): string {
  if (Math.abs(at) > 1.0001) return arrow(at, colour, 4)
  const x: Length = place(at)
  return line([x, middle - 4], [x, middle + 4], { stroke: colour, 'stroke-width': 2 })
}

function arrow(at: number, colour: string, size: number): string {
  const [from, tip] = at < 0 ? [2, -size] : [-2, size]
  const path = { d: `M${from} ${-size} L${tip} 0 L${from} ${size}`, fill: 'none', stroke: colour, 'stroke-width': 2 }
  return placed(place(at), middle, element('path', path))
}

function square(colour: string): string {
  return element('rect', { x: -4, y: -4, width: 8, height: 8, fill: colour })
}

/** A waiver does not change what was found. */
function colourOf({ verdict, beneath }: PlumbRow): string {
  return verdictColour(verdict === 'waived' ? (beneath ?? verdict) : verdict)
}
