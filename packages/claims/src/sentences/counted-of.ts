/** `1,148 were`, or, where weights make a count meaningless, that a weighted part was. */
export function countedOf(yes: string | undefined): string {
  return yes === undefined ? 'a weighted part was' : `${yes} ${yes === '1' ? 'was' : 'were'}`
}

/** The verb of a count: `1 is`, `2 are`. */
export function areOf(count: string): 'is' | 'are' {
  return count === '1' ? 'is' : 'are'
}

/** The verb of a count: `1 has`, `2 have`. */
export function haveOf(count: string): 'has' | 'have' {
  return count === '1' ? 'has' : 'have'
}
