import { formatCount, type Value } from '@plumb/claims'
import { queryRows, type Engine } from '../../warehouse/connection.ts'
import { quoteName, quoteText } from '../../warehouse/quote.ts'
import type { StudiedColumn } from './study-columns.ts'
import { isUsual, meansYes, valueWord } from './value-words.ts'

export interface ThresholdGuess {
  readonly value: number
  readonly because: string
}

/**
 * The threshold at which a score gives exactly the predictions: above the largest score that was not flagged, up to the
 * smallest that was. Undefined where none does.
 */
export async function findThreshold(
  engine: Engine,
  relation: string,
  {
    score,
    prediction,
    positive,
  }: { readonly score: StudiedColumn; readonly prediction: StudiedColumn; readonly positive: Value },
): Promise<ThresholdGuess | undefined> {
  const flagged = flaggedValue(prediction, positive)
  if (flagged === undefined) return undefined
  const [answer, value] = [quoteName(prediction.name), quoteName(score.name)]
  const is = `${answer}::varchar = ${quoteText(String(flagged))}::${sqlType(prediction)}::varchar`
  const both = `from ${relation} where ${answer} is not null and ${value} is not null`
  const ends = `min(${value}) filter (${is}) as least, max(${value}) filter (not (${is})) as most, count(*)::double as rows`
  const [row = {}] = await queryRows(engine, `select ${ends} ${both}`)
  const { least, most, rows } = row
  if (typeof least !== 'number' || typeof most !== 'number' || most >= least) return undefined
  const at = shortest(most, least)
  const said = `${prediction.name} is ${String(flagged)} exactly where ${score.name} >= ${at}, in all ${formatCount(Number(rows))} rows that have both`
  return { value: at, because: said }
}

/** What the prediction calls the positive value: the same, or its own yes. */
function flaggedValue({ counts = [] }: StudiedColumn, positive: Value): Value | undefined {
  const same = counts.find(({ value }) => valueWord(value) === valueWord(positive))
  const usual = counts.every(({ value }) => isUsual(value)) ? counts.find(({ value }) => meansYes(value)) : undefined
  return (same ?? usual)?.value
}

function sqlType({ type }: StudiedColumn): string {
  return type === 'number' ? 'double' : type === 'boolean' ? 'boolean' : 'varchar'
}

/** The number with the fewest digits in (above, upTo]. */
function shortest(above: number, upTo: number): number {
  const places = Array.from({ length: 15 }, (_, digits) => digits)
  const rounded = places.map((digits) => Number((Math.floor(upTo * 10 ** digits) / 10 ** digits).toFixed(digits)))
  return rounded.find((value) => value > above && value <= upTo) ?? upTo
}
