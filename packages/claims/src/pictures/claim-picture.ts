import type { SliceResult, Verdict } from '../check/check.ts'
import { boundText } from '../sentences/bound-text.ts'
import { estimateText } from '../sentences/estimate-text.ts'
import { formatCount } from '../sentences/format-rows.ts'
import { formatPlain } from '../sentences/format-value.ts'
import { unitStyle } from '../sentences/units.ts'
import { whereText } from '../sentences/where-text.ts'
import { bob } from './bob.ts'
import { otherSlices } from './other-slices.ts'
import type { Plumbed } from './plumb-scale.ts'
import { element, escapeXml, line, percent, placed, words, type Attributes, type Length } from './svg.ts'
import { ticks } from './ticks.ts'
import { verdictColour, verdictWord } from './verdict-glyph.ts'

export type PicturedSlice = Pick<SliceResult, 'where' | 'verdict' | 'estimate' | 'low' | 'high' | 'n'>

/** What `claimPicture` needs to know of a claim. */
export type PicturedClaim = Plumbed & {
  readonly verdict: Verdict
  readonly beneath?: Verdict | null
  readonly n: number
  readonly where?: PicturedSlice['where'] | null
  readonly slices?: readonly PicturedSlice[]
}

/** Options of `claimPicture`. */
export interface ClaimPictureOptions {
  readonly width?: number | string
  /** Slices drawn beneath, by concern. */
  readonly most?: number
}

/**
 * The large picture of one claim as SVG: a natural axis (never mirrored), the kept side shaded, the plumb line on the bound
 * (two lines for `between`), the estimate with its range, and beneath it the other slices in grey. Labels stand on the marks.
 */
export function claimPicture(claim: PicturedClaim, { width = '100%', most = 6 }: ClaimPictureOptions = {}): string {
  const rows = otherSlices(claim)
    .filter(({ estimate }) => estimate !== null)
    .slice(0, most)
  const frame = framed(claim, rows)
  const marks = [
    ...keptSides(claim, frame),
    ...axis(claim, frame),
    ...plumbLines(claim, frame),
    ...rows.map((slice, index) => sliceRow(claim, slice, frame, 112 + index * sliceHeight)),
    mainMark(claim, frame),
  ]
  const attributes = { class: 'claim-picture', width, height: frame.foot + 44, role: 'img' }
  return element(
    'svg',
    attributes,
    `<title>${title(claim)}</title><desc>${describe(claim, rows)}</desc>${marks.join('')}`,
  )
}

const sliceHeight = 34

interface Frame {
  readonly low: number
  readonly high: number
  /** The y of the axis. */
  readonly foot: number
  readonly share: (value: number) => number
  readonly x: (value: number) => string
}

function framed(claim: PicturedClaim, rows: readonly PicturedSlice[]): Frame {
  const shown = [claim, ...rows].flatMap(({ estimate, low, high }) => [estimate, low, high])
  const values = [...shown, claim.bound]
    .flat()
    .filter((value): value is number => value !== null && Number.isFinite(value))
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = (most - least) * 0.12 || Math.abs(most) * 0.1 || 0.1
  const low = least >= 0 ? Math.max(0, least - room) : least - room
  const high = unitStyle(claim.unit).scale === 100 && most <= 1 ? Math.min(1, most + room) : most + room
  const share = (value: number): number => 0.03 + 0.94 * Math.max(0, Math.min(1, (value - low) / (high - low)))
  return { low, high, foot: 98 + rows.length * sliceHeight, share, x: (value) => percent(share(value)) }
}

function keptSides(claim: PicturedClaim, { low, high, foot, share }: Frame): string[] {
  const [from, to] = keptRange(claim)
  const [left, right] = [share(Math.max(from, low)), share(Math.min(to, high))]
  if (right <= left) return []
  return [
    element('rect', { x: percent(left), y: 26, width: percent(right - left), height: foot - 26, fill: 'var(--kept)' }),
  ]
}

function keptRange({ bound, direction, better }: PicturedClaim): readonly [number, number] {
  if (typeof bound !== 'number') return bound
  const below = direction === 'at-most' || (direction === 'compare' && better === 'lower')
  return below ? [-Infinity, bound] : [bound, Infinity]
}

function axis({ unit, direction }: PicturedClaim, { low, high, foot, x }: Frame): string[] {
  const stroke = { stroke: 'var(--ink-3)' }
  const base = line([x(low), foot], [x(high), foot], stroke)
  const each = ticks(low, high, 5).map(
    (value) =>
      line([x(value), foot], [x(value), foot + 5], stroke) +
      words(formatPlain(value, unit, { signed: direction === 'compare' }), x(value), foot + 18, {
        class: 'tick',
        'text-anchor': 'middle',
      }),
  )
  return [base, ...each]
}

