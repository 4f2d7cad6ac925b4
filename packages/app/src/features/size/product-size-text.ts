import { chancePercent, formatCount } from '@plumb/claims'
import { inertTerminal } from '../../output/inert.ts'
import type { ProductSize, SliceSize } from './size-on-product.ts'

/** What the rows of a product could show, a line a slice, and of all at once. */
export function productSizeText({ product, counted, data }: ProductSize): string {
  const { slices, chance, leftOut } = data
  return [
    `What the rows of ${inertTerminal(product)} could show`,
    ...slices.map((slice) => `  ${inertTerminal(sliceLine(slice, counted))}`),
    ...(leftOut === 0 ? [] : [`  ${formatCount(leftOut)} with too few rows to decide: left out.`]),
    ...(chance === null || slices.length < 2 ? [] : [`  All of them at once: a chance of ${chancePercent(chance)}.`]),
  ].join('\n')
}

function sliceLine({ where, rows, lacking, chance, claim }: SliceSize, counted: string): string {
  const place = where === null ? '' : `${where}: `
  const odds = chance === null ? '' : `; a chance of ${chancePercent(chance)} to show it`
  const enough = lacking === null ? '' : lacking === 0 ? ', enough' : `, ${formatCount(lacking)} too few`
  const could =
    claim === null ? '; no bound can be shown yet' : `; could show ${claim.replace(/ (in each|each) .*$/, '')}`
  return `${place}${formatCount(rows)} ${counted}${enough}${odds}${could}.`
}
