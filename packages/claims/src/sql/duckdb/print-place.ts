/**
 * How many numbers of a list stand above its own one, as a DOUBLE; of equal ones the later stands higher. Null without an
 * own one. The list goes into the lambda as a value, so that no column can be mistaken for a parameter, and none is
 * compared with all the others in the text itself: that would grow with the square of their number.
 */
export function printPlace(own: string, among: readonly string[]): string {
  const list = `[${among.join(', ')}]`
  const at = `(cast(${own} as bigint) + 1)`
  const bound = `[{'own': ${at}, 'value': ${list}[${at}], 'among': ${list}}]`
  const isAbove = 'lambda x, i: x > one.value or (x = one.value and i > one.own)'
  const counted = `list_transform(${bound}, lambda one: len(list_filter(one.among, ${isAbove})))[1]`
  return `(case when ${own} is not null then cast(${counted} as double) end)`
}