function plumbLines(claim: PicturedClaim, { foot, share }: Frame): string[] {
  const [from, to] = keptRange(claim)
  const at = [claim.bound].flat().map(share)
  const lines = at.map(
    (value) =>
      line([percent(value), 8], [percent(value), foot], { stroke: 'var(--ink)', 'stroke-width': 1.5 }) +
      bob(percent(value), foot - 1),
  )
  const last = at.at(-1) ?? 0.5
  const first = at[0] ?? 0.5
  const [x, anchor, dx]: [number, string, number] = last > 0.5 ? [first, 'end', -8] : [last, 'start', 8]
  const promise = words(`promised: ${boundText(claim)}`, percent(x), 18, { class: 'strong', 'text-anchor': anchor, dx })
  return [...lines, promise, ...sides(from, to, first, last, foot + 36)]
}

function sides(from: number, to: number, first: number, last: number, y: number): string[] {
  const [left, right] = [
    from === -Infinity ? '◂ keeps it' : '◂ breaks it',
    to === Infinity ? 'keeps it ▸' : 'breaks it ▸',
  ]
  // Close to an edge there is no room for words; the shading says the same.
  return [
    first < 0.14 ? '' : words(left, percent(first), y, { class: 'tick', 'text-anchor': 'end', dx: -8 }),
    last > 0.86 ? '' : words(right, percent(last), y, { class: 'tick', 'text-anchor': 'start', dx: 8 }),
  ]
}

function mainMark(claim: PicturedClaim, { share }: Frame): string {
  const { where, n, estimate } = claim
  const name =
    where === null || where === undefined || Object.keys(where).length === 0 ? '' : `${shortened(whereText(where))}: `
  const text = `${name}${estimateText(claim)}, n ${formatCount(n)}`
  if (estimate === null) return words(`${name}no estimate`, '50%', 76, { 'text-anchor': 'middle' })
  const colour = verdictColour(claim.verdict === 'waived' ? (claim.beneath ?? claim.verdict) : claim.verdict)
  return (
    mark(claim, share, 68, { colour, width: 3, cap: 7, dot: 7 }) + beside(claim, share, text, 50, { class: 'strong' })
  )
}

/** A slice has its words above its mark, and room for both. */
function sliceRow(claim: PicturedClaim, slice: PicturedSlice, { share }: Frame, y: number): string {
  const text = `${shortened(whereText(slice.where))}: ${estimateText({ ...claim, ...slice })}, n ${formatCount(slice.n)}`
  const label = beside(slice, share, text, y - 9, { class: 'tick' })
  return mark(slice, share, y, { colour: 'var(--ink-3)', width: 2, cap: 4, dot: 4 }) + label
}

/** Words above a mark, kept inside the picture and readable across a line. */
function beside(
  { estimate, low, high }: Pick<PicturedClaim, 'estimate' | 'low' | 'high'>,
  share: Frame['share'],
  text: string,
  y: number,
  attributes: Attributes,
): string {
  const [from, to] = [share(low ?? estimate ?? 0), share(high ?? estimate ?? 0)]
  const middle = (from + to) / 2
  const anchor = middle < 0.38 ? 'start' : middle > 0.62 ? 'end' : 'middle'
  const x = { start: from, middle, end: to }[anchor]
  const halo = { stroke: 'var(--surface)', 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
  return words(text, percent(x), y, { ...attributes, 'text-anchor': anchor, ...halo })
}

/** A label is for finding a mark; the table beneath has the whole name. */
function shortened(text: string): string {
  return text.length <= 36 ? text : `${text.slice(0, 35)}…`
}

interface Pen {
  readonly colour: string
  readonly width: number
  readonly cap: number
  readonly dot: number
}

function mark(
  { estimate, low, high }: Pick<PicturedClaim, 'estimate' | 'low' | 'high'>,
  share: Frame['share'],
  y: number,
  pen: Pen,
): string {
  if (estimate === null) return ''
  const stroke = { stroke: pen.colour, 'stroke-width': pen.width }
  const x: Length = percent(share(estimate))
  if (low === high && low !== null) {
    return placed(
      x,
      y,
      element('rect', { x: -pen.dot, y: -pen.dot, width: 2 * pen.dot, height: 2 * pen.dot, fill: pen.colour }),
    )
  }
  const [from, to] = [percent(share(low ?? -Infinity)), percent(share(high ?? Infinity))]
  const caps = [from, to].map((end) => line([end, y - pen.cap], [end, y + pen.cap], stroke)).join('')
  return line([from, y], [to, y], stroke) + caps + element('circle', { cx: x, cy: y, r: pen.dot, fill: pen.colour })
}

function title(claim: PicturedClaim): string {
  return escapeXml(
    `${estimateText(claim)}, n ${formatCount(claim.n)}; promised ${boundText(claim)}: ${verdictWord(claim.verdict)}`,
  )
}

function describe(claim: PicturedClaim, rows: readonly PicturedSlice[]): string {
  const each = rows.map(
    (slice) => `${whereText(slice.where)} ${estimateText({ ...claim, ...slice })} ${verdictWord(slice.verdict)}`,
  )
  return escapeXml(each.length === 0 ? 'No slices.' : `Other slices: ${each.join('; ')}.`)
}
