/** Grouped and sorted by the first columns, by position: a name such as `k0` could be a column of the file. */
export function printGroups(keys: number): string {
  if (keys === 0) return ''
  const places = Array.from({ length: keys }, (_, index) => index + 1)
  return ` group by ${places.join(', ')} order by ${places.map((place) => `${place} nulls first`).join(', ')}`
}
