/**
 * The value at the place of the highest number of a list; of equal numbers the first. Null where a number is missing:
 * `greatest` would pass over it. Two lists rather than one test a value, so that the text grows with their number only.
 */
export function printHighest(values: readonly string[], among: readonly string[]): string {
  const present = among.map((sql) => `${sql} is not null`).join(' and ')
  const list = among.join(', ')
  return `(case when ${present} then [${values.join(', ')}][list_position([${list}], greatest(${list}))] end)`
}
