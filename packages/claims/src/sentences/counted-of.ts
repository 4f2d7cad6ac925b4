/** `1,148 were`, or, where weights make a count meaningless, that a weighted part was. */
export function countedOf(yes: string | undefined): string {
  return yes === undefined ? 'a weighted part was' : `${yes} ${yes === '1' ? 'was' : 'were'}`
}

/** `are`, or `is` of one row. Words of a product's own stay plural. */
export function areOf(rows: string): 'is' | 'are' {
  return rows === 'row' ? 'is' : 'are'
}
