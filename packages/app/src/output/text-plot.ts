import { otherSlices, plumbScale, type PlumbRow } from '@plumb/claims'
import type { Paint } from './paint.ts'

/**
 * The plumb plot in letters: `    ├──●──┤    │`. The line is the promise, right of it is kept; `■` is an exact count, `¦`
 * another slice, `◂` `▸` say that the range goes on.
 */
export function textPlot(row: PlumbRow, { width, paint }: { readonly width: number; readonly paint: Paint }): string {
  const half = Math.floor(width / 2)
  const cells = Array.from({ length: half * 2 + 1 }, () => ' ')
  const scale = plumbScale(row)
  const cell = (value: number): number => half + Math.round(Math.max(-1, Math.min(1, scale.at(value))) * half)
  for (const { estimate } of otherSlices(row)) if (estimate !== null) cells[cell(estimate)] = '¦'
  if (row.estimate === null) cells.fill('·')
  if (scale.other !== null) cells[cell(scale.other)] = '┊'
  const crossed = drawInterval(row, cells, cell)
  if (!crossed) cells[half] = '│'
  const colour = row.verdict === 'waived' ? (row.beneath ?? row.verdict) : row.verdict
  const [left, middle, right] = [cells.slice(0, half), cells[half] ?? '', cells.slice(half + 1)].map((part) =>
    [part].flat().join(''),
  )
  const painted = (part = ''): string => (part.trim() === '' ? part : paint.verdict(colour, part))
  return painted(left) + (crossed ? painted(middle) : paint.strong(middle ?? '')) + painted(right)
}

/** Draws the range and says whether it covers the promise. */
function drawInterval({ estimate, low, high }: PlumbRow, cells: string[], cell: (value: number) => number): boolean {
  if (estimate === null) return false
  const half = (cells.length - 1) / 2
  const ends = [cell(low ?? -Infinity), cell(high ?? Infinity)].toSorted((a, b) => a - b) as [number, number]
  const [left, right] = ends
  for (let at = left; at <= right; at++) cells[at] = at === half ? '┼' : '─'
  if (left !== right) {
    cells[left] = low === null || high === null ? '◂' : left === half ? '┼' : '├'
    cells[right] = low === null || high === null ? '▸' : right === half ? '┼' : '┤'
  }
  cells[cell(estimate)] = low === high && low !== null ? '■' : '●'
  return left <= half && half <= right
}
